package carovana.reconciliation;

import carovana.ledger.payments.BankCredit;
import carovana.ledger.payments.Closure;
import carovana.ledger.payments.FlowLine;
import carovana.ledger.payments.Receipt;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * All that is known about one IUV of one organization; lists in any order.
 *
 * @param position the one with this IUV; null when there is none
 * @param receipts one for each receipt id: the one that came first
 * @param conflicts receipts that came again with other contents
 * @param lines of versions that hold
 * @param credits those whose text names this IUV
 * @param sought the IURs whose receipt was looked for elsewhere in vain
 * @param closures of anomalies of this group
 */
public record PaymentFacts(
        Expectations expectations,
        String iuv,
        KnownPosition position,
        List<Receipt> receipts,
        List<Conflict> conflicts,
        List<ReportedLine> lines,
        List<BankCredit> credits,
        Set<String> sought,
        List<Closure> closures) {

    static final String GROUP = "P:";

    public String group() {
        return GROUP + iuv;
    }

    /**
     * @param contentHash of the later contents
     * @param amount that they say, euro cents; null where it was not noted
     * @param at when they came
     */
    public record Conflict(String receiptId, String contentHash, Long amount, Instant at) {}

    /**
     * A line, and what matters of its flow.
     *
     * @param fetchedAt when that version came
     * @param isCredited whether the bank has credited the flow
     */
    public record ReportedLine(FlowLine line, String iuf, Instant fetchedAt, boolean isCredited) {}
}
