package carovana.ledger;

import carovana.ledger.EntryOutcome.Payable;
import carovana.positions.DebtPosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What became of every entry of a drop, in the order of its rows. */
@Repository
public class DropOutcomes {

    /** Rows asked for at once, so that a drop of millions of rows needs no memory and no long transaction. */
    private static final int WINDOW = 1000;

    /** What the position was, as far as the ledger knows, when something was asked by its IUPD alone. */
    private static final String STANDING = """
            (select p.payload from instruction p
                where p.organization = i.organization and p.iupd = i.iupd and p.id < i.id and p.payload is not null
                    and exists (select 1 from outcome d
                        where d.instruction = p.id and d.kind in ('CREATED', 'UPDATED', 'RESTORED'))
                order by p.id desc limit 1)""";

    private static final String OUTCOMES = """
            select v.first_row, v.last_row, v.iupd, v.outcome, v.reasons, i.payload, null as warnings
            from verdict v left join instruction i on i.id = v.instruction
            where v.drop_id = ? and v.first_row > ? and v.first_row <= ?
            union all
            select i.first_row, i.last_row, i.iupd, case when o.kind is null or o.kind = 'REPLAYED' then 'WAITING' else o.kind end, '0\t' || o.reason, coalesce(i.payload, %s), i.warnings
            from instruction i left join outcome o on o.instruction = i.id
                and o.number = (select max(last.number) from outcome last where last.instruction = i.id)
            where i.drop_id = ? and i.first_row > ? and i.first_row <= ?
            order by 1""".formatted(STANDING);

    private final JdbcTemplate jdbc;

    DropOutcomes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The outcomes of a drop whose every row has one. */
    public Iterator<EntryOutcome> of(Drop drop) {
        return new Windows(drop.id(), drop.loadedRow());
    }

    private final class Windows implements Iterator<EntryOutcome> {
        private final long drop;
        private final int lastRow;
        private final Queue<EntryOutcome> window = new ArrayDeque<>();
        private int read;

        Windows(long drop, int lastRow) {
            this.drop = drop;
            this.lastRow = lastRow;
        }

        @Override
        public boolean hasNext() {
            while (window.isEmpty() && read < lastRow) {
                window.addAll(jdbc.query(
                        OUTCOMES, (row, n) -> outcome(row), drop, read, read + WINDOW, drop, read, read + WINDOW));
                read += WINDOW;
            }
            return !window.isEmpty();
        }

        @Override
        public EntryOutcome next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return window.remove();
        }
    }

    private static EntryOutcome outcome(ResultSet row) throws SQLException {
        var payload = row.getString(6);
        return new EntryOutcome(
                row.getInt(1),
                row.getInt(2),
                row.getString(3),
                "WAITING".equals(row.getString(4)) ? null : Outcome.valueOf(row.getString(4)),
                payload == null ? List.of() : payables(Payloads.read(payload)),
                reasons(row.getString(5), row.getString(7)));
    }

    private static List<Payable> payables(DebtPosition position) {
        return position.options().stream()
                .map(option -> new Payable(option.iuv(), option.amount(), position.organization()))
                .toList();
    }

    private static Reasons reasons(String outcome, String warnings) {
        if (outcome == null) {
            return Reasons.fromText(warnings);
        }
        return Reasons.fromText(warnings == null ? outcome : outcome + "\n" + warnings);
    }
}
