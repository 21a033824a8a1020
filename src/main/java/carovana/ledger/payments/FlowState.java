package carovana.ledger.payments;

/** How far a version of a flow is. */
public enum FlowState {
    /** not fetched yet */
    LISTED,
    /** it cannot be read */
    UNPARSABLE,
    /** it contradicts itself */
    REJECTED,
    /** it can be read */
    ACCEPTED,
    /** all its lines are understood */
    MATCHED,
    /** a newer version holds */
    SUPERSEDED;
}
