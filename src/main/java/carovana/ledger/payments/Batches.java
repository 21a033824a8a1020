package carovana.ledger.payments;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Many rows in one go, and moments as the ledger has them: UTC without a zone. */
final class Batches {

    /**
     * Of one organization, where a list of keys is looked up: H2 would else go through all that the organization has,
     * since it looks lists up in an index only where nothing else can be.
     */
    static final String OF = "concat(organization, '') = ?";

    private static final int SIZE = 1000;

    private Batches() {}

    /** Sets the values of one row. */
    interface Row<T> {
        void set(PreparedStatement statement, T each) throws SQLException;
    }

    /** @return those whose statement changed a row */
    static <T> List<T> changed(JdbcTemplate jdbc, String sql, Collection<T> rows, Row<T> row) {
        var changed = new ArrayList<T>();
        var all = List.copyOf(rows);
        for (int from = 0; from < all.size(); from += SIZE) {
            var some = all.subList(from, Math.min(from + SIZE, all.size()));
            int[] counts = Arrays.stream(jdbc.batchUpdate(sql, some, some.size(), row::set))
                    .flatMapToInt(Arrays::stream)
                    .toArray();
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] == Statement.SUCCESS_NO_INFO) {
                    throw new IllegalStateException(
                            "The database driver does not count batched rows: leave reWriteBatchedInserts off");
                }
                if (counts[i] > 0) {
                    changed.add(some.get(i));
                }
            }
        }
        return changed;
    }

    static LocalDateTime utc(Instant moment) {
        return moment == null ? null : LocalDateTime.ofInstant(moment.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    static Instant moment(ResultSet row, String column) throws SQLException {
        var utc = row.getObject(column, LocalDateTime.class);
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }

    static String shortened(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }
}
