package carovana.monitoring;

import carovana.ledger.payments.Severity;
import carovana.ledger.payments.Totals;
import carovana.ledger.payments.Totals.OpenSomewhere;
import carovana.positions.Organizations;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How many anomalies of reconciliation are open, a few seconds old at most. */
@Component
class AnomalyMeters {

    private final Remembered<List<OpenSomewhere>> open;

    AnomalyMeters(MeterRegistry registry, Organizations organizations, Totals totals, Clock clock) {
        open = new Remembered<>(totals::openEverywhere, clock);
        for (var organization : organizations.organizations()) {
            for (var severity : Severity.values()) {
                Gauge.builder("carovana.anomalies", () -> count(organization.fiscalCode(), severity))
                        .description("Open anomalies of reconciliation")
                        .tag("organization", organization.fiscalCode())
                        .tag("severity", severity.name().toLowerCase(Locale.ROOT))
                        .register(registry);
            }
        }
    }

    private long count(String organization, Severity severity) {
        return open.get().stream()
                .filter(each -> each.organization().equals(organization) && each.severity() == severity)
                .mapToLong(OpenSomewhere::count)
                .sum();
    }
}
