package carovana.sandbox.node;

import carovana.sandbox.BusinessDays;
import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxClock;
import carovana.sandbox.SandboxStore;
import carovana.sandbox.control.Troubles;
import carovana.sandbox.gpd.NodeDoor;
import carovana.sandbox.gpd.Notice;
import carovana.sandbox.receipts.Receipt;
import carovana.sandbox.receipts.ReceiptBook;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Pays a notice through a PSP: the node keeps the payment, the creditor gets its receipt, the core is told. */
@InSandbox
@Component
public class Citizen {

    private static final String CORE = "gpd";

    private final NodeDoor door;
    private final PaymentBook payments;
    private final ReceiptBook receipts;
    private final LateNews lateNews;
    private final Troubles troubles;
    private final SandboxClock clock;
    private final SandboxStore store;

    Citizen(
            NodeDoor door,
            PaymentBook payments,
            ReceiptBook receipts,
            LateNews lateNews,
            Troubles troubles,
            SandboxClock clock,
            SandboxStore store) {
        this.door = door;
        this.payments = payments;
        this.receipts = receipts;
        this.lateNews = lateNews;
        this.troubles = troubles;
        this.clock = clock;
        this.store = store;
    }

    /** What was paid, and whether the creditor got a receipt of it. */
    record Paid(Payment payment, boolean receipt) {}

    /**
     * Pays now. Of two payments of one notice, only the first one's receipt is taken by the creditor.
     *
     * @param form of the receipt, or null where none arrives
     */
    Paid pay(Notice notice, Psp psp, int code, ReceiptDocument.Form form) {
        LocalDateTime now = clock.inRome().truncatedTo(ChronoUnit.SECONDS);
        Payment payment = payment(notice, psp, code, now, BusinessDays.operatingDay(now));
        boolean receipt = notice.payable() && form != null && !receipts.has(notice.organization(), notice.iuv());
        if (receipt) {
            deliver(payment, notice, form);
        }
        payments.add(payment);
        store.commit();
        return new Paid(payment, receipt);
    }

    /** Has paid, some time on an operating day, what nobody will ever get a receipt for. */
    public void payWithoutReceipt(Notice notice, Psp psp, int code, LocalDate operatingDay) {
        LocalDateTime now = clock.inRome().truncatedTo(ChronoUnit.SECONDS);
        LocalDateTime then = BusinessDays.operatingDay(now).equals(operatingDay) ? now : operatingDay.atTime(12, 0);
        payments.add(payment(notice, psp, code, then, operatingDay));
        store.commit();
    }

    /** While the core is away the receipt is kept all the same, and the core told as soon as it is back. */
    private void deliver(Payment payment, Notice notice, ReceiptDocument.Form form) {
        var told = new NodeDoor.Told(
                notice.organization(),
                notice.nav(),
                payment.receiptId,
                payment.paidAt,
                payment.psp.id(),
                payment.psp.taxCode(),
                payment.psp.company(),
                ReceiptDocument.FEE);
        boolean away = troubles.failsNeighbours(CORE);
        if (!away) {
            door.settle(told);
        }
        LocalDate credited = BusinessDays.after(payment.operatingDay, 1);
        receipts.add(
                new Receipt(
                        notice.organization(),
                        notice.iuv(),
                        notice.debtor().fiscalCode(),
                        ReceiptDocument.paidAt(payment),
                        away ? Receipt.CREATED : Receipt.PAID),
                ReceiptDocument.of(payment, notice, form, credited));
        if (away) {
            lateNews.add(told, notice.iuv());
        }
    }

    private static Payment payment(Notice notice, Psp psp, int code, LocalDateTime paidAt, LocalDate operatingDay) {
        var payment = new Payment();
        payment.operatingDay = operatingDay;
        payment.organization = notice.organization();
        payment.iuv = notice.iuv();
        payment.nav = notice.nav();
        payment.receiptId = UUID.randomUUID().toString().replace("-", "");
        payment.paidAt = paidAt;
        payment.psp = psp;
        payment.code = code;
        notice.shares().stream()
                .filter(share -> share.stamp() == null)
                .map(Citizen::part)
                .forEach(payment.parts::add);
        return payment;
    }

    private static Payment.Part part(Notice.Share share) {
        var part = new Payment.Part();
        part.index = Integer.parseInt(share.id());
        part.amount = share.amount();
        part.organization = share.organization();
        part.companyName = share.companyName();
        part.iban = share.iban();
        return part;
    }
}
