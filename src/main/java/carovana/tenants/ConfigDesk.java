package carovana.tenants;

import carovana.access.Caller;
import carovana.ledger.tenants.Change.Kind;
import carovana.ledger.tenants.PaymentConfig;
import carovana.ledger.tenants.PaymentConfigs;
import carovana.ledger.tenants.Tenancy;
import carovana.ledger.tenants.Tenant;
import carovana.ledger.tenants.Tenants;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/** Of payment configs, each of which belongs to a tenant. */
@Component
class ConfigDesk extends Desk<PaymentConfig> {

    /** How many are listed when none are named. */
    private static final int MOST = 1000;

    private final ConfigRules rules;
    private final Tenants tenants;
    private final PaymentConfigs configs;

    ConfigDesk(
            Proxies proxies,
            ConfigRules rules,
            Secrets secrets,
            Tenancy tenancy,
            Tenants tenants,
            PaymentConfigs configs,
            Clock clock) {
        super(Kind.CONFIG, proxies, secrets, tenancy, clock, "id", "tenant_id");
        this.rules = rules;
        this.tenants = tenants;
        this.configs = configs;
    }

    /** Those of the named ones that there are and that the key opens, deleted ones too. */
    List<Shown> show(String proxy, Collection<String> ids, Caller caller) {
        proxies.profile(proxy);
        return ids.stream()
                .flatMap(id -> find(proxy, id).stream())
                .filter(each -> opens(caller, each))
                .map(Desk::shown)
                .toList();
    }

    /** All that rows may name, in the order of their ids: {@value #MOST} at most. */
    List<Shown> showActive(String proxy, Caller caller) {
        proxies.profile(proxy);
        return configs.active(proxy, caller.organizations(), MOST).stream()
                .map(Desk::shown)
                .toList();
    }

    /** One that comes without an id gets one. */
    @Override
    @Transactional
    public Shown create(String proxy, ObjectNode sent, Caller caller) {
        if (Field.isNothing(sent.get("id"))) {
            sent.put("id", UUID.randomUUID().toString());
        }
        return super.create(proxy, sent, caller);
    }

    /** @throws ResponseStatusException 409 when its tenant is deleted */
    @Override
    void checkNew(String proxy, ObjectNode config, Findings findings, Caller caller) {
        var id = config.path("tenant_id").asText();
        var tenant = tenant(proxy, id, caller).orElse(null);
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

    private Optional<Tenant> tenant(String proxy, String id, Caller caller) {
        return tenants.find(proxy, id).filter(each -> caller.opens(each.organization()));
    }

    @Override
    Optional<PaymentConfig> find(String proxy, String id) {
        return configs.find(proxy, id);
    }

    @Override
    boolean opens(Caller caller, PaymentConfig config) {
        return tenant(config.proxy(), config.tenant(), caller).isPresent();
    }

    @Override
    void check(Profile profile, ObjectNode config, Findings findings, Caller caller) {
        rules.check(profile, config, findings);
    }

    @Override
    void keep(String proxy, String id, ObjectNode config, String stored, long version) {
        var profile = proxies.profile(proxy);
        configs.save(new PaymentConfig(
                proxy,
                id,
                config.path("tenant_id").textValue(),
                Payment.managementId(profile, config),
                config.path("active").booleanValue(),
                stored,
                Payment.terms(profile, config),
                version));
    }
}
