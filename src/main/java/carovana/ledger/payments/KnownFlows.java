package carovana.ledger.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What the ledger knows of flows: always of given ids or IUVs, never of all. */
@Repository("ledgerKnownFlows")
public class KnownFlows {

    private final JdbcTemplate jdbc;

    KnownFlows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** That a version came again with other contents. */
    public record Other(FlowId id, FlowVersion version, String contentHash, Instant at) {}

    /** A line of a version that holds, and what matters of its flow. */
    public record Reported(FlowLine line, String iuf, Instant fetchedAt, boolean isCredited) {}

    /** That a PSP sent a flow for that day. */
    public record Sent(LocalDate regulationDay, String psp) {}

    /** @param keys ids in upper case */
    public List<StoredFlow> of(String organization, Collection<String> keys) {
        return jdbc.query(
                "select * from flow where " + Batches.OF + " and iuf_key = any(?) order by iuf, psp, revision, made_at",
                KnownFlows::flow,
                organization,
                keys.toArray(String[]::new));
    }

    /** @param keys ids in upper case */
    public List<Other> others(String organization, Collection<String> keys) {
        return jdbc.query(
                "select f.*, o.content_hash as other_hash, o.learned_at from flow f join other_content o"
                        + " on o.organization = f.organization and o.subject = cast(f.id as varchar(20))"
                        + " where concat(f.organization, '') = ? and f.iuf_key = any(?)",
                (row, n) -> new Other(
                        id(row), version(row), row.getString("other_hash"), Batches.moment(row, "learned_at")),
                organization,
                keys.toArray(String[]::new));
    }

    /** @param keys ids in upper case */
    public List<UnreadableFlow> unreadable(String organization, Collection<String> keys) {
        return jdbc.query(
                "select * from unreadable_flow where " + Batches.OF + " and iuf_key = any(?)",
                (row, n) -> unreadable(row),
                organization,
                keys.toArray(String[]::new));
    }

    /** The lines of these IUVs, of versions that hold. */
    public List<Reported> lines(String organization, Collection<String> iuvs) {
        return jdbc.query(
                "select l.*, f.iuf, f.fetched_at, f.state, f.credit from flow_line l join flow f on f.id = l.flow"
                        + " where l.iuv = any(?) and f.organization = ? and f.state <> 'SUPERSEDED'",
                (row, n) -> new Reported(
                        line(row),
                        row.getString("iuf"),
                        Batches.moment(row, "fetched_at"),
                        row.getString("credit").equals(CreditState.CREDITED.name())
                                && !row.getString("state").equals(FlowState.REJECTED.name())),
                iuvs.toArray(String[]::new),
                organization);
    }

    /** The lines of a flow, in order, from behind a given one. */
    public List<FlowLine> lines(long flow, int after, int limit) {
        return jdbc.query(
                "select * from flow_line where flow = ? and number > ? order by number limit ?",
                (row, n) -> line(row),
                flow,
                after,
                limit);
    }

    /** The ids, in upper case, of flows with these IUVs that hold. */
    public List<String> keysOf(String organization, Collection<String> iuvs) {
        return jdbc.queryForList(
                "select distinct f.iuf_key from flow_line l join flow f on f.id = l.flow"
                        + " where l.iuv = any(?) and f.organization = ? and f.state <> 'SUPERSEDED' order by f.iuf_key",
                String.class,
                iuvs.toArray(String[]::new),
                organization);
    }

    /** Whether the payments of all its lines are known, and none is still to be understood. */
    public boolean isUnderstood(StoredFlow flow) {
        return jdbc.queryForList(
                        "select l.number from flow_line l left join payment p on p.organization = ? and p.iuv = l.iuv"
                                + " and p.iur = l.iur and p.idx = l.idx where l.flow = ?"
                                + " and (p.state is null or p.state in ('MISMATCH', 'OPEN', 'PAID')) limit 1",
                        Integer.class,
                        flow.flow().id().organization(),
                        flow.number())
                .isEmpty();
    }

    /** Flows of that amount and day that nobody has credited, in order. */
    public List<String> uncredited(String organization, LocalDate day, long amount) {
        return jdbc.queryForList(
                "select iuf from flow where organization = ? and regulation_day = ? and header_total = ?"
                        + " and credit = 'UNCREDITED' and state <> 'SUPERSEDED' order by iuf",
                String.class,
                organization,
                day,
                amount);
    }

    /** What was sent for the days from that one on. */
    public List<Sent> sentSince(String organization, LocalDate day) {
        return jdbc.query(
                "select distinct regulation_day, psp from flow where organization = ? and regulation_day >= ?",
                (row, n) -> new Sent(row.getObject(1, LocalDate.class), row.getString(2)),
                organization,
                day);
    }

    static StoredFlow flow(ResultSet row, int n) throws SQLException {
        var header = new FlowHeader(
                row.getString("header_iuf"),
                row.getString("regulation"),
                row.getObject("regulation_day", LocalDate.class),
                row.getString("receiver"),
                row.getInt("header_count"),
                row.getLong("header_total"));
        var repeated = row.getString("repeated");
        var totals = new LineTotals(
                row.getInt("line_count"),
                row.getLong("line_sum"),
                row.getLong("line_net"),
                row.getInt("reversals"),
                row.getLong("digest"),
                repeated.isEmpty() ? List.of() : List.of(repeated.split("\n")));
        return new StoredFlow(
                row.getLong("id"),
                row.getLong("document"),
                new Flow(id(row), version(row), Batches.moment(row, "fetched_at"), header, totals),
                FlowState.valueOf(row.getString("state")),
                CreditState.valueOf(row.getString("credit")),
                row.getLong("credited"));
    }

    static UnreadableFlow unreadable(ResultSet row) throws SQLException {
        return new UnreadableFlow(id(row), version(row), Batches.moment(row, "fetched_at"), row.getString("fault"));
    }

    static FlowId id(ResultSet row) throws SQLException {
        return new FlowId(row.getString("organization"), row.getString("iuf"), row.getString("psp"));
    }

    private static FlowVersion version(ResultSet row) throws SQLException {
        return new FlowVersion(row.getInt("revision"), row.getObject("made_at", LocalDateTime.class));
    }

    static FlowLine line(ResultSet row) throws SQLException {
        return new FlowLine(
                row.getInt("number"),
                row.getString("iuv"),
                row.getString("iur"),
                row.getInt("idx"),
                row.getLong("amount"),
                row.getString("outcome"),
                row.getObject("paid_on", LocalDate.class));
    }
}
