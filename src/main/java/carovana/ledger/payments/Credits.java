package carovana.ledger.payments;

import carovana.ledger.payments.BankCredit.Reading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the bank credited: each once, by its reference. */
@Repository("ledgerCredits")
public class Credits {

    private static final int TEXT = 1000;

    private final JdbcTemplate jdbc;
    private final Looks looks;

    Credits(JdbcTemplate jdbc, Looks looks) {
        this.jdbc = jdbc;
        this.looks = looks;
    }

    /** @return those that were not known: a reference that comes again changes nothing */
    @Transactional
    public List<BankCredit> take(String organization, List<BankCredit> credits) {
        var taken = Batches.changed(
                jdbc,
                "insert into bank_credit (organization, reference, amount, credited_on, text, reading, iuf, iuf_key, iuv,"
                        + " cancelled, learned_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                credits,
                (statement, each) -> {
                    statement.setString(1, organization);
                    statement.setString(2, each.reference());
                    statement.setLong(3, each.amount());
                    statement.setObject(4, each.day());
                    statement.setString(5, Batches.shortened(each.text(), TEXT));
                    statement.setString(6, each.reading().name());
                    statement.setString(7, each.iuf());
                    statement.setString(8, each.iuf() == null ? null : FlowId.key(each.iuf()));
                    statement.setString(9, each.iuv());
                    statement.setBoolean(10, each.isCancelled());
                    statement.setObject(11, Batches.utc(each.learnedAt()));
                });
        taken.stream()
                .map(BankCredit::learnedAt)
                .max(Instant::compareTo)
                .ifPresent(at -> looks.mark(
                        organization,
                        taken.stream().flatMap(each -> groups(each).stream()).toList(),
                        at));
        return taken;
    }

    private static List<String> groups(BankCredit credit) {
        var groups = new ArrayList<String>();
        if (credit.iuf() != null) {
            groups.add("F:" + FlowId.key(credit.iuf()));
        }
        if (credit.iuv() != null) {
            groups.add("P:" + credit.iuv());
        }
        groups.add("C:" + credit.reference());
        return groups;
    }

    /**
     * A person says which flow a credit pays.
     *
     * @return whether there is such a credit
     */
    @Transactional
    public boolean assign(String organization, String reference, String iuf, String by, Instant now) {
        return change(
                organization,
                reference,
                now,
                "reading = '" + Reading.ASSIGNED + "', iuv = null, iuf = ?, iuf_key = ?, assigned_by = ?",
                iuf,
                FlowId.key(iuf),
                by);
    }

    /**
     * The treasurer took a credit back.
     *
     * @return whether there is such a credit
     */
    @Transactional
    public boolean cancel(String organization, String reference, Instant now) {
        return change(organization, reference, now, "cancelled = true");
    }

    private boolean change(String organization, String reference, Instant now, String change, Object... values) {
        var before = find(organization, reference);
        var all = new ArrayList<>(List.of(values));
        all.add(organization);
        all.add(reference);
        boolean changed = jdbc.update(
                        "update bank_credit set " + change + " where organization = ? and reference = ?", all.toArray())
                > 0;
        var groups = new ArrayList<String>();
        before.ifPresent(each -> groups.addAll(groups(each)));
        find(organization, reference).ifPresent(each -> groups.addAll(groups(each)));
        looks.mark(organization, groups, now);
        return changed;
    }

    public Optional<BankCredit> find(String organization, String reference) {
        return query("organization = ? and reference = ?", organization, reference).stream()
                .findFirst();
    }

    /** @param references those of credits */
    public List<BankCredit> of(String organization, Collection<String> references) {
        return query(Batches.OF + " and reference = any(?)", organization, references.toArray(String[]::new));
    }

    /** @param keys ids of flows, in upper case */
    public List<BankCredit> ofFlows(String organization, Collection<String> keys) {
        return query(Batches.OF + " and iuf_key = any(?)", organization, keys.toArray(String[]::new));
    }

    /** Those that name one of these IUVs. */
    public List<BankCredit> ofPayments(String organization, Collection<String> iuvs) {
        return query(Batches.OF + " and iuv = any(?)", organization, iuvs.toArray(String[]::new));
    }

    private List<BankCredit> query(String where, Object... values) {
        return jdbc.query("select * from bank_credit where " + where + " order by reference", Credits::credit, values);
    }

    private static BankCredit credit(ResultSet row, int n) throws SQLException {
        return new BankCredit(
                row.getString("organization"),
                row.getString("reference"),
                row.getLong("amount"),
                row.getObject("credited_on", LocalDate.class),
                row.getString("text"),
                Reading.valueOf(row.getString("reading")),
                row.getString("iuf"),
                row.getString("iuv"),
                row.getBoolean("cancelled"),
                Batches.moment(row, "learned_at"));
    }
}
