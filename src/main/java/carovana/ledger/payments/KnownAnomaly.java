package carovana.ledger.payments;

import java.time.Instant;

/**
 * An anomaly as the ledger has it.
 *
 * @param id by which a person closes it
 * @param openedAt when it was told first
 * @param closedAt null while it is open
 * @param closedBy a person; null when its cause went away
 * @param reason what the person said; null otherwise
 */
public record KnownAnomaly(
        long id, Anomaly anomaly, Instant openedAt, Instant closedAt, String closedBy, String reason) {}
