package carovana.reconciliation;

import carovana.ledger.payments.CreditState;
import carovana.ledger.payments.Flow;
import carovana.ledger.payments.FlowState;
import carovana.ledger.payments.PaymentState;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where one version of a flow is.
 *
 * @param credited what the bank credited of it, euro cents
 * @param isWaitingForPerson whether something about it blocks
 */
public record FlowStanding(Flow flow, FlowState state, CreditState credit, long credited, boolean isWaitingForPerson) {

    private static final Set<PaymentState> UNDERSTOOD = EnumSet.of(
            PaymentState.REPORTED,
            PaymentState.REPORTED_NO_RECEIPT,
            PaymentState.RECONCILED,
            PaymentState.REVERSED,
            PaymentState.FOREIGN);

    /** Whether the bank has credited it, and nothing about the flow itself stands against that. */
    public boolean isCredited() {
        return credit == CreditState.CREDITED && state != FlowState.REJECTED;
    }

    /** Whether a reversal is in it: then the bank may credit the total or the net. */
    public boolean hasReversals() {
        return flow.totals().reversals() > 0;
    }

    /** The same when the states of all its lines are known. */
    public FlowStanding matchedBy(Collection<PaymentState> lines) {
        return state == FlowState.ACCEPTED && !isWaitingForPerson && UNDERSTOOD.containsAll(lines)
                ? new FlowStanding(flow, FlowState.MATCHED, credit, credited, false)
                : this;
    }
}
