package carovana.tenants;

import carovana.access.Caller;
import carovana.ledger.tenants.Change.Kind;
import carovana.ledger.tenants.Tenancy;
import carovana.ledger.tenants.Tenant;
import carovana.ledger.tenants.Tenants;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Of tenants. The configs of a deleted one give nothing any more; they stay as they are. */
@Component
class TenantDesk extends Desk<Tenant> {

    private final FieldRules rules;
    private final Tenants tenants;

    TenantDesk(Proxies proxies, FieldRules rules, Secrets secrets, Tenancy tenancy, Tenants tenants, Clock clock) {
        super(Kind.TENANT, proxies, secrets, tenancy, clock, "id");
        this.rules = rules;
        this.tenants = tenants;
    }

    @Override
    Optional<Tenant> find(String proxy, String id) {
        return tenants.find(proxy, id);
    }

    @Override
    boolean opens(Caller caller, Tenant tenant) {
        return caller.opens(tenant.organization());
    }

    /** @throws org.springframework.web.server.ResponseStatusException 403 when the key does not open its organization */
    @Override
    void check(Profile profile, ObjectNode tenant, Findings findings, Caller caller) {
        tenant.remove(Profile.OF_THE_FORM);
        rules.check(profile.tenant(), tenant, Place.ROOT, findings);
        findings.mustBeNone();
        caller.mustOpen(tenant.path("tax_identification_number").asText());
    }

    @Override
    void keep(String proxy, String id, ObjectNode tenant, String stored, long version) {
        tenants.save(new Tenant(
                proxy,
                id,
                tenant.path("tax_identification_number").textValue(),
                tenant.path("name").textValue(),
                tenant.path("active").booleanValue(),
                stored,
                version));
    }
}
