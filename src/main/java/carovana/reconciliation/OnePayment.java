package carovana.reconciliation;

import carovana.ledger.payments.PaymentKey;
import carovana.ledger.payments.Receipt;
import carovana.ledger.payments.ReceiptTransfer;
import carovana.reconciliation.PaymentFacts.ReportedLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What receipts and flows say of one payment.
 *
 * @param receipt null without
 * @param transfer of the receipt; null without
 * @param lines always in the same order
 */
record OnePayment(PaymentKey key, Receipt receipt, ReceiptTransfer transfer, List<ReportedLine> lines) {

    private static final Comparator<ReportedLine> ORDER = Comparator.comparing(ReportedLine::fetchedAt)
            .thenComparing(ReportedLine::iuf)
            .thenComparing(each -> each.line().number());

    /** All of one IUV, by transfer and IUR. */
    static List<OnePayment> all(PaymentFacts facts) {
        var organization = facts.expectations().organization();
        Map<PaymentKey, OnePayment> all =
                new TreeMap<>(Comparator.comparingInt(PaymentKey::index).thenComparing(PaymentKey::iur));
        for (var receipt : facts.receipts()) {
            for (var transfer : receipt.transfers()) {
                if (transfer.beneficiary().equals(organization)) {
                    var key = new PaymentKey(organization, facts.iuv(), receipt.receiptId(), transfer.index());
                    all.put(key, new OnePayment(key, receipt, transfer, new ArrayList<>()));
                }
            }
        }
        facts.lines().stream().sorted(ORDER).forEach(each -> {
            var key = new PaymentKey(
                    organization, facts.iuv(), each.line().iur(), each.line().index());
            all.computeIfAbsent(key, k -> new OnePayment(k, null, null, new ArrayList<>()))
                    .lines()
                    .add(each);
        });
        return List.copyOf(all.values());
    }

    /** Whether it is a share of what another creditor asked for: then a position with its IUV is something else. */
    boolean isOfAnothersNotice() {
        return receipt != null && !receipt.isOfOwnNotice();
    }

    boolean hasReceipt() {
        return receipt != null;
    }

    boolean isReported() {
        return !lines.isEmpty();
    }

    boolean isStamp() {
        return transfer != null && transfer.isStamp();
    }

    List<ReportedLine> paid() {
        return lines.stream().filter(each -> !each.line().isReversal()).toList();
    }

    List<ReportedLine> reversed() {
        return lines.stream().filter(each -> each.line().isReversal()).toList();
    }

    /** The day in Italy: as the receipt says, else as a flow does; null when all that is known is that it was taken back. */
    LocalDate paidOn() {
        if (receipt != null) {
            return LocalDate.ofInstant(receipt.paidAt(), BusinessDays.ITALY);
        }
        return paid().isEmpty() ? null : said().line().paidOn();
    }

    /** Euro cents: as the receipt says, else as a flow does. */
    long amount() {
        if (transfer != null) {
            return transfer.amount();
        }
        return said().line().amount();
    }

    /** What flows say of it: that it was paid, rather than that it was taken back. */
    private ReportedLine said() {
        var paid = paid();
        return (paid.isEmpty() ? lines : paid).get(0);
    }
}
