package carovana.reconciliation;

import carovana.ledger.payments.FlowHeader;
import carovana.ledger.payments.FlowLine;
import carovana.ledger.payments.Receipt;
import carovana.ledger.payments.ReceiptTransfer;
import carovana.positions.DebtPosition;
import carovana.reconciliation.KnownPosition.KnownOption;
import carovana.reconciliation.KnownPosition.KnownTransfer;
import carovana.upstream.fdr.FdrHeader;
import carovana.upstream.fdr.FdrLine;
import carovana.upstream.receipts.ReceivedReceipt;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;

/** From pagoPA's words to the ledger's. */
public final class Words {

    private Words() {}

    /**
     * A receipt that does not say when it was paid counts as paid at noon of its accounting day, or when it came.
     *
     * @param learnedAt when it came
     */
    public static Receipt receipt(ReceivedReceipt received, Receipt.Source source, Instant learnedAt) {
        return new Receipt(
                received.organization(),
                received.iuv(),
                received.receiptId(),
                received.nav(),
                received.issuer(),
                received.amount(),
                received.psp(),
                paidAt(received, learnedAt),
                source,
                learnedAt,
                received.transfers().stream()
                        .map(each ->
                                new ReceiptTransfer(each.index(), each.beneficiary(), each.amount(), each.isStamp()))
                        .toList());
    }

    private static Instant paidAt(ReceivedReceipt received, Instant learnedAt) {
        if (received.paidAt() != null) {
            return received.paidAt();
        }
        return received.applicationDate() == null
                ? learnedAt
                : received.applicationDate()
                        .atTime(LocalTime.NOON)
                        .atZone(BusinessDays.ITALY)
                        .toInstant();
    }

    public static FlowHeader header(FdrHeader header) {
        return new FlowHeader(
                header.flowId(),
                header.regulation(),
                header.regulationDay(),
                header.receiver(),
                header.count(),
                header.total());
    }

    public static FlowLine line(FdrLine line) {
        return new FlowLine(
                line.number(), line.iuv(), line.iur(), line.index(), line.amount(), line.outcome(), line.day());
    }

    /**
     * A position as the ledger has it.
     *
     * @param gpdStatus of the position; null when nobody asked
     * @param optionStatus of its options by IUV; without those that nobody asked about
     */
    public static KnownPosition position(DebtPosition position, String gpdStatus, Map<String, String> optionStatus) {
        return new KnownPosition(
                position.organization(),
                position.iupd(),
                gpdStatus,
                null,
                position.options().stream()
                        .filter(option -> option.iuv() != null)
                        .map(option -> new KnownOption(
                                option.iuv(),
                                option.amount(),
                                0,
                                option.partial(),
                                optionStatus.get(option.iuv()),
                                option.transfers().stream()
                                        .map(each -> new KnownTransfer(
                                                each.number(),
                                                each.organization(),
                                                each.amount(),
                                                each.stamp() != null))
                                        .toList()))
                        .toList());
    }
}
