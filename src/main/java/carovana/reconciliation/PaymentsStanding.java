package carovana.reconciliation;

import carovana.ledger.payments.Anomaly;
import carovana.ledger.payments.Payment;
import java.time.Instant;
import java.util.List;

/**
 * Where the payments of one IUV are.
 *
 * @param payments by key
 * @param anomalies those that are open
 * @param lookAgain when time alone may change this; null is never
 * @param askFrom from when on pagoPA is to be asked once what it says of the position; null is never
 */
public record PaymentsStanding(List<Payment> payments, List<Anomaly> anomalies, Instant lookAgain, Instant askFrom) {}
