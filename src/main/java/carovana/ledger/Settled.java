package carovana.ledger;

/**
 * Told inside the transaction that settles an instruction that somebody may be waiting for (one without a drop): who
 * answers should listen to its commit.
 */
public record Settled(Result result) {}
