package carovana.ledger.payments;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.ledger.Databases;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.springframework.jdbc.core.JdbcTemplate;

@DisplayName("Pages from PostgreSQL")
class PagesOnPostgresTest extends PagePromises {

    private static final Pattern READ = Pattern.compile("actual time=\\S+ rows=(\\d+)");

    @Override
    DataSource database() {
        return Databases.postgres();
    }

    @Override
    void assertReadsNoMoreThan(int rows, JdbcTemplate jdbc, String sql, Object... values) {
        jdbc.execute("analyze");
        var plan = String.join("\n", jdbc.queryForList("explain analyze " + sql, String.class, values));
        // what is sorted was read below, and is counted there
        assertThat(READ.matcher(plan).results().mapToInt(each -> Integer.parseInt(each.group(1))))
                .as(plan)
                .isNotEmpty()
                .allMatch(each -> each <= rows);
    }
}
