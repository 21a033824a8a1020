package carovana.ledger;

import carovana.ledger.Upload.State;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The uploads: their positions are leased to them, not to a process, so that they outlive it. */
@Repository
public class Uploads {

    private static final int WINDOW = 1000;

    private final JdbcClient jdbc;
    private final WorkList work;
    private final Node node;
    private final Clock clock;

    Uploads(JdbcClient jdbc, WorkList work, Node node, Clock clock) {
        this.jdbc = jdbc;
        this.work = work;
        this.node = node;
        this.clock = clock;
    }

    /** How many positions of a drop nobody has tried yet. */
    public int untried(long drop) {
        return jdbc.sql("select count(*) from work w join instruction i on i.id = w.instruction"
                        + " where i.drop_id = ? and w.node = 0 and w.attempts = 0 and not w.in_doubt")
                .param(drop)
                .query(Integer.class)
                .single();
    }

    /**
     * Sets positions of a drop apart for a new upload: none that was tried, and none that another one must come before.
     *
     * @param after the instruction to begin behind
     * @param fits which of them an upload can carry
     * @param expected how long it should take
     * @return the last instruction looked at; nothing when there was none left
     */
    @Transactional
    public Optional<Long> gather(Drop drop, long after, int atMost, Predicate<Instruction> fits, Duration expected) {
        var window = untried(drop.id(), after, Math.min(WINDOW, atMost));
        if (window.isEmpty()) {
            return Optional.empty();
        }
        long id = jdbc.sql("select nextval('upload_id')").query(Long.class).single();
        long last = after;
        int gathered = 0;
        while (!window.isEmpty()) {
            last = window.get(window.size() - 1).id();
            gathered +=
                    take(-id, window.stream().filter(fits).map(Instruction::id).toList());
            window = untried(drop.id(), last, Math.min(WINDOW, atMost - gathered));
        }
        if (gathered > 0) {
            insert(id, drop.organization(), drop.id(), gathered, expected);
        }
        return Optional.of(last);
    }

    private List<Instruction> untried(long drop, long after, int limit) {
        return work.instructions(
                "i.drop_id = ? and i.id > ? and w.node = 0 and w.attempts = 0 and not w.in_doubt and w.follows = 0"
                        + " order by i.id limit " + limit,
                drop,
                after);
    }

    private int take(long lease, List<Long> ids) {
        return ids.isEmpty()
                ? 0
                : jdbc.sql("update work set node = ? where node = 0 and instruction = any(?)")
                        .params(lease, ids.toArray(Long[]::new))
                        .update();
    }

    private void insert(long id, String organization, long drop, int positions, Duration expected) {
        var now = LocalDateTime.now(clock);
        jdbc.sql("insert into upload (id, organization, drop_id, positions, state, created_at, due_at, expected_at)"
                        + " values (?, ?, ?, ?, 'GATHERED', ?, ?, ?)")
                .params(id, organization, drop, positions, now, now, now.plus(expected))
                .update();
    }

    /** Its positions that have no outcome yet, in order, from behind a given instruction. */
    public List<Instruction> positions(Upload upload, long after, int limit) {
        return work.instructions("w.node = ? and i.id > ? order by i.id limit " + limit, upload.lease(), after);
    }

    /** Parts an upload in two, for pagoPA does not say which of its positions it dislikes. */
    @Transactional
    public void halve(Upload upload) {
        var ids = jdbc.sql("select instruction from work where node = ? order by instruction")
                .param(upload.lease())
                .query(Long.class)
                .list();
        var half = new ArrayList<>(ids.subList(ids.size() / 2, ids.size()));
        long other = jdbc.sql("select nextval('upload_id')").query(Long.class).single();
        jdbc.sql("update work set node = ? where instruction = any(?)")
                .params(-other, half.toArray(Long[]::new))
                .update();
        insert(
                other,
                upload.organization(),
                upload.dropId(),
                half.size(),
                Duration.between(LocalDateTime.now(clock), upload.expectedAt()));
        jdbc.sql("update upload set state = 'GATHERED', positions = ?, due_at = ? where id = ?")
                .params(ids.size() - half.size(), LocalDateTime.now(clock), upload.id())
                .update();
    }

