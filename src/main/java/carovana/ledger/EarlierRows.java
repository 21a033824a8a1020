package carovana.ledger;

import carovana.positions.Operation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What stood in earlier pages of a drop: a file asks for one thing of a position, once. */
@Component
class EarlierRows {

    private final JdbcTemplate jdbc;

    EarlierRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param operation null when the row was rejected */
    record Earlier(int row, Operation operation) {

        static Earlier of(Entry entry) {
            return new Earlier(entry.firstRow(), entry.operation());
        }

        private static Earlier first(Earlier one, Earlier other) {
            return one.row <= other.row ? one : other;
        }
    }

    /**
     * IUPDs of this page that stood before in the same drop. Those of accepted creations are left out while they hold
     * their keys: who comes behind them finds the key taken.
     */
    Map<String, Earlier> of(Page page) {
        var earlier = new HashMap<String, Earlier>();
        var asked = new HashSet<String>();
        var all = new HashSet<String>();
        for (var entry : page.entries()) {
            all.add(entry.iupd());
            if (entry.operation() != Operation.CREATE) {
                asked.add(entry.iupd());
            }
        }
        all.remove(null);
        asked.remove(null);
        jdbc.query(
                "select iupd, min(first_row) from verdict where drop_id = ? and iupd = any(?) group by iupd",
                row -> {
                    earlier.put(row.getString(1), new Earlier(row.getInt(2), null));
                },
                page.drop(),
                all.toArray(String[]::new));
        asked.addAll(earlier.keySet());
        if (hasFreedKeys(page)) {
            asked.addAll(all);
        }
        if (!asked.isEmpty()) {
            jdbc.query(
                    "select iupd, first_row, operation from instruction where drop_id = ? and iupd = any(?)"
                            + " and organization = ?",
                    row -> {
                        earlier.merge(
                                row.getString(1),
                                new Earlier(row.getInt(2), Operation.valueOf(row.getString(3))),
                                Earlier::first);
                    },
                    page.drop(),
                    asked.toArray(String[]::new),
                    page.organization().fiscalCode());
        }
        return earlier;
    }

    /** Whether some of the drop's positions are deleted or refused already, so that their keys tell nothing. */
    private boolean hasFreedKeys(Page page) {
        return Objects.requireNonNullElse(
                        jdbc.queryForObject(
                                "select changed + refused from drops where id = ?", Integer.class, page.drop()),
                        0)
                > 0;
    }

    static Reasons repeated(Entry entry, Earlier earlier) {
        if (earlier.operation == null || entry.operation() == null || earlier.operation == entry.operation()) {
            return Reasons.of(
                    "iupd \"%s\": stands already at row %d of this file; put its rows together, or give this one its own iupd"
                            .formatted(entry.iupd(), earlier.row));
        }
        return Reasons.of(
                "iupd \"%s\": row %d of this file asks for %s already, and this one for %s; a file asks for one thing of a position: put the other in a file of its own"
                        .formatted(entry.iupd(), earlier.row, word(earlier.operation), word(entry.operation())));
    }

    private static String word(Operation operation) {
        return operation.name().toLowerCase(Locale.ROOT);
    }
}
