package carovana.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The drops: registered before their file is moved, so that a crash in between loses nothing. */
@Repository
public class Drops {

    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Node node;
    private final Clock clock;

    Drops(JdbcClient jdbc, Node node, Clock clock) {
        this.jdbc = jdbc;
        this.node = node;
        this.clock = clock;
    }

    public long nextId() {
        return jdbc.sql("select nextval('drop_id')").query(Long.class).single();
    }

    /** Remembers a drop and keeps it in this process's hands: its file is moved next, and then it is released. */
    public void register(long id, String organization, String name, String storedName, String roll, boolean dryRun) {
        var now = LocalDateTime.now(clock);
        jdbc.sql("insert into drops (id, organization, name, stored_name, received_at, due_at, state, node,"
                        + " roll, dry_run) values (?, ?, ?, ?, ?, ?, 'RECEIVED', ?, ?, ?)")
                .params(id, organization, name, storedName, now, now, node.id(), roll, dryRun)
                .update();
    }

    /** Forgets a drop whose file was never there: somebody took it away before it could be moved. */
    public void forget(long id) {
        jdbc.sql("delete from drops where id = ? and state = 'RECEIVED'")
                .param(id)
                .update();
    }

    /** Takes the oldest drop that waits to be read and loaded and is in nobody's hands; of one roll, the oldest alone. */
    @Transactional
    public Optional<Drop> claimToLoad() {
        return claim("""
                state in ('RECEIVED', 'LOADING') and (roll is null or not exists (
                    select 1 from drops older where older.organization = drops.organization and older.roll = drops.roll
                        and older.id < drops.id and older.state in ('RECEIVED', 'ASKING', 'LOADING')))""");
    }

    /** Takes a drop whose outcome or error file can be written now. */
    @Transactional
    public Optional<Drop> claimToAnswer() {
        return claim("""
                answered_at is null and (
                    state = 'REJECTED'
                    or state = 'SUBMITTING' and row_count = rejected + duplicates + created + changed + refused + parked
                    or state = 'ALREADY_RECEIVED' and same_as in (select id from drops where state = 'DONE'))""");
    }

    /** Takes a drop whose rows are in the ledger, and of which nobody has said yet how they travel. */
    @Transactional
    public Optional<Drop> claimToSend() {
        return claim("sender is null and state = 'SUBMITTING'");
    }

    /** @param sender CALLS or UPLOAD */
    @Transactional
    public void sendBy(long id, String sender, String reason) {
        jdbc.sql("update drops set sender = ?, sender_reason = ? where id = ?")
                .params(sender, reason, id)
                .update();
        jdbc.sql("update work set due_at = ? where due_at > ? and node = 0 and attempts = 0"
                        + " and instruction in (select id from instruction where drop_id = ?)")
                .params(LocalDateTime.now(clock), LocalDateTime.now(clock), id)
                .update();
    }

    /**
     * A process works on one drop at a time of each kind, so a drop that it took long ago is one that it failed to lay
     * down, as when the ledger was away in that moment: it takes it again.
     */
    private Optional<Drop> claim(String which) {
        var now = LocalDateTime.now(clock);
        var found = jdbc.sql("select * from drops where due_at <= ? and (node is null or node = ? and due_at <= ?) and "
                        + which + " order by id limit 1 for update skip locked")
                .params(now, node.id(), now.minus(FORGOTTEN))
                .query(Drop.class)
                .optional();
        found.ifPresent(drop -> jdbc.sql("update drops set node = ?, due_at = ? where id = ?")
                .params(node.id(), now, drop.id())
                .update());
        return found;
    }

    /** Lets go of a drop, so that it can be taken again. */
    public void release(long id) {
        jdbc.sql("update drops set node = null where id = ?").param(id).update();
    }

    /** Lays a drop down until later, and says what keeps it from going on. */
    public void postpone(long id, Duration wait, String trouble) {
        jdbc.sql("update drops set node = null, due_at = ?, trouble = ? where id = ?")
                .params(LocalDateTime.now(clock).plus(wait), trouble.substring(0, Math.min(trouble.length(), 1000)), id)
                .update();
    }

