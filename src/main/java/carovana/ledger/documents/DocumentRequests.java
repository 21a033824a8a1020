package carovana.ledger.documents;

import carovana.ledger.Node;
import carovana.ledger.documents.DocumentRequest.State;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Requests for documents: taken once, in one process's hands at a time, moved only by who has them in hand. */
@Repository
public class DocumentRequests {

    private static final int TROUBLE = 1000;
    private static final int SAID = 100;

    /** As in the work list: H2 locks all rows that a query for update visits, so the first few are looked up before. */
    private static final int LOOKED_AT = 4;

    private static final String ALL = "select r.id, r.organization, r.request_key, r.product, r.reference, r.options,"
            + " r.content_hash, r.dropped, r.received_at, w.state, w.node, w.due_at, w.provider_id, w.price, w.sent_at,"
            + " w.ordered_at, w.finished_at, w.tries, w.events, w.said, w.trouble, w.parked_from"
            + " from document_request r join document_work w on w.request = r.id ";

    private final JdbcClient jdbc;
    private final DocumentFiles files;
    private final DocumentBudgets budgets;
    private final Node node;
    private final Clock clock;

    DocumentRequests(JdbcClient jdbc, DocumentFiles files, DocumentBudgets budgets, Node node, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.budgets = budgets;
        this.node = node;
        this.clock = clock;
    }

    public long nextId() {
        return jdbc.sql("select nextval('document_request_id')")
                .query(Long.class)
                .single();
    }

    /** @return whether it was taken; else there is one with its key already */
    @Transactional
    public boolean take(NewRequest request) {
        int taken = jdbc.sql(
                        "insert into document_request (id, organization, request_key, product, reference, options,"
                                + " content_hash, dropped, received_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                        request.id(),
                        request.organization(),
                        request.requestKey(),
                        request.product(),
                        request.reference(),
                        String.join(",", request.options()),
                        request.contentHash(),
                        request.dropped(),
                        request.receivedAt())
                .update();
        if (taken == 0) {
            return false;
        }
        jdbc.sql("insert into document_work (request, state, node, due_at, tries, events)"
                        + " values (?, 'RECEIVED', 0, ?, 0, 0)")
                .params(request.id(), now())
                .update();
        request.inputs().forEach(each -> files.keep(request.id(), each));
        files.ended(request.id());
        return true;
    }

    public Optional<DocumentRequest> find(long id) {
        return query("where r.id = ?", id).stream().findFirst();
    }

    public Optional<DocumentRequest> byKey(String organization, String key) {
        return query("where r.request_key = ? and r.organization = ?", key, organization).stream()
                .findFirst();
    }

    /**
     * An organization's requests, newest first.
     *
     * @param state null for any
     */
    public List<DocumentRequest> latest(String organization, State state, long before, int limit) {
        return state == null
                ? query("where r.organization = ? and r.id < ? order by r.id desc limit ?", organization, before, limit)
                : query(
                        "where r.organization = ? and w.state = ? and r.id < ? order by r.id desc limit ?",
                        organization,
                        state.name(),
                        before,
                        limit);
    }

    private List<DocumentRequest> query(String which, Object... parameters) {
        return jdbc.sql(ALL + which)
                .params(parameters)
                .query(DocumentRequest.class)
                .list();
    }

    /** Takes requests in that state whose time has come, those first that have waited longest. */
    @Transactional
    public List<DocumentRequest> claim(State state, int atMost) {
        var due = jdbc.sql("select request from document_work where state = ? and node = 0 and due_at <= ?"
                        + " order by state, node, due_at, request limit ?")
                .params(state.name(), now(), LOOKED_AT * atMost)
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
        if (due.length == 0) {
            return List.of();
        }
        var ids = jdbc.sql("select request from document_work where request = any(?) and node = 0 and state = ?"
                        + " and due_at <= ? order by due_at, request limit ? for update skip locked")
                .params(due, state.name(), now(), atMost)
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
        if (ids.length == 0) {
            return List.of();
        }
        jdbc.sql("update document_work set node = ? where request = any(?)")
                .params(node.id(), ids)
                .update();
        return query("where r.id = any(?) order by w.due_at, r.id", (Object) ids);
    }

    /**
     * Moves a request that is in our hands, and returns when that is on disk.
     *
     * @return as it is now; nothing when it is no longer ours, because the ledger held us for dead
     */
    @Transactional
    public Optional<DocumentRequest> move(DocumentRequest request, Turn turn) {
        var now = now();
        int moved = jdbc.sql(
                        "update document_work set state = ?, node = ?, due_at = ?, tries = ?, trouble = ?, said = ?,"
                                + " provider_id = ?, price = ?, sent_at = ?, ordered_at = ?, finished_at = ?, parked_from = ?,"
                                + " told_at = null, events = events + ? where request = ? and node = ?")
                .params(
                        turn.state().name(),
                        turn.kept() ? request.node() : 0,
                        turn.kept() ? now : turn.pause() == null ? null : now.plus(turn.pause()),
                        turn.tries(),
                        shortened(turn.trouble(), TROUBLE),
                        shortened(turn.said() == null ? request.said() : turn.said(), SAID),
                        turn.providerId() == null ? request.providerId() : turn.providerId(),
                        turn.price() == null ? request.price() : turn.price(),
                        turn.sentAt() == null ? request.sentAt() : turn.sentAt(),
                        turn.orderedAt() == null ? request.orderedAt() : turn.orderedAt(),
                        turn.state().isEnd() ? now : null,
                        turn.parkedFrom() == null ? null : turn.parkedFrom().name(),
                        turn.detail() == null ? 0 : 1,
                        request.id(),
                        request.node())
                .update();
        if (moved == 0) {
            return Optional.empty();
        }
        if (turn.detail() != null) {
            append(request.id(), turn.state().name(), turn.detail());
        }
        return find(request.id());
    }

