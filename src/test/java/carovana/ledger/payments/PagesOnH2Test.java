package carovana.ledger.payments;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.ledger.Databases;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

@DisplayName("Pages from an H2 file")
class PagesOnH2Test extends PagePromises {

    private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

    @TempDir
    Path folder;

    @Override
    DataSource database() {
        return Databases.h2(folder);
    }

    @Override
    void assertReadsNoMoreThan(int rows, JdbcTemplate jdbc, String sql, Object... values) {
        var plan = jdbc.queryForObject("explain analyze " + sql, String.class, values);
        var scanned = SCANNED.matcher(plan)
                .results()
                .mapToInt(each -> Integer.parseInt(each.group(1)))
                .sum();
        assertThat(scanned).as(plan).isPositive().isLessThanOrEqualTo(rows);
    }
}
