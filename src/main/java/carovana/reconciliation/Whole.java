package carovana.reconciliation;

import carovana.ledger.payments.Anomaly;
import carovana.ledger.payments.Payment;
import carovana.ledger.payments.PositionState;
import java.util.List;
import java.util.SortedMap;

/**
 * Where everything of an organization is.
 *
 * @param payments by IUV, index and IUR
 * @param flows by id, oldest version first
 * @param positions by IUPD
 * @param anomalies those that are open
 */
public record Whole(
        List<Payment> payments,
        List<FlowStanding> flows,
        SortedMap<String, PositionState> positions,
        List<Anomaly> anomalies) {}
