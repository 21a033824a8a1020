package carovana.ledger.payments;

/** How far a version of a flow is that was fetched and read. */
public enum FlowState {
    /** it contradicts itself */
    REJECTED,
    /** it can be read */
    ACCEPTED,
    /** all its lines are understood */
    MATCHED,
    /** a newer version holds */
    SUPERSEDED;
}
