package carovana.ledger;

import carovana.ledger.Result.Kind;
import carovana.positions.Operation;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Instructions without an outcome: leased before they are sent, and told afterwards what became of them. */
@Repository
public class WorkList {

    /**
     * H2 visits, locks and sorts all rows of a query for update before it takes the first few: so the first few are
     * looked up without a lock, along the index, and more than are wanted, because another node may be at them too.
     */
    private static final String DUE =
            "select instruction from work where node = 0 and due_at <= ? and (follows = 0 or not exists"
                    + " (select 1 from work first where first.instruction = work.follows))"
                    + " order by node, rank, instruction limit ?";

    private static final String FREE = "select instruction from work where node = 0 and instruction = any(?)"
            + " order by rank, instruction limit ? for update skip locked";

    private static final int LOOKED_AT = 4;

    private final JdbcTemplate jdbc;
    private final Closing closing;
    private final Node node;
    private final Pace pace;
    private final Clock clock;

    WorkList(JdbcTemplate jdbc, Closing closing, Node node, Pace pace, Clock clock) {
        this.jdbc = jdbc;
        this.closing = closing;
        this.node = node;
        this.pace = pace;
        this.clock = clock;
    }

    /** Leases instructions that are due to this process; committed before the first of them is sent. */
    @Transactional
    public List<Instruction> lease(int atMost) {
        var due = jdbc.queryForList(DUE, Long.class, now(), LOOKED_AT * atMost).toArray(Long[]::new);
        var ids = jdbc.queryForList(FREE, Long.class, due, atMost).toArray(Long[]::new);
        if (ids.length == 0) {
            return List.of();
        }
        long mine = node.id();
        jdbc.update("update work set node = ? where instruction = any(?)", mine, ids);
        return instructions("w.instruction = any(?) order by w.rank, i.id", (Object) ids);
    }

    /** Instructions without an outcome, with the lease they are under. */
    List<Instruction> instructions(String which, Object... parameters) {
        return jdbc.query(
                "select i.id, i.drop_id, i.row_count, w.rank, w.outcomes, w.attempts, w.in_doubt, i.operation,"
                        + " i.organization, i.iupd, i.payload, w.node"
                        + " from work w join instruction i on i.id = w.instruction where " + which,
                (row, n) -> new Instruction(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(12),
                        row.getInt(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getBoolean(7),
                        Operation.valueOf(row.getString(8)),
                        row.getString(9),
                        row.getString(10),
                        Payloads.read(row.getString(11))),
                parameters);
    }

    /**
     * Appends what became of them, in one transaction. What was taken from us in the meantime, because the ledger held
     * us for dead, is its new owner's to tell.
     */
    @Transactional
    public void record(List<Result> told) {
        var results = stillOurs(told);
        append(results.stream().filter(each -> each.kind() != Kind.UNSENT).toList());
        var unsettled = results.stream().filter(each -> !each.isSettled()).toList();
        jdbc.batchUpdate(
                "update work set node = 0, due_at = ?, outcomes = outcomes + ?, attempts = attempts + ?, in_doubt = ?"
                        + " where instruction = ?",
                unsettled,
                Math.max(1, unsettled.size()),
                (statement, result) -> {
                    int tried = result.kind() == Kind.WAITING ? 1 : 0;
                    statement.setObject(1, result.notBefore());
                    statement.setInt(2, tried);
                    statement.setInt(3, tried);
                    statement.setBoolean(4, result.inDoubt());
                    statement.setLong(5, result.instruction().id());
                });
        closing.close(results.stream().filter(Result::isSettled).toList());
        pace.tell(results.size() - unsettled.size());
    }

    /** The same for one that somebody waits for. */
    @Transactional
    public void recordNow(Result result) {
        record(List.of(result));
    }

    private List<Result> stillOurs(List<Result> results) {
        var owners = new HashMap<Long, Long>();
        jdbc.query(
                "select instruction, node from work where instruction = any(?) order by instruction for update",
                row -> {
                    owners.put(row.getLong(1), row.getLong(2));
                },
                (Object) results.stream().map(each -> each.instruction().id()).toArray(Long[]::new));
        return results.stream()
                .filter(each -> Long.valueOf(each.instruction().node())
                        .equals(owners.get(each.instruction().id())))
                .toList();
    }

    private void append(List<Result> results) {
        jdbc.batchUpdate(
                "insert into outcome (instruction, number, at, kind, reason) values (?, ?, ?, ?, ?)",
                results,
                Math.max(1, results.size()),
                (statement, result) -> {
                    statement.setLong(1, result.instruction().id());
                    statement.setInt(2, result.instruction().outcomes() + 1);
                    statement.setObject(3, now());
                    statement.setString(4, result.told());
                    statement.setString(5, Closing.shortened(result.reason()));
                });
    }

    /**
     * Takes back what dead processes had leased: it may have been sent, so it is read from pagoPA first.
     *
     * @return how many instructions were taken back
     */
    @Transactional
    public int recover() {
        var dead = node.dead();
        if (dead.isEmpty()) {
            return 0;
        }
        var ids = dead.stream().sorted(Comparator.naturalOrder()).toArray(Long[]::new);
        int recovered = jdbc.update("update work set node = 0, in_doubt = true where node = any(?)", (Object) ids);
        jdbc.update("update drops set node = null where node = any(?)", (Object) ids);
        jdbc.update("update upload set node = null where node = any(?)", (Object) ids);
        jdbc.update("update document_work set node = 0 where node = any(?)", (Object) ids);
        jdbc.update("delete from node where id = any(?)", (Object) ids);
        return recovered;
    }

    private LocalDateTime now() {
        return LocalDateTime.now(clock);
    }
}
