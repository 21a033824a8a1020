package carovana.tenants;

import carovana.access.Caller;
import carovana.ledger.tenants.Change;
import carovana.ledger.tenants.Change.Action;
import carovana.ledger.tenants.Change.Kind;
import carovana.ledger.tenants.PaymentConfig;
import carovana.ledger.tenants.PaymentConfigs;
import carovana.ledger.tenants.Tenancy;
import carovana.ledger.tenants.Tenants;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/** Takes, changes and deletes payment configs, each change at once and for good. */
@Component
class ConfigDesk {

    /** How many are listed when none are named. */
    private static final int MOST = 1000;

    private static final Logger log = LoggerFactory.getLogger(ConfigDesk.class);

    private final Proxies proxies;
    private final ConfigRules rules;
    private final Secrets secrets;
    private final Tenancy tenancy;
    private final Tenants tenants;
    private final PaymentConfigs configs;
    private final Clock clock;

    ConfigDesk(
            Proxies proxies,
            ConfigRules rules,
            Secrets secrets,
            Tenancy tenancy,
            Tenants tenants,
            PaymentConfigs configs,
            Clock clock) {
        this.proxies = proxies;
        this.rules = rules;
        this.secrets = secrets;
        this.tenancy = tenancy;
        this.tenants = tenants;
        this.configs = configs;
        this.clock = clock;
    }

    Shown show(String proxy, String id, Caller caller) {
        return shown(mine(proxy, id, caller));
    }

    /** Those of the named ones that there are and that the key opens, deleted ones too. */
    List<Shown> show(String proxy, Collection<String> ids, Caller caller) {
        proxies.profile(proxy);
        return ids.stream()
                .flatMap(id -> find(proxy, id, caller).stream())
                .map(ConfigDesk::shown)
                .toList();
    }

    /** All that rows may name, in the order of their ids: {@value #MOST} at most. */
    List<Shown> showActive(String proxy, Caller caller) {
        proxies.profile(proxy);
        return configs.active(proxy, caller.organizations(), MOST).stream()
                .map(ConfigDesk::shown)
                .toList();
    }

    List<Change> history(String proxy, String id, int limit, Caller caller) {
        mine(proxy, id, caller);
        return tenancy.history(Kind.CONFIG, proxy, id, limit);
    }

    /** @throws ResponseStatusException 409 when there is one with this id, or when its tenant is deleted */
    @Transactional
    public Shown create(String proxy, ObjectNode sent, Caller caller) {
        var profile = proxies.profile(proxy);
        if (Field.isNothing(sent.get("id"))) {
            sent.put("id", UUID.randomUUID().toString());
        }
        var findings = new Findings();
        Secrets.restore(sent, null, Place.ROOT, findings);
        rules.check(profile, sent, findings);
        long version = tenancy.begin();
        checkTenant(proxy, sent, findings, caller);
        findings.mustBeNone();
        var id = sent.path("id").textValue();
        if (configs.find(proxy, id).isPresent()) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "There is a config %s already: change it with PUT or PATCH".formatted(id));
        }
        return save(Action.CREATED, proxy, null, sent, version, findings, caller);
    }

    @Transactional
    public Shown change(String proxy, String id, Edit edit, Caller caller) {
        var profile = proxies.profile(proxy);
        long version = tenancy.begin();
        var config = mine(proxy, id, caller);
        Edit.mustMatch(edit.ifMatch(), config.version());
        var before = clear(config);
        var findings = new Findings();
        var next = edit.of(before, findings, "id", "tenant_id");
        rules.check(profile, next, findings);
        findings.mustBeNone();
        return next.equals(before)
                ? new Shown(Secrets.masked(before), config.version(), findings.warnings())
                : save(edit.action(), proxy, before, next, version, findings, caller);
    }

    /** Deleted twice is deleted once. */
    @Transactional
    public void delete(String proxy, String id, String ifMatch, Caller caller) {
        long version = tenancy.begin();
        var config = mine(proxy, id, caller);
        Edit.mustMatch(ifMatch, config.version());
        if (config.active()) {
            var before = clear(config);
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

    private void checkTenant(String proxy, ObjectNode config, Findings findings, Caller caller) {
        var id = config.path("tenant_id").asText();
        var tenant = tenants.find(proxy, id)
                .filter(each -> caller.opens(each.organization()))
                .orElse(null);
        if (tenant == null) {
            if (findings.faults().stream()
                    .noneMatch(each -> each.place().field().equals("tenant_id"))) {
                findings.fault(
                        Place.ROOT.to("tenant_id"),
                        "value",
                        "there is no such tenant that this key opens: save it first");
            }
        } else if (!tenant.active() && findings.faults().isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "The tenant %s is deleted: set it active before you add to it".formatted(id));
        }
    }

    private PaymentConfig mine(String proxy, String id, Caller caller) {
        proxies.profile(proxy);
        return find(proxy, id, caller)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no config %s that this key opens".formatted(id)));
    }

    private Optional<PaymentConfig> find(String proxy, String id, Caller caller) {
        return configs.find(proxy, id).filter(config -> tenants.find(proxy, config.tenant())
                .filter(tenant -> caller.opens(tenant.organization()))
                .isPresent());
    }

    private static Shown shown(PaymentConfig config) {
        return new Shown(Secrets.masked(Documents.parse(config.document())), config.version(), List.of());
    }

    private ObjectNode clear(PaymentConfig config) {
        return secrets.clear(Documents.parse(config.document()), owner(config.proxy(), config.id()));
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
        configs.save(new PaymentConfig(
                proxy,
                id,
                next.path("tenant_id").textValue(),
                Payment.managementId(next),
                next.path("active").booleanValue(),
                Documents.write(secrets.encrypted(next, owner(proxy, id))),
                Payment.terms(next),
                version));
        tenancy.append(new Change(
                Kind.CONFIG, proxy, id, version, clock.instant(), caller.name(), action, Changes.told(before, next)));
        log.info("Config {} of {}: {} by {}", id, proxy, action, caller.name());
        return new Shown(Secrets.masked(next), version, findings.warnings());
    }

    private static String owner(String proxy, String id) {
        return "configs/" + proxy + "/" + id;
    }
}
