package carovana.ledger;

/**
 * Told inside the transaction that takes an instruction somebody waits for: it is leased to this process already, and
 * should be sent as soon as that is committed.
 */
public record Asked(Instruction instruction) {}
