package carovana.ledger.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The reporting flows as people read them: the latest credit transfer first, page by page along an index. */
@Repository("ledgerFlowPages")
public class FlowPages {

    private final JdbcTemplate jdbc;

    FlowPages(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which flows.
     *
     * @param from the first day of their credit transfers
     * @param to the last one
     * @param state null is any but SUPERSEDED
     * @param credit null is any
     */
    public record Asked(LocalDate from, LocalDate to, FlowState state, CreditState credit) {}

    /**
     * A line, and where its payment is.
     *
     * @param state null while nobody has looked at it
     * @param iupd the position's; null when the ledger knows none
     */
    public record Line(FlowLine line, PaymentState state, String iupd) {}

    /** @param after the last flow of the page before; null for the first page */
    public List<StoredFlow> page(String organization, Asked asked, StoredFlow after, int limit) {
        var flows = new ArrayList<StoredFlow>();
        var last = asked.to();
        if (after != null) {
            var day = after.flow().header().regulationDay();
            flows.addAll(query(organization, asked, "regulation_day = ? and id < ?", limit, day, after.number()));
            last = day.minusDays(1);
        }
        if (flows.size() < limit) {
            flows.addAll(query(
                    organization,
                    asked,
                    "regulation_day >= ? and regulation_day <= ?",
                    limit - flows.size(),
                    asked.from(),
                    last));
        }
        return flows;
    }

    private List<StoredFlow> query(String organization, Asked asked, String where, int limit, Object... values) {
        var all = new ArrayList<Object>(List.of(organization));
        if (asked.credit() != null) {
            all.add(asked.credit().name());
        }
        all.addAll(List.of(values));
        all.add(
                asked.state() == null
                        ? FlowState.SUPERSEDED.name()
                        : asked.state().name());
        all.add(limit);
        return jdbc.query(
                statement(asked.credit() != null, asked.state() != null, where), KnownFlows::flow, all.toArray());
    }

    static String statement(boolean ofCredit, boolean ofState, String where) {
        return "select * from flow where organization = ? and " + (ofCredit ? "credit = ? and " : "") + where
                + " and state " + (ofState ? "=" : "<>") + " ? order by organization, " + (ofCredit ? "credit, " : "")
                + "regulation_day desc, id desc limit ?";
    }

    public Optional<StoredFlow> find(String organization, long number) {
        return jdbc
                .query("select * from flow where id = ? and organization = ?", KnownFlows::flow, number, organization)
                .stream()
                .findFirst();
    }

    /** The lines of a flow, in order, from behind a given one. */
    public List<Line> lines(StoredFlow flow, int after, int limit) {
        return jdbc.query(
                "select l.*, p.state, k.iupd from flow_line l left join payment p on p.iuv = l.iuv and p.organization = ?"
                        + " and p.iur = l.iur and p.idx = l.idx left join receipt r on r.iuv = l.iuv"
                        + " and r.organization = ? and r.receipt_id = l.iur left join iuv_key k on k.organization = ?"
                        + " and k.iuv = l.iuv and (r.issuer is null or r.issuer = k.organization) where l.flow = ? and l.number > ? order by l.flow, l.number limit ?",
                FlowPages::line,
                flow.flow().id().organization(),
                flow.flow().id().organization(),
                flow.flow().id().organization(),
                flow.number(),
                after,
                limit);
    }

    private static Line line(ResultSet row, int n) throws SQLException {
        var state = row.getString("state");
        return new Line(
                KnownFlows.line(row), state == null ? null : PaymentState.valueOf(state), row.getString("iupd"));
    }

    /** Flows that were listed and could not be fetched until now, the one that is due first in front. */
    public List<FlowListing> failing(String organization, int limit) {
        return jdbc.query(
                "select * from flow_listing where organization = ? and due_at is not null and tries > 0"
                        + " order by due_at, iuf_key limit ?",
                Listings::listing,
                organization,
                limit);
    }
}
