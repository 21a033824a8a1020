package carovana.tenants;

import carovana.access.Caller;
import carovana.ledger.tenants.Change;
import carovana.ledger.tenants.Change.Action;
import carovana.ledger.tenants.Change.Kind;
import carovana.ledger.tenants.Tenancy;
import carovana.ledger.tenants.Tenant;
import carovana.ledger.tenants.Tenants;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/** Takes, changes and deletes tenants, each change at once and for good. */
@Component
class TenantDesk {

    private static final Logger log = LoggerFactory.getLogger(TenantDesk.class);

    private final Proxies proxies;
    private final FieldRules rules;
    private final Secrets secrets;
    private final Tenancy tenancy;
    private final Tenants tenants;
    private final Clock clock;

    TenantDesk(Proxies proxies, FieldRules rules, Secrets secrets, Tenancy tenancy, Tenants tenants, Clock clock) {
        this.proxies = proxies;
        this.rules = rules;
        this.secrets = secrets;
        this.tenancy = tenancy;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** @throws ResponseStatusException 404 when there is none that this key opens */
    Tenant mine(String proxy, String id, Caller caller) {
        proxies.profile(proxy);
        return tenants.find(proxy, id)
                .filter(each -> caller.opens(each.organization()))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no tenant %s that this key opens".formatted(id)));
    }

    Shown show(String proxy, String id, Caller caller) {
        var tenant = mine(proxy, id, caller);
        return new Shown(Secrets.masked(Documents.parse(tenant.document())), tenant.version(), List.of());
    }

    List<Change> history(String proxy, String id, int limit, Caller caller) {
        mine(proxy, id, caller);
        return tenancy.history(Kind.TENANT, proxy, id, limit);
    }

    /** @throws ResponseStatusException 409 when there is one with this id, 403 when the key does not open its organization */
    @Transactional
    public Shown create(String proxy, ObjectNode sent, Caller caller) {
        var findings = new Findings();
        Secrets.restore(sent, null, Place.ROOT, findings);
        check(proxy, sent, findings, caller);
        long version = tenancy.begin();
        var id = sent.path("id").textValue();
        if (tenants.find(proxy, id).isPresent()) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "There is a tenant %s already: change it with PUT or PATCH".formatted(id));
        }
        return save(Action.CREATED, proxy, null, sent, version, findings, caller);
    }

    @Transactional
    public Shown change(String proxy, String id, Edit edit, Caller caller) {
        long version = tenancy.begin();
        var tenant = mine(proxy, id, caller);
        Edit.mustMatch(edit.ifMatch(), tenant.version());
        var before = clear(tenant);
        var findings = new Findings();
        var next = edit.of(before, findings, "id");
        check(proxy, next, findings, caller);
        return next.equals(before)
                ? new Shown(Secrets.masked(before), tenant.version(), findings.warnings())
                : save(edit.action(), proxy, before, next, version, findings, caller);
    }

    /** From now on its configs give nothing any more; they stay as they are. Deleted twice is deleted once. */
    @Transactional
    public void delete(String proxy, String id, String ifMatch, Caller caller) {
        long version = tenancy.begin();
        var tenant = mine(proxy, id, caller);
        Edit.mustMatch(ifMatch, tenant.version());
        if (tenant.active()) {
            var before = clear(tenant);
            save(
                    Action.DELETED,
                    proxy,
                    before,
                    before.deepCopy().put("active", false),
                    version,
                    new Findings(),
                    caller);
        }
    }

    private void check(String proxy, ObjectNode tenant, Findings findings, Caller caller) {
        var profile = proxies.profile(proxy);
        tenant.remove(Profile.OF_THE_FORM);
        rules.check(profile.tenant(), tenant, Place.ROOT, findings);
        findings.mustBeNone();
        caller.mustOpen(tenant.path("tax_identification_number").asText());
    }

    private ObjectNode clear(Tenant tenant) {
        return secrets.clear(Documents.parse(tenant.document()), owner(tenant.proxy(), tenant.id()));
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
        tenants.save(new Tenant(
                proxy,
                id,
                next.path("tax_identification_number").textValue(),
                next.path("name").textValue(),
                next.path("active").booleanValue(),
                Documents.write(secrets.encrypted(next, owner(proxy, id))),
                version));
        tenancy.append(new Change(
                Kind.TENANT, proxy, id, version, clock.instant(), caller.name(), action, Changes.told(before, next)));
        log.info("Tenant {} of {}: {} by {}", id, proxy, action, caller.name());
        return new Shown(Secrets.masked(next), version, findings.warnings());
    }

    private static String owner(String proxy, String id) {
        return "tenants/" + proxy + "/" + id;
    }
}
