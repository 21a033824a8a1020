package carovana.ledger.payments;

/** How far a payment is. */
public enum PaymentState {
    /** asked for, and not paid */
    OPEN,
    /** there is a receipt */
    PAID,
    /** there is a receipt, and a flow says the same */
    REPORTED,
    /** a flow reports it, and there is no receipt */
    REPORTED_NO_RECEIPT,
    /** the bank has credited it */
    RECONCILED,
    /** a flow takes it back */
    REVERSED,
    /** a flow reports it, and it is of another intermediary */
    FOREIGN,
    /** something stands in the way */
    MISMATCH;
}
