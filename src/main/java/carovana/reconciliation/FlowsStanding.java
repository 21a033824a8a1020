package carovana.reconciliation;

import carovana.ledger.payments.Anomaly;
import carovana.ledger.payments.Flow;
import carovana.ledger.payments.FlowState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where all versions of one flow id are.
 *
 * @param versions those that could be read, oldest first
 * @param anomalies those that are open
 * @param lookAgain when time alone may change this; null is never
 */
public record FlowsStanding(List<FlowStanding> versions, List<Anomaly> anomalies, Instant lookAgain) {

    public Optional<FlowStanding> of(Flow flow) {
        return versions.stream().filter(each -> each.flow().equals(flow)).findFirst();
    }

    /** The versions whose lines hold: one for each PSP. */
    public List<FlowStanding> effective() {
        return versions.stream()
                .filter(each -> each.state() != FlowState.SUPERSEDED)
                .toList();
    }
}
