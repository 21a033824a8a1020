package carovana.reconciliation.running;

import carovana.positions.Organization;
import carovana.positions.Organizations;
import carovana.reconciliation.Expectations;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What is to be expected of each organization, as it is configured. */
@Component
class Expected {

    private final Organizations organizations;
    private final ReconciliationSettings settings;

    Expected(Organizations organizations, ReconciliationSettings settings) {
        this.organizations = organizations;
        this.settings = settings;
    }

    Expectations of(String organization) {
        return new Expectations(
                organization,
                organizations.find(organization).map(Expected::segregationCodes).orElse(Set.of()),
                settings.treasury(),
                false);
    }

    /** Those that are configured: what starts with another one is another intermediary's. None is any. */
    private static Set<String> segregationCodes(Organization organization) {
        var codes = new HashSet<>(organization.acceptedSegregationCodes());
        if (organization.segregationCode() != null) {
            codes.add(organization.segregationCode());
        }
        return codes;
    }
}
