package carovana.reconciliation;

import carovana.ledger.payments.Anomaly;
import carovana.ledger.payments.Payment;
import carovana.ledger.payments.PositionState;
import carovana.ledger.payments.Receipt;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Says where flows, payments and positions are, and everything that does not add up, from the facts alone: in whatever
 * order they came and however often, the same facts at the same moment say the same. Each question concerns one group
 * (a flow id, an IUV, a credit), so that only what has changed, or whose time has come, needs to be looked at.
 *
 * <p>Flows come first, since payments depend on which version holds and on what the bank credited; then payments; then
 * whether a flow's lines are all understood ({@link FlowStanding#matchedBy}) and positions.
 */
public final class Matching {

    private final FlowRules flows;
    private final PaymentRules payments;
    private final CreditRules credits = new CreditRules();

    public Matching(BusinessDays days, Graces graces) {
        flows = new FlowRules(days, graces);
        payments = new PaymentRules(days, graces);
    }

    public FlowsStanding flows(FlowFacts facts, Instant now) {
        return flows.look(facts, now);
    }

    public PaymentsStanding payments(PaymentFacts facts, Instant now) {
        return payments.look(facts, now);
    }

    /** @return the anomalies that are open; none for a credit that names a flow or a payment */
    public List<Anomaly> credit(CreditFacts facts, Instant now) {
        return credits.look(facts, now);
    }

    /**
     * @param known the payments of all the position's IUVs
     * @param receipts those of these IUVs
     */
    public static PositionState position(
            KnownPosition position, Collection<Payment> known, Collection<Receipt> receipts) {
        return PositionStanding.of(position, ofOwnNotices(known, receipts));
    }

    /** Without the shares of what other creditors asked for with the same IUV. */
    public static List<Payment> ofOwnNotices(Collection<Payment> payments, Collection<Receipt> receipts) {
        return payments.stream()
                .filter(payment -> receipts.stream()
                        .noneMatch(each -> !each.isOfOwnNotice()
                                && each.iuv().equals(payment.key().iuv())
                                && each.receiptId().equals(payment.key().iur())))
                .toList();
    }

    /** The whole of an organization at once: for a few thousand facts, and for tests. */
    public Whole everything(Facts facts, Instant now) {
        return new Grouping(facts).judgedBy(this, now);
    }
}
