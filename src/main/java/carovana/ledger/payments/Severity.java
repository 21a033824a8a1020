package carovana.ledger.payments;

/** How much an anomaly matters. */
public enum Severity {
    /** good to know */
    INFO,
    /** somebody should look */
    WARN,
    /** the accounts cannot be closed over it */
    BLOCK
}
