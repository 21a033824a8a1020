package carovana.ledger.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The payments that were made, as people read them: the latest day first, page by page. A page follows an index from the
 * last payment of the page before, so the thousandth costs as much as the first.
 */
@Repository("ledgerPaymentPages")
public class PaymentPages {

    static final String ROW = "select p.*, k.iupd, r.nav, r.psp from payment p left join receipt r on r.iuv = p.iuv"
            + " and r.organization = p.organization and r.receipt_id = p.iur left join iuv_key k"
            + " on k.organization = p.organization and k.iuv = p.iuv"
            // another creditor's notice may have the IUV of a position of ours
            + " and (r.issuer is null or r.issuer = p.organization)";

    private final JdbcTemplate jdbc;

    PaymentPages(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which payments.
     *
     * @param from the first day on which they were paid
     * @param to the last one
     * @param state null is any
     */
    public record Asked(LocalDate from, LocalDate to, PaymentState state) {}

    /**
     * A payment, and what it is for.
     *
     * @param iupd the position's; null when the ledger knows none, or another creditor made the notice
     * @param nav notice number; null where neither a receipt nor a position tells it
     * @param psp who took the money: as the receipt says, else as the flow's id; null when neither does
     */
    public record Row(Payment payment, String iupd, String nav, String psp) {}

    /** @param after the last payment of the page before, and its day; null for the first page */
    public List<Row> page(String organization, Asked asked, Payment after, int limit) {
        var rows = new ArrayList<Row>();
        var last = asked.to();
        if (after != null) {
            rows.addAll(restOfDay(organization, asked.state(), after, limit));
            last = after.paidOn().minusDays(1);
        }
        if (rows.size() < limit) {
            rows.addAll(days(organization, asked, last, limit - rows.size()));
        }
        return rows;
    }

    // Two statements, each a range of the index and in its order: no database reads more than the page for one of them.

    private List<Row> restOfDay(String organization, PaymentState state, Payment after, int limit) {
        var key = after.key();
        return query(
                organization,
                state,
                "p.paid_on = ? and p.iuv >= ? and (p.iuv > ? or p.iur > ? or p.iur = ? and p.idx > ?)",
                limit,
                after.paidOn(),
                key.iuv(),
                key.iuv(),
                key.iur(),
                key.iur(),
                key.index());
    }

    private List<Row> days(String organization, Asked asked, LocalDate last, int limit) {
        return query(organization, asked.state(), "p.paid_on >= ? and p.paid_on <= ?", limit, asked.from(), last);
    }

    private List<Row> query(String organization, PaymentState state, String where, int limit, Object... values) {
        var all = new ArrayList<Object>(List.of(organization));
        if (state != null) {
            all.add(state.name());
        }
        all.addAll(List.of(values));
        all.add(limit);
        return jdbc.query(statement(state != null, where), PaymentPages::row, all.toArray());
    }

    /** The whole index is named in the order, else H2 sorts all before it gives the first. */
    static String statement(boolean ofState, String where) {
        var state = ofState ? "p.state = ? and " : "";
        var order = ofState ? "p.organization, p.state, " : "p.organization, ";
        return ROW + " where p.organization = ? and " + state + where + " order by " + order
                + "p.paid_on desc, p.iuv, p.iur, p.idx limit ?";
    }

    /** The payments of one IUV, those that are only asked for among them. */
    public List<Row> of(String organization, String iuv) {
        return jdbc.query(
                ROW + " where p.iuv = ? and p.organization = ? order by p.iuv, p.organization, p.iur, p.idx limit 1000",
                PaymentPages::row,
                iuv,
                organization);
    }

    static Row row(ResultSet row, int n) throws SQLException {
        var payment = PaymentStates.payment(row, n);
        var psp = row.getString("psp");
        return new Row(
                payment, row.getString("iupd"), nav(row), psp == null && payment.iuf() != null ? pspOf(payment) : psp);
    }

    /** As the receipt says, else as it was asked for: auxiliary digit 3 before the IUV. */
    private static String nav(ResultSet row) throws SQLException {
        var nav = row.getString("nav");
        return nav == null && row.getString("iupd") != null ? "3" + row.getString("iuv") : nav;
    }

    private static String pspOf(Payment payment) {
        var psp = new FlowId(payment.key().organization(), payment.iuf(), null).psp();
        return psp.isEmpty() ? null : psp;
    }
}