    /** Gives what has no outcome back to the work list; what may be at pagoPA is read there first. */
    @Transactional
    public int giveBack(Upload upload, boolean inDoubt) {
        return jdbc.sql("update work set node = 0, in_doubt = ?, due_at = ? where node = ?")
                .params(inDoubt, LocalDateTime.now(clock), upload.lease())
                .update();
    }

    /** Takes the upload that has waited longest and is in nobody's hands. */
    @Transactional
    public Optional<Upload> claim() {
        var found = jdbc.sql("select * from upload where state <> 'DONE' and node is null and due_at <= ?"
                        + " order by due_at, id limit 1 for update skip locked")
                .param(LocalDateTime.now(clock))
                .query(Upload.class)
                .optional();
        found.ifPresent(upload -> jdbc.sql("update upload set node = ? where id = ?")
                .params(node.id(), upload.id())
                .update());
        return found;
    }

    /** Lets go of an upload until later. */
    public void release(Upload upload, Duration wait) {
        jdbc.sql("update upload set node = null, due_at = ? where id = ?")
                .params(LocalDateTime.now(clock).plus(wait), upload.id())
                .update();
    }

    /** From here on it may be at pagoPA. */
    public void sending(Upload upload) {
        jdbc.sql("update upload set state = 'SENDING' where id = ?")
                .param(upload.id())
                .update();
    }

    /** It is as before: pagoPA has not taken it. */
    public void notSent(Upload upload, String trouble) {
        jdbc.sql("update upload set state = 'GATHERED', tries = tries + 1, trouble = ? where id = ?")
                .params(trouble, upload.id())
                .update();
    }

    public void sent(Upload upload, String fileId) {
        var now = LocalDateTime.now(clock);
        jdbc.sql("update upload set state = 'SENT', file_id = ?, sent_at = ?, moved_at = ?, tries = 0,"
                        + " trouble = null where id = ?")
                .params(fileId, now, now, upload.id())
                .update();
    }

    /** @param done whether pagoPA has gone through all of it */
    public void progressed(Upload upload, int processed, boolean done) {
        var now = LocalDateTime.now(clock);
        jdbc.sql("update upload set processed = ?, state = ?, tries = 0, trouble = null, moved_at = ?,"
                        + " expected_at = ? where id = ?")
                .params(
                        processed,
                        (done ? State.REPORTED : State.SENT).name(),
                        processed > upload.processed() ? now : upload.movedAt(),
                        expected(upload, processed, now),
                        upload.id())
                .update();
    }

    /** As fast as until now. */
    private static LocalDateTime expected(Upload upload, int processed, LocalDateTime now) {
        if (processed == 0) {
            return upload.expectedAt();
        }
        long left = Math.max(0, upload.positions() - processed);
        return now.plus(
                Duration.between(upload.sentAt(), now).multipliedBy(left).dividedBy(processed));
    }

    /** A call about it came to nothing. */
    public void troubled(Upload upload, String trouble) {
        jdbc.sql("update upload set tries = tries + 1, trouble = ? where id = ?")
                .params(trouble, upload.id())
                .update();
    }

    /** Nothing is left to do about it. */
    public void done(Upload upload) {
        jdbc.sql("update upload set state = 'DONE', finished_at = ?, node = null where id = ?")
                .params(LocalDateTime.now(clock), upload.id())
                .update();
    }

    /** The uploads of a drop, oldest first. */
    public List<Upload> of(long drop) {
        return jdbc.sql("select * from upload where drop_id = ? order by id")
                .param(drop)
                .query(Upload.class)
                .list();
    }

    /** Uploads that were taken and told to their end, newest first: how long pagoPA takes. */
    public List<Upload> latestFinished(int limit) {
        return jdbc.sql("select * from upload where state = 'DONE' and file_id is not null and finished_at is not null"
                        + " order by id desc limit ?")
                .param(limit)
                .query(Upload.class)
                .list();
    }
}
