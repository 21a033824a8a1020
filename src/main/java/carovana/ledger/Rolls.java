package carovana.ledger;

import carovana.positions.DebtPosition;
import carovana.positions.Operation;
import carovana.positions.PaymentOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Rolls: lists of dues of which a back office always sends the whole, so that what is missing is gone. */
@Repository
public class Rolls {

    private final JdbcTemplate jdbc;
    private final Keys keys;

    Rolls(JdbcTemplate jdbc, Keys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /**
     * Positions of a roll.
     *
     * @param amount of all of them together, euro cents
     */
    public record Total(long positions, long amount) {}

    /**
     * A position as the ledger has it.
     *
     * @param position null when only pagoPA knows what it holds
     * @param isInvalid whether the last thing asked for it was to invalidate it
     */
    public record Standing(DebtPosition position, boolean isInvalid) {}

    /** All that is in a roll and has its key. */
    public Total total(String organization, String roll) {
        return jdbc.queryForObject(
                "select count(*), coalesce(sum(m.amount), 0) from roll_member m join position_key k"
                        + " on k.organization = m.organization and k.iupd = m.iupd"
                        + " where m.organization = ? and m.roll = ?",
                (row, n) -> new Total(row.getLong(1), row.getLong(2)),
                organization,
                roll);
    }

    /** What the ledger has of these positions; none for those that it does not have. */
    public Map<String, Standing> standing(String organization, Collection<String> iupds) {
        var standing = new HashMap<String, Standing>();
        keys.holdersOf(organization, iupds)
                .forEach((iupd, holder) -> standing.put(
                        iupd, new Standing(Payloads.read(holder.payload()), holder.latest() == Operation.INVALIDATE)));
        return standing;
    }

    /** In what a position that comes again differs from the one that stands; empty when in nothing. */
    public static List<String> differences(DebtPosition standing, DebtPosition again) {
        return Differences.between(standing, again);
    }

    /** @param amount euro cents */
    public record Member(String iupd, long amount) {}

    /** What is in a roll and has its key, in order, behind a given one. */
    public List<Member> all(String organization, String roll, String after, int limit) {
        return jdbc.query(
                "select m.iupd, m.amount from roll_member m join position_key k"
                        + " on k.organization = m.organization and k.iupd = m.iupd"
                        + " where m.organization = ? and m.roll = ? and m.iupd > ? order by m.iupd limit ?",
                (row, n) -> new Member(row.getString(1), row.getLong(2)),
                organization,
                roll,
                after,
                limit);
    }

    /** Those of these positions that are in the roll, with their amounts in euro cents. */
    public Map<String, Long> members(String organization, String roll, Collection<String> iupds) {
        var members = new HashMap<String, Long>();
        jdbc.query(
                "select m.iupd, m.amount from roll_member m join position_key k"
                        + " on k.organization = m.organization and k.iupd = m.iupd"
                        + " where m.organization = ? and m.roll = ? and m.iupd = any(?)",
                row -> {
                    members.put(row.getString(1), row.getLong(2));
                },
                organization,
                roll,
                iupds.toArray(String[]::new));
        return members;
    }

    /** The page of a roll has these positions: in the same transaction as the page itself. */
    void seen(Page page) {
        var organization = page.organization().fiscalCode();
        var added = new ArrayList<Entry>();
        for (var entry : page.entries()) {
            if (entry.iupd() == null) {
                continue;
            }
            boolean known = jdbc.update(
                            "update roll_member set drop_id = ?, amount = coalesce(?, amount)"
                                    + " where organization = ? and roll = ? and iupd = ?",
                            page.drop(),
                            entry.isRejected() ? null : amount(entry.position()),
                            organization,
                            page.roll(),
                            entry.iupd())
                    > 0;
            if (!known && !entry.isRejected()) {
                added.add(entry);
            }
        }
        jdbc.batchUpdate(
                "insert into roll_member (organization, roll, iupd, amount, drop_id) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                added,
                Math.max(1, added.size()),
                (statement, entry) -> {
                    statement.setString(1, organization);
                    statement.setString(2, page.roll());
                    statement.setString(3, entry.iupd());
                    statement.setLong(4, amount(entry.position()));
                    statement.setLong(5, page.drop());
                });
    }

    public static long amount(DebtPosition position) {
        return position.options().stream().mapToLong(PaymentOption::amount).sum();
    }

    /** Positions that are in the roll and not in this drop, which has been read to its end; in order, behind a given one. */
    public List<String> gone(Drop drop, String after, int limit) {
        return jdbc.queryForList(
                "select m.iupd from roll_member m join position_key k"
                        + " on k.organization = m.organization and k.iupd = m.iupd"
                        + " where m.organization = ? and m.roll = ? and m.drop_id < ? and m.iupd > ?"
                        + " order by m.iupd limit ?",
                String.class,
                drop.organization(),
                drop.roll(),
                drop.id(),
                after,
                limit);
    }

    /** A page with what is gone from a roll: from now on it is not in it. */
    void forgotten(Page page) {
        jdbc.update(
                "delete from roll_member where organization = ? and roll = ? and iupd = any(?)",
                page.organization().fiscalCode(),
                page.roll(),
                page.entries().stream().map(Entry::iupd).toArray(String[]::new));
    }

    /** What is gone adds rows to the drop, behind those of its file. */
    void lengthen(long drop, int rows) {
        jdbc.update("update drops set row_count = row_count + ? where id = ?", rows, drop);
    }
}
