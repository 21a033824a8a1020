package carovana.ledger.payments;

import java.sql.Date;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Takes reporting flows: the first contents of each version hold, and other ones are kept beside them. */
@Repository("ledgerFlows")
public class Flows {

    private static final int BATCH = 1000;

    private final JdbcTemplate jdbc;
    private final Looks looks;

    Flows(JdbcTemplate jdbc, Looks looks) {
        this.jdbc = jdbc;
        this.looks = looks;
    }

    /** What a flow that was taken turned out to be. */
    public enum Taken {
        /** its lines are in the ledger now */
        NEW,
        /** it was there already */
        KNOWN,
        /** its version was there already, with other contents */
        OTHER
    }

    private record Line(long flow, FlowLine line) {}

    /**
     * Takes a flow, line by line, in one transaction: either all of it or nothing.
     *
     * @param lines gone through once; a fault in them takes everything back
     * @param document what it came as
     */
    @Transactional
    public Taken take(
            FlowId id,
            FlowVersion version,
            Instant fetchedAt,
            FlowHeader header,
            Iterator<FlowLine> lines,
            long document) {
        long number = jdbc.queryForObject("select nextval('flow_id')", Long.class);
        if (!begin(number, id, version, fetchedAt, header, document)) {
            return compare(id, version, fetchedAt, header, lines, document);
        }
        var totals = write(number, lines);
        var flow = new Flow(id, version, fetchedAt, header, totals);
        jdbc.update(
                "update flow set line_count = ?, line_sum = ?, line_net = ?, reversals = ?, digest = ?, repeated = ?,"
                        + " content_hash = ? where id = ?",
                totals.count(),
                totals.sum(),
                totals.net(),
                totals.reversals(),
                totals.digest(),
                String.join("\n", totals.repeated()),
                flow.contentHash(),
                number);
        looks.mark(id.organization(), List.of("F:" + id.key()), fetchedAt);
        looks.markLinesOf(number, id.organization(), fetchedAt);
        return Taken.NEW;
    }

    private boolean begin(
            long number, FlowId id, FlowVersion version, Instant fetchedAt, FlowHeader header, long document) {
        return jdbc.update(
                        "insert into flow (id, organization, iuf, iuf_key, psp, revision, made_at, fetched_at, header_iuf,"
                                + " regulation, regulation_day, receiver, header_count, header_total, line_count, line_sum,"
                                + " line_net, reversals, digest, repeated, content_hash, document, state, credit, credited)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, '', '', ?, 'ACCEPTED',"
                                + " 'UNCREDITED', 0) on conflict do nothing",
                        number,
                        id.organization(),
                        id.iuf(),
                        id.key(),
                        id.psp(),
                        version.revision(),
                        version.at(),
                        Batches.utc(fetchedAt),
                        header.iuf(),
                        header.regulation(),
                        header.regulationDay(),
                        header.receiver(),
                        header.count(),
                        header.total(),
                        document)
                == 1;
    }

    private LineTotals write(long number, Iterator<FlowLine> lines) {
        var running = new LineTotals.Running();
        var batch = new ArrayList<Line>(BATCH);
        while (lines.hasNext()) {
            var line = lines.next();
            running.add(line);
            batch.add(new Line(number, line));
            if (batch.size() == BATCH || !lines.hasNext()) {
                insert(batch);
                batch.clear();
            }
        }
        var repeated = jdbc.query(
                "select iuv, iur, idx from flow_line where flow = ? group by iuv, iur, idx having count(*) > 1"
                        + " order by iuv, iur, idx limit ?",
                (row, n) -> new PaymentKey("", row.getString(1), row.getString(2), row.getInt(3)).told(),
                number,
                LineTotals.REPEATED_TOLD);
        return running.totals(repeated);
    }

    private void insert(List<Line> lines) {
        jdbc.batchUpdate(
                "insert into flow_line (flow, number, iuv, iur, idx, amount, outcome, paid_on)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                lines,
                lines.size(),
                (statement, each) -> {
                    statement.setLong(1, each.flow());
                    statement.setInt(2, each.line().number());
                    statement.setString(3, each.line().iuv());
                    statement.setString(4, each.line().iur());
                    statement.setInt(5, each.line().index());
                    statement.setLong(6, each.line().amount());
                    statement.setString(7, each.line().outcome());
                    statement.setDate(8, Date.valueOf(each.line().paidOn()));
                });
    }

    private Taken compare(
            FlowId id,
            FlowVersion version,
            Instant fetchedAt,
            FlowHeader header,
            Iterator<FlowLine> lines,
            long document) {
        var running = new LineTotals.Running();
        lines.forEachRemaining(running::add);
        var hash = new Flow(id, version, fetchedAt, header, running.totals(List.of())).contentHash();
        int others = jdbc.update(
                "insert into other_content (organization, subject, content_hash, learned_at, document)"
                        + " select organization, cast(id as varchar(20)), ?, ?, ? from flow where organization = ? and iuf = ?"
                        + " and psp = ? and revision = ? and made_at = ? and content_hash <> ? on conflict do nothing",
                hash,
                Batches.utc(fetchedAt),
                document,
                id.organization(),
                id.iuf(),
                id.psp(),
                version.revision(),
                version.at(),
                hash);
        if (others == 0) {
            return Taken.KNOWN;
        }
        looks.mark(id.organization(), List.of("F:" + id.key()), fetchedAt);
        return Taken.OTHER;
    }

    /** Keeps a flow apart that cannot be read. */
    @Transactional
    public void quarantine(UnreadableFlow flow, long document) {
        var id = flow.id();
        int kept = jdbc.update(
                "insert into unreadable_flow (organization, iuf, iuf_key, psp, revision, made_at, fetched_at, fault, document)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                id.organization(),
                id.iuf(),
                id.key(),
                id.psp(),
                flow.version().revision(),
                flow.version().at(),
                Batches.utc(flow.fetchedAt()),
                Batches.shortened(flow.fault(), 1000),
                document);
        if (kept > 0) {
            looks.mark(id.organization(), List.of("F:" + id.key()), flow.fetchedAt());
        }
    }

    /** Where a flow is now; when that matters to its payments, they are to be looked at too. */
    @Transactional
    public void standing(StoredFlow flow, FlowState state, CreditState credit, long credited, Instant now) {
        jdbc.update(
                "update flow set state = ?, credit = ?, credited = ? where id = ?",
                state.name(),
                credit.name(),
                credited,
                flow.number());
        boolean held = flow.state() != FlowState.SUPERSEDED;
        boolean wasCredited = flow.credit() == CreditState.CREDITED && flow.state() != FlowState.REJECTED;
        boolean isCredited = credit == CreditState.CREDITED && state != FlowState.REJECTED;
        if (held != (state != FlowState.SUPERSEDED) || wasCredited != isCredited) {
            looks.markLinesOf(flow.number(), flow.flow().id().organization(), now);
        }
    }
}
