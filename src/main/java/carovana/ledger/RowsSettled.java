package carovana.ledger;

/**
 * Told inside the transaction that gives rows their outcome, once for all rows that share it: who counts should listen
 * to its commit.
 *
 * @param organization fiscal code of the creditor
 */
public record RowsSettled(String organization, Outcome outcome, int rows) {}
