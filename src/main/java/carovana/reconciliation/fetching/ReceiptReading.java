package carovana.reconciliation.fetching;

import carovana.ledger.payments.MissedReceipts;
import carovana.ledger.payments.Receipt;
import carovana.ledger.payments.ReceiptTransfer;
import carovana.ledger.payments.Receipts.Received;
import carovana.reconciliation.BusinessDays;
import carovana.upstream.Answer;
import carovana.upstream.UnreadableXml;
import carovana.upstream.receipts.ReceiptXml;
import carovana.upstream.receipts.ReceivedReceipt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Says what the answer to the question for a receipt means. */
@Component("receiptReading")
public class ReceiptReading {

    private static final Logger log = LoggerFactory.getLogger(ReceiptReading.class);

    /** A receipt may be refused a few times without anything being wrong, while permissions are loaded. */
    private static final int REFUSALS = 3;

    private static final BusinessDays DAYS = new BusinessDays(List.of());

    private final MissedReceipts missed;
    private final FetchSettings settings;
    private final Clock clock;

    ReceiptReading(MissedReceipts missed, FetchSettings settings, Clock clock) {
        this.missed = missed;
        this.settings = settings;
        this.clock = clock;
    }

    public void came(WantedReceipt wanted, Answer answer) throws IOException {
        try (answer) {
            if (wanted.asking().of(answer, isGateway(answer)) == Asking.Meaning.ANSWERED) {
                settle(wanted, answer);
            } else {
                giveUp(wanted, answer.told());
            }
        }
    }

    /** No answer came. */
    public void away(WantedReceipt wanted, Exception trouble) {
        wanted.asking().of(trouble);
        giveUp(wanted, Asking.told(trouble));
    }

    /** GPD's own 403 has a title and is about the IUV; the gateway's is about the key, and passes. */
    private static boolean isGateway(Answer answer) {
        return answer.status() == 403 && !answer.quote().contains("\"title\"");
    }

    private void settle(WantedReceipt wanted, Answer answer) throws IOException {
        switch (answer.status()) {
            case 200 -> read(wanted, answer);
            case 403 ->
                miss(
                        wanted,
                        "its segregation code is not among those of this key (403): ask PagoPA to enable it",
                        null);
            case 404 -> miss(wanted, "it is listed, and GPD does not have it (404)", null);
            case 422 -> miss(wanted, "GPD does not know yet that it was paid (422)", null);
            default -> miss(wanted, "it was refused (%s)".formatted(answer.told()), null);
        }
    }

    private void read(WantedReceipt wanted, Answer answer) throws IOException {
        var content = answer.body().readAllBytes();
        answer.body().reset();
        try {
            var receipt = ReceiptXml.read(answer.body());
            var fault = fault(wanted, receipt);
            if (fault == null) {
                var paidAt = paidAt(receipt, wanted);
                wanted.settled();
                wanted.turn().add(new Received(ours(wanted, receipt, paidAt), DAYS.operatingDay(paidAt), content));
            } else {
                miss(wanted, fault, content);
            }
        } catch (UnreadableXml unreadable) {
            miss(wanted, "it cannot be read: " + unreadable.getMessage(), content);
        } catch (UncheckedIOException lost) {
            throw lost.getCause();
        }
    }

    /** @return null when it is what was asked for */
    private static String fault(WantedReceipt wanted, ReceivedReceipt receipt) {
        if (!receipt.iuv().equals(wanted.iuv())) {
            return "what came is the receipt of IUV " + receipt.iuv();
        }
        if (!receipt.organization().equals(wanted.turn().organization())) {
            return "what came is a receipt for organization " + receipt.organization();
        }
        return receipt.outcome().equals("OK")
                ? null
                : "its outcome is %s: nothing was paid".formatted(receipt.outcome());
    }

    /** Receipts need not say it; then the list did, or at least the accounting day, or it was before now. */
    private Instant paidAt(ReceivedReceipt receipt, WantedReceipt wanted) {
        if (receipt.paidAt() != null) {
            return receipt.paidAt();
        }
        if (wanted.paidAt() != null) {
            return wanted.paidAt();
        }
        return receipt.applicationDate() == null
                ? clock.instant()
                : receipt.applicationDate()
                        .atStartOfDay(carovana.upstream.XmlFields.ITALY)
                        .toInstant();
    }

    private Receipt ours(WantedReceipt wanted, ReceivedReceipt receipt, Instant paidAt) {
        return new Receipt(
                wanted.turn().organization(),
                receipt.iuv(),
                receipt.receiptId(),
                receipt.nav(),
                receipt.issuer(),
                receipt.amount(),
                receipt.psp(),
                paidAt,
                Receipt.Source.GPD,
                clock.instant(),
                receipt.transfers().stream()
                        .map(each ->
                                new ReceiptTransfer(each.index(), each.beneficiary(), each.amount(), each.isStamp()))
                        .toList());
    }

    private void giveUp(WantedReceipt wanted, String why) {
        if (wanted.asking().isGivenUp()) {
            remember(wanted, why, null);
        }
    }

    private void miss(WantedReceipt wanted, String trouble, byte[] content) {
        wanted.turn().trouble("receipt of IUV %s: %s".formatted(wanted.iuv(), trouble));
        remember(wanted, trouble, content);
    }

    private void remember(WantedReceipt wanted, String trouble, byte[] content) {
        wanted.settled();
        var now = clock.instant();
        missed.missed(
                wanted.turn().organization(),
                wanted.iuv(),
                wanted.paidAt(),
                trouble,
                content,
                now,
                settings.again(now, wanted.missed()));
        if (wanted.missed() + 1 == REFUSALS) {
            log.warn(
                    "The receipt of IUV {} of {} was missed {} times: {}. It is tried again until it comes.",
                    wanted.iuv(),
                    wanted.turn().organization(),
                    REFUSALS,
                    trouble);
        }
    }
}