    /** Drops that something outside the ledger keeps from going on. */
    public List<Drop> troubled() {
        return jdbc.sql("select * from drops where trouble is not null order by id limit 100")
                .query(Drop.class)
                .list();
    }

    @Transactional
    public void inspected(long id, String layout, int rowCount) {
        jdbc.sql("update drops set layout = ?, row_count = ?, state = 'LOADING' where id = ?")
                .params(layout, rowCount, id)
                .update();
    }

    /** How a roll differs from what stands. */
    public void compared(long id, String layout, String comparison) {
        jdbc.sql("update drops set layout = ?, comparison = ? where id = ?")
                .params(layout, comparison, id)
                .update();
    }

    /** Waits for a person to say whether it is meant. */
    public void ask(long id) {
        jdbc.sql("update drops set state = 'ASKING' where id = ?").param(id).update();
    }

    /** @return whether it was asking */
    public boolean confirm(long id, int rowCount) {
        return jdbc.sql("update drops set state = 'LOADING', row_count = ? where id = ? and state = 'ASKING'")
                        .params(rowCount, id)
                        .update()
                == 1;
    }

    /** Nothing of it is taken; it was only looked at. */
    public void onlyCompared(long id) {
        var now = LocalDateTime.now(clock);
        jdbc.sql("update drops set state = 'DONE', finished_at = ?, answered_at = ?, trouble = null where id = ?")
                .params(now, now, id)
                .update();
    }

    public void loaded(long id) {
        jdbc.sql("update drops set state = 'SUBMITTING', trouble = null where id = ? and state = 'LOADING'")
                .param(id)
                .update();
    }

    public void reject(long id, Collection<String> sentences) {
        var text = String.join("\n", sentences);
        jdbc.sql(
                        "update drops set state = 'REJECTED', objections = ?, content_key = null, finished_at = ? where id = ?")
                .params(text.substring(0, Math.min(text.length(), 100_000)), LocalDateTime.now(clock), id)
                .update();
    }

    /**
     * Marks a drop whose content came before, under whatever name. When the first drop has let go of the content in the
     * meantime, nothing is marked, and the drop is read through again.
     */
    public void alreadyReceived(long id, String contentKey) {
        jdbc.sql("update drops set state = 'ALREADY_RECEIVED', finished_at = ?,"
                        + " same_as = (select first.id from drops first where first.content_key = ?)"
                        + " where id = ? and exists (select 1 from drops first where first.content_key = ?)")
                .params(LocalDateTime.now(clock), contentKey, id, contentKey)
                .update();
    }

    /** The outcome (or error) file stands complete. */
    @Transactional
    public void answered(long id) {
        var now = LocalDateTime.now(clock);
        jdbc.sql("update drops set answered_at = ?, answers = answers + 1, trouble = null where id = ?")
                .params(now, id)
                .update();
        jdbc.sql("update drops set state = 'DONE', finished_at = ? where id = ? and state = 'SUBMITTING'")
                .params(now, id)
                .update();
    }

    public Optional<Drop> find(long id) {
        return jdbc.sql("select * from drops where id = ?")
                .param(id)
                .query(Drop.class)
                .optional();
    }

    /** Rows that wait in all drops on their way, of each drop at most so many. */
    public long waitingBeside(int atMost) {
        return jdbc.sql(
                        "select coalesce(sum(least(row_count - rejected - duplicates - created - changed - refused - parked, ?)), 0)"
                                + " from drops where state in ('LOADING', 'SUBMITTING')")
                .param(atMost)
                .query(Long.class)
                .single();
    }

    /** The latest drops of these organizations, newest first, before a given number. */
    public List<Drop> latest(Collection<String> organizations, long before, int limit) {
        return jdbc.sql("select * from drops where organization in (:organizations) and id < :before"
                        + " order by id desc limit :limit")
                .param("organizations", organizations)
                .param("before", before)
                .param("limit", limit)
                .query(Drop.class)
                .list();
    }
}
