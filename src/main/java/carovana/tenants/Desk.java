package carovana.tenants;

import carovana.access.Caller;
import carovana.ledger.tenants.Change;
import carovana.ledger.tenants.Change.Action;
import carovana.ledger.tenants.Change.Kind;
import carovana.ledger.tenants.Kept;
import carovana.ledger.tenants.Tenancy;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.StringUtils;
import org.springframework.web.server.ResponseStatusException;

/** Takes, changes and deletes documents of one kind, each change at once and for good. */
abstract class Desk<T extends Kept> {

    final Proxies proxies;

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final Kind kind;
    private final String word;
    private final String[] fixed;
    private final Secrets secrets;
    private final Tenancy tenancy;
    private final Clock clock;

    /** @param fixed what no change of a document may change */
    Desk(Kind kind, Proxies proxies, Secrets secrets, Tenancy tenancy, Clock clock, String... fixed) {
        this.kind = kind;
        this.word = kind.name().toLowerCase(Locale.ROOT);
        this.proxies = proxies;
        this.secrets = secrets;
        this.tenancy = tenancy;
        this.clock = clock;
        this.fixed = fixed;
    }

    /** The one of this id, whoever may see it. */
    abstract Optional<T> find(String proxy, String id);

    abstract boolean opens(Caller caller, T kept);

    /** Says what is wrong with a document. */
    abstract void check(Profile profile, ObjectNode document, Findings findings, Caller caller);

    /** Says what is wrong with it only because it is new. */
    void checkNew(String proxy, ObjectNode document, Findings findings, Caller caller) {}

    /** @param stored the document with its secrets encrypted */
    abstract void keep(String proxy, String id, ObjectNode document, String stored, long version);

    Shown show(String proxy, String id, Caller caller) {
        return shown(mine(proxy, id, caller));
    }

    static Shown shown(Kept kept) {
        return new Shown(Secrets.masked(Documents.parse(kept.document())), kept.version(), List.of());
    }

    List<Change> history(String proxy, String id, int limit, Caller caller) {
        mine(proxy, id, caller);
        return tenancy.history(kind, proxy, id, limit);
    }

    /** @throws ResponseStatusException 409 when there is one with this id */
    @Transactional
    public Shown create(String proxy, ObjectNode sent, Caller caller) {
        var profile = proxies.profile(proxy);
        var findings = new Findings();
        Secrets.restore(sent, null, Place.ROOT, findings);
        check(profile, sent, findings, caller);
        long version = tenancy.begin();
        checkNew(proxy, sent, findings, caller);
        findings.mustBeNone();
        var id = sent.path("id").textValue();
        if (find(proxy, id).isPresent()) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "There is a %s %s already: change it with PUT or PATCH".formatted(word, id));
        }
        return save(Action.CREATED, proxy, null, sent, version, findings, caller);
    }

    @Transactional
    public Shown change(String proxy, String id, Edit edit, Caller caller) {
        var profile = proxies.profile(proxy);
        long version = tenancy.begin();
        var kept = mine(proxy, id, caller);
        Edit.mustMatch(edit.ifMatch(), kept.version());
        var before = clear(kept);
        var findings = new Findings();
        var next = edit.of(before, findings, fixed);
        check(profile, next, findings, caller);
        findings.mustBeNone();
        return next.equals(before)
                ? new Shown(Secrets.masked(before), kept.version(), findings.warnings())
                : save(edit.action(), proxy, before, next, version, findings, caller);
    }

    /** Deleted twice is deleted once. */
    @Transactional
    public void delete(String proxy, String id, String ifMatch, Caller caller) {
        long version = tenancy.begin();
        var kept = mine(proxy, id, caller);
        Edit.mustMatch(ifMatch, kept.version());
        if (kept.active()) {
            var before = clear(kept);
            var next = before.deepCopy().put("active", false);
            save(Action.DELETED, proxy, before, next, version, new Findings(), caller);
        }
    }

    /** @throws ResponseStatusException 404 when there is none that this key opens */
    private T mine(String proxy, String id, Caller caller) {
        proxies.profile(proxy);
        return find(proxy, id)
                .filter(each -> opens(caller, each))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no %s %s that this key opens".formatted(word, id)));
    }

    private ObjectNode clear(T kept) {
        return secrets.clear(Documents.parse(kept.document()), owner(kept.proxy(), kept.id()));
    }

    private Shown save(
            Action action,
            String proxy,
            ObjectNode before,
            ObjectNode next,
            long version,
            Findings findings,
            Caller caller) {
        var id = next.path("id").textValue();
        keep(proxy, id, next, Documents.write(secrets.encrypted(next, owner(proxy, id))), version);
        tenancy.append(new Change(
                kind, proxy, id, version, clock.instant(), caller.name(), action, Changes.told(before, next)));
        log.info("{} {} of {}: {} by {}", StringUtils.capitalize(word), id, proxy, action, caller.name());
        return new Shown(Secrets.masked(next), version, findings.warnings());
    }

    private String owner(String proxy, String id) {
        return word + "s/" + proxy + "/" + id;
    }
}
