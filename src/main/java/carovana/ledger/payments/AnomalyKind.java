package carovana.ledger.payments;

/** Everything that can fail to add up, what it is about, and what ends it. */
public enum AnomalyKind {
    RECEIPT_NOT_REPORTED(Scope.PAYMENT, "a flow reports it"),
    REPORTED_NO_RT(Scope.PAYMENT, "its receipt arrives"),
    PAID_WITHOUT_RPT(Scope.PAYMENT, "its receipt arrives, the position is closed, or a person closes it"),
    UNKNOWN_IUV(Scope.PAYMENT, "its position or its receipt appears, or a person closes it"),
    AMOUNT_MISMATCH_RT_FDR(Scope.PAYMENT, "a new version of the flow agrees, or a person closes it"),
    AMOUNT_MISMATCH_RT_POSITION(Scope.NOTICE, "a person closes it"),
    DOUBLE_PAYMENT(Scope.NOTICE, "one of them is reversed, or a person closes it"),
    REVERSAL(Scope.PAYMENT, "a person closes it"),
    REVERSAL_UNMATCHED(Scope.PAYMENT, "a person closes it"),
    UNKNOWN_OUTCOME(Scope.PAYMENT, "a new version of the flow has a known outcome"),
    DUPLICATE_LINE(Scope.FLOW, "a new version of the flow has it once"),
    REPORTED_TWICE(Scope.PAYMENT, "a new version of one of the flows leaves it out, or a person closes it"),
    FLOW_TOTAL_MISMATCH(Scope.FLOW, "a new version of the flow adds up"),
    FLOW_COUNT_MISMATCH(Scope.FLOW, "a new version of the flow adds up"),
    FLOW_WRONG_RECEIVER(Scope.FLOW, "a new version of the flow is ours, or a person closes it"),
    FLOW_ID_MALFORMED(Scope.FLOW, "a new version of the flow has the right id, or a person closes it"),
    FLOW_UNPARSABLE(Scope.FLOW, "a new version of the flow can be read"),
    FLOW_FETCH_FAILED(Scope.FLOW, "the flow is served"),
    FLOW_CONTENT_CONFLICT(Scope.FLOW, "a person closes it, or a new version comes"),
    FLOW_REVISED_AFTER_RECON(Scope.FLOW, "a person closes it"),
    FLOW_NOT_CREDITED(Scope.FLOW, "the bank's credit arrives"),
    CREDIT_AMOUNT_MISMATCH(Scope.FLOW, "a further credit or a new version of the flow makes it even"),
    CREDIT_WITHOUT_FLOW(Scope.CREDIT, "the flow arrives"),
    CREDIT_UNREADABLE(Scope.CREDIT, "a person says which flow it pays"),
    CREDIT_NOT_PAGOPA(Scope.CREDIT, "a person closes it"),
    RECEIPT_CONFLICT(Scope.PAYMENT, "a person closes it"),
    RECEIPT_UNKNOWN_POSITION(Scope.NOTICE, "the position is loaded"),
    STATUS_DRIFT(Scope.NOTICE, "pagoPA's state agrees"),
    FLOWS_MISSING(Scope.DAY, "flows of that day or that PSP arrive");

    /** What an anomaly is about. */
    public enum Scope {
        PAYMENT,
        NOTICE,
        FLOW,
        CREDIT,
        DAY
    }

    private final Scope scope;
    private final String closes;

    AnomalyKind(Scope scope, String closes) {
        this.scope = scope;
        this.closes = closes;
    }

    public Scope scope() {
        return scope;
    }

    /** Whether a person may say that it is settled: a flow that contradicts itself only a new version of it can put right. */
    public boolean isClosedByHand() {
        return switch (this) {
            case UNKNOWN_OUTCOME, DUPLICATE_LINE, FLOW_TOTAL_MISMATCH, FLOW_COUNT_MISMATCH, FLOW_UNPARSABLE -> false;
            default -> true;
        };
    }

    /** What ends it, a clause that follows "until". */
    public String closes() {
        return closes;
    }
}
