package carovana.reconciliation.fetching;

import carovana.upstream.Governor;
import carovana.upstream.fdr.ReportingFlows;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Where each organization's reporting flows come from. */
@Component
class FlowSources {

    private static final Logger log = LoggerFactory.getLogger(FlowSources.class);

    private static final String ENDING = "reportings";

    private final FetchSettings settings;
    private final List<ReportingFlows> services;
    private final Map<String, Governor> governors;
    private final Set<String> told = new HashSet<>();

    FlowSources(
            FetchSettings settings, List<ReportingFlows> services, Governor fdrGovernor, Governor reportingsGovernor) {
        this.settings = settings;
        this.services = services;
        this.governors = Map.of("fdr", fdrGovernor, ENDING, reportingsGovernor);
    }

    /** @return nothing when none is configured */
    Optional<ReportingFlows> of(String organization) {
        var name = settings.flowsOf(organization);
        var service = services.stream()
                .filter(each -> each.name().equals(name) && each.isConfigured())
                .findFirst();
        if (name.equals(ENDING) && service.isPresent()) {
            tellEnd(organization);
        }
        return service;
    }

    Governor governor(ReportingFlows service) {
        return governors.get(service.name());
    }

    private void tellEnd(String organization) {
        synchronized (told) {
            if (!told.add(organization)) {
                return;
            }
        }
        log.warn(
                "The flows of {} come by pagoPA's reportings, which end on 31 December 2026:"
                        + " set carovana.reconciliation.fetch.flows to fdr",
                organization);
    }
}
