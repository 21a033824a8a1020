package carovana.ledger;

import carovana.positions.Operation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Instructions that wait for a person: what is wrong with each, and the way back to work. */
@Repository
public class Parked {

    private static final String PARKED =
            "select p.instruction as id, i.organization, i.iupd, i.operation, i.drop_id, i.first_row, p.parked_at,"
                    + " p.reason from parked p join instruction i on i.id = p.instruction";

    private final JdbcClient jdbc;
    private final Clock clock;

    Parked(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param id the instruction's number, by which it is replayed */
    public record ParkedInstruction(
            long id,
            String organization,
            String iupd,
            Operation operation,
            long drop,
            int row,
            Instant parkedAt,
            String reason) {}

    public List<ParkedInstruction> list(Collection<String> organizations, long after, int limit) {
        return jdbc.sql(PARKED + " where i.organization in (:organizations) and p.instruction > :after"
                        + " order by p.instruction limit :limit")
                .param("organizations", organizations)
                .param("after", after)
                .param("limit", limit)
                .query(Parked::instruction)
                .list();
    }

    /** What is parked for any organization, oldest first. */
    public List<ParkedInstruction> oldest(int limit) {
        return jdbc.sql(PARKED + " order by p.parked_at, p.instruction limit ?")
                .param(limit)
                .query(Parked::instruction)
                .list();
    }

    public Optional<ParkedInstruction> find(long id) {
        return jdbc.sql(PARKED + " where p.instruction = ?")
                .param(id)
                .query(Parked::instruction)
                .optional();
    }

    /**
     * Sends a parked instruction to work again; it is read from pagoPA first, since nobody knows how far it had come.
     *
     * @return whether it was parked
     */
    @Transactional
    public boolean replay(long id) {
        var now = LocalDateTime.now(clock);
        if (isOvertaken(id)) {
            return refuse(id, now);
        }
        int outcomes = jdbc.sql(
                        "insert into work (instruction, rank, due_at, node, outcomes, attempts, in_doubt, follows)"
                                + " select instruction, rank, ?, 0, outcomes + 1, 0, true, 0 from parked where instruction = ?")
                .params(now, id)
                .update();
        if (outcomes == 0) {
            return false;
        }
        jdbc.sql("insert into outcome (instruction, number, at, kind)"
                        + " select instruction, outcomes + 1, ?, 'REPLAYED' from parked where instruction = ?")
                .params(now, id)
                .update();
        // a finished drop goes on its way again, and its outcome will be written once more
        jdbc.sql("update drops set parked = parked - (select row_count from instruction where id = ?),"
                        + " state = case state when 'DONE' then 'SUBMITTING' else state end, answered_at = null, finished_at = null"
                        + " where id = (select drop_id from instruction where id = ?)")
                .params(id, id)
                .update();
        jdbc.sql("delete from parked where instruction = ?").param(id).update();
        return true;
    }

    /** Whether something was asked for the same position afterwards, and was done or is on its way. */
    private boolean isOvertaken(long id) {
        return jdbc.sql("""
                        select count(*) from instruction this join instruction later
                            on later.organization = this.organization and later.iupd = this.iupd and later.id > this.id
                        where this.id = ? and (
                            exists (select 1 from work where work.instruction = later.id)
                            or exists (select 1 from outcome where outcome.instruction = later.id
                                and outcome.kind in ('CREATED', 'UPDATED', 'PUBLISHED', 'INVALIDATED', 'DELETED', 'RESTORED')))""").param(id).query(Long.class).single() > 0;
    }

    /** To do it now would undo what came later. */
    private boolean refuse(long id, LocalDateTime now) {
        int refused = jdbc.sql("insert into outcome (instruction, number, at, kind, reason)"
                        + " select instruction, outcomes + 1, ?, 'REFUSED',"
                        + " 'a later instruction for the same position came first: ask again if you still want this one'"
                        + " from parked where instruction = ?")
                .params(now, id)
                .update();
        jdbc.sql("update drops set parked = parked - (select row_count from instruction where id = ?),"
                        + " refused = refused + (select row_count from instruction where id = ?),"
                        + " state = case state when 'DONE' then 'SUBMITTING' else state end, answered_at = null, finished_at = null"
                        + " where id = (select drop_id from instruction where id = ?)")
                .params(id, id, id)
                .update();
        jdbc.sql("delete from parked where instruction = ?").param(id).update();
        return refused > 0;
    }

    private static ParkedInstruction instruction(ResultSet row, int number) throws SQLException {
        return new ParkedInstruction(
                row.getLong("id"),
                row.getString("organization"),
                row.getString("iupd"),
                Operation.valueOf(row.getString("operation")),
                row.getLong("drop_id"),
                row.getInt("first_row"),
                row.getObject("parked_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getString("reason"));
    }

    /** Replays all that is parked for an organization, or for everybody when it is null. */
    public int replayAll(String organization) {
        var ids = jdbc.sql("select p.instruction from parked p join instruction i on i.id = p.instruction"
                        + " where cast(:organization as varchar) is null or i.organization = :organization")
                .param("organization", organization)
                .query(Long.class)
                .list();
        return (int) ids.stream().filter(this::replay).count();
    }
}
