package carovana.ledger.payments;

import java.time.Instant;

/**
 * That a person closed an anomaly. It holds for as long as what was seen stays the same.
 *
 * @param subject as the anomaly has it
 * @param evidence as the anomaly had it
 * @param by who
 * @param reason a sentence
 */
public record Closure(AnomalyKind kind, String subject, String evidence, String by, Instant at, String reason) {}