    /**
     * How long files are kept after a request's end.
     *
     * @param inputs what was sent
     * @param results what was delivered
     * @param quarantine what was kept apart
     */
    public record Retention(Duration inputs, Duration results, Duration quarantine) {}

    /**
     * Moves a request to its end, says how long its files are kept, and gives back what was reserved where that is free.
     *
     * @return whether it was ours to move
     */
    @Transactional
    public boolean finish(DocumentRequest request, Turn end, Retention retention, boolean free) {
        if (move(request, end).isEmpty()) {
            return false;
        }
        files.keepFor(request.id(), KeptFile.Kind.INPUT, retention.inputs());
        files.keepFor(request.id(), KeptFile.Kind.RESULT, retention.results());
        files.keepFor(request.id(), KeptFile.Kind.QUARANTINE, retention.quarantine());
        if (free) {
            budgets.release(request.id(), request.organization());
        }
        return true;
    }

    /** A person must look, and has so long before what was sent, or kept apart, is deleted. */
    @Transactional
    public boolean park(DocumentRequest request, Turn parked, Duration kept) {
        if (move(request, parked).isEmpty()) {
            return false;
        }
        files.keepFor(request.id(), KeptFile.Kind.INPUT, kept);
        files.keepFor(request.id(), KeptFile.Kind.QUARANTINE, kept);
        return true;
    }

    /** The order was given up without a charge: the request has none any more, and begins anew. */
    @Transactional
    public void forgetOrder(DocumentRequest request, String detail) {
        int moved = jdbc.sql("update document_work set state = 'RECEIVED', node = 0, due_at = ?, provider_id = null,"
                        + " events = events + 1 where request = ? and node = ?")
                .params(now(), request.id(), request.node())
                .update();
        if (moved > 0) {
            append(request.id(), State.RECEIVED.name(), detail);
        }
    }

    /** Records something that does not move it. */
    @Transactional
    public void note(long request, String kind, String detail) {
        jdbc.sql("update document_work set events = events + 1 where request = ?")
                .param(request)
                .update();
        append(request, kind, detail);
    }

    private void append(long request, String kind, String detail) {
        jdbc.sql("insert into document_event (request, number, at, kind, detail)"
                        + " select w.request, w.events, ?, ?, ? from document_work w where w.request = ?")
                .params(now(), kind, shortened(detail, TROUBLE), request)
                .update();
    }

    /** How often that was recorded since a person looked last. */
    public int times(long request, String kind) {
        return jdbc.sql(
                        "select count(*) from document_event where request = ? and kind = ? and number >"
                                + " (select coalesce(max(number), 0) from document_event where request = ? and kind = 'REPLAYED')")
                .params(request, kind, request)
                .query(Integer.class)
                .single();
    }

    public List<RequestEvent> events(long request) {
        return jdbc.sql("select at, kind, detail from document_event where request = ? order by number")
                .param(request)
                .query(RequestEvent.class)
                .list();
    }

    /** Somebody says there is news: it is asked after now. */
    public boolean hint(String reference) {
        return jdbc.sql("update document_work set due_at = ? where state = 'ORDERED' and due_at > ? and request ="
                                + " (select id from document_request where reference = ?)")
                        .params(now(), now(), reference)
                        .update()
                > 0;
    }

    /** A person has looked: it goes on from where it was parked. */
    @Transactional
    public boolean replay(long request, String who) {
        int moved = jdbc.sql(
                        "update document_work set state = parked_from, parked_from = null, trouble = null, tries = 0,"
                                + " due_at = ?, events = events + 1 where request = ? and state = 'PARKED'")
                .params(now(), request)
                .update();
        if (moved > 0) {
            files.keepOn(request);
            append(request, "REPLAYED", "by " + who);
        }
        return moved > 0;
    }

    /** Which of these orders of the provider are requests of ours. */
    public Set<String> adopted(Collection<String> providerIds) {
        return Set.copyOf(jdbc.sql("select provider_id from document_work where provider_id = any(?)")
                .param(providerIds.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** Requests that came as files, and of which nobody was told yet that they are at their end or parked. */
    public List<DocumentRequest> untold(int limit) {
        return query("where w.told_at is null and r.dropped"
                + " and w.state in ('STORED', 'REJECTED', 'CANCELLED', 'QUARANTINED', 'PARKED') order by r.id limit "
                + limit);
    }

    /** It was told as it was then; what happened to it in the meantime is still to be told. */
    public void told(DocumentRequest request) {
        jdbc.sql("update document_work set told_at = ? where request = ? and state = ? and events = ?")
                .params(now(), request.id(), request.state().name(), request.events())
                .update();
    }

    /** How many requests are in that state. */
    public int count(State state) {
        return jdbc.sql("select count(*) from document_work where state = ?")
                .param(state.name())
                .query(Integer.class)
                .single();
    }

    private LocalDateTime now() {
        return LocalDateTime.now(clock);
    }

    private static String shortened(String text, int limit) {
        return text == null || text.length() <= limit ? text : text.substring(0, limit - 1) + "…";
    }
}
