package carovana.ledger.payments;

import java.time.Instant;

/**
 * A run of reconciliation that somebody asked for, or the clock did.
 *
 * @param organization fiscal code, 11 digits
 * @param startedAt null while it waits
 * @param finishedAt null until it is over
 * @param trouble what broke it off; null when nothing did
 */
public record AskedRun(
        long id, String organization, Instant askedAt, Instant startedAt, Instant finishedAt, String trouble) {}
