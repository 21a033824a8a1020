package carovana.ledger.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Where each payment is: derived, and written only when it changes. */
@Repository("ledgerPaymentStates")
public class PaymentStates {

    private final JdbcTemplate jdbc;

    PaymentStates(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What the payments of these IUVs are now, all of them.
     *
     * @return the IUVs of which something changed
     */
    @Transactional
    public Set<String> record(String organization, Collection<String> iuvs, List<Payment> payments, Instant now) {
        var before = new HashMap<PaymentKey, Payment>();
        of(organization, iuvs).forEach(each -> before.put(each.key(), each));
        var keys = payments.stream().map(Payment::key).collect(Collectors.toSet());
        var gone = before.keySet().stream().filter(key -> !keys.contains(key)).toList();
        var added = payments.stream()
                .filter(each -> !before.containsKey(each.key()))
                .toList();
        var changed = payments.stream()
                .filter(each -> before.containsKey(each.key()) && !each.equals(before.get(each.key())))
                .toList();
        delete(gone);
        insert(added, now);
        update(changed, now);
        var touched = new TreeSet<String>();
        gone.forEach(key -> touched.add(key.iuv()));
        added.forEach(each -> touched.add(each.key().iuv()));
        changed.forEach(each -> touched.add(each.key().iuv()));
        return touched;
    }

    private void delete(List<PaymentKey> keys) {
        // of what was told, the back office is to hear that it is no more
        Batches.changed(
                jdbc,
                "insert into paid_gone (organization, iuv, iur, idx) select distinct organization, iuv, iur, idx"
                        + " from paid_line where iuv = ? and organization = ? and iur = ? and idx = ?"
                        + " on conflict do nothing",
                keys.stream().filter(key -> !key.iur().isEmpty()).toList(),
                (statement, key) -> {
                    statement.setString(1, key.iuv());
                    statement.setString(2, key.organization());
                    statement.setString(3, key.iur());
                    statement.setInt(4, key.index());
                });
        Batches.changed(
                jdbc,
                "delete from payment where organization = ? and iuv = ? and iur = ? and idx = ?",
                keys,
                (statement, key) -> {
                    statement.setString(1, key.organization());
                    statement.setString(2, key.iuv());
                    statement.setString(3, key.iur());
                    statement.setInt(4, key.index());
                });
    }

    private void insert(List<Payment> payments, Instant now) {
        Batches.changed(
                jdbc,
                "insert into payment (organization, iuv, iur, idx, state, amount, paid_at, iuf, stamp, changed_at,"
                        + " paid_on, to_tell) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                payments,
                (statement, each) -> {
                    statement.setString(1, each.key().organization());
                    statement.setString(2, each.key().iuv());
                    statement.setString(3, each.key().iur());
                    statement.setInt(4, each.key().index());
                    statement.setString(5, each.state().name());
                    statement.setLong(6, each.amount());
                    statement.setObject(7, Batches.utc(each.paidAt()), java.sql.Types.TIMESTAMP);
                    statement.setString(8, each.iuf());
                    statement.setBoolean(9, each.isStamp());
                    statement.setObject(10, Batches.utc(now));
                    statement.setObject(11, each.paidOn(), java.sql.Types.DATE);
                    statement.setBoolean(12, isNews(each));
                });
    }

    /** Whether the back office wants to know. */
    private static boolean isNews(Payment payment) {
        return payment.state() != PaymentState.OPEN;
    }

    private void update(List<Payment> payments, Instant now) {
        Batches.changed(
                jdbc,
                "update payment set state = ?, amount = ?, paid_at = ?, iuf = ?, stamp = ?, changed_at = ?,"
                        + " paid_on = ?, to_tell = ? where organization = ? and iuv = ? and iur = ? and idx = ?",
                payments,
                (statement, each) -> {
                    statement.setString(1, each.state().name());
                    statement.setLong(2, each.amount());
                    statement.setObject(3, Batches.utc(each.paidAt()), java.sql.Types.TIMESTAMP);
                    statement.setString(4, each.iuf());
                    statement.setBoolean(5, each.isStamp());
                    statement.setObject(6, Batches.utc(now));
                    statement.setObject(7, each.paidOn(), java.sql.Types.DATE);
                    statement.setBoolean(8, isNews(each));
                    statement.setString(9, each.key().organization());
                    statement.setString(10, each.key().iuv());
                    statement.setString(11, each.key().iur());
                    statement.setInt(12, each.key().index());
                });
    }

    /** The payments of these IUVs. */
    public List<Payment> of(String organization, Collection<String> iuvs) {
        return jdbc.query(
                "select * from payment where " + Batches.OF + " and iuv = any(?) order by iuv, idx, iur",
                PaymentStates::payment,
                organization,
                iuvs.toArray(String[]::new));
    }

    static Payment payment(ResultSet row, int n) throws SQLException {
        return new Payment(
                new PaymentKey(
                        row.getString("organization"), row.getString("iuv"), row.getString("iur"), row.getInt("idx")),
                PaymentState.valueOf(row.getString("state")),
                row.getLong("amount"),
                Batches.moment(row, "paid_at"),
                row.getObject("paid_on", LocalDate.class),
                row.getString("iuf"),
                row.getBoolean("stamp"));
    }
}
