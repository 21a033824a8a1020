package carovana.documents;

import carovana.ledger.documents.DocumentRequest.State;
import carovana.ledger.documents.DocumentRequests;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** How many requests are in each state, as the ledger has them. */
@Component
class DocumentMeters {

    DocumentMeters(MeterRegistry registry, DocumentRequests requests) {
        for (var state : State.values()) {
            Gauge.builder("carovana.documents", requests, each -> each.count(state))
                    .description("Requests for documents by state; parked ones wait for a person")
                    .tag("state", state.name().toLowerCase(java.util.Locale.ROOT))
                    .register(registry);
        }
    }
}
