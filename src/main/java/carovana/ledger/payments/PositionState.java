package carovana.ledger.payments;

/** How far a debt position is in the accounts; pagoPA has a state of its own. */
public enum PositionState {
    /** nothing was paid */
    UNPAID,
    /** some was paid */
    PART_PAID,
    /** all was paid */
    PAID,
    /** all was reported */
    REPORTED,
    /** all was credited */
    RECONCILED,
    /** something stands in the way */
    ATTENTION;
}
