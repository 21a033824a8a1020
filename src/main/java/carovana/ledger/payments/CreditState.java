package carovana.ledger.payments;

/** What the bank has credited of a flow. */
public enum CreditState {
    /** nothing */
    UNCREDITED,
    /** less than it says */
    PART_CREDITED,
    /** what it says */
    CREDITED,
    /** more than it says */
    OVER_CREDITED;
}
