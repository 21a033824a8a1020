package carovana.ledger.payments;

import java.time.Instant;

/**
 * One version of a flow that was fetched and could not be read; its bytes are kept.
 *
 * @param version as it was listed, since nothing in it can be trusted
 * @param fault what is wrong with it, a sentence
 */
public record UnreadableFlow(FlowId id, FlowVersion version, Instant fetchedAt, String fault) {}
