package carovana.sandbox.gpd;

import carovana.sandbox.InSandbox;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What stands between a payer and the core: the node-facing layer, which the core trusts to refuse (pagoPA's core
 * 1.1.37). Through it the core also learns what the reporting flows say.
 */
@InSandbox
@Component
public class NodeDoor {

    private final Payments payments;
    private final PositionBook book;

    NodeDoor(Payments payments, PositionBook book) {
        this.payments = payments;
        this.book = book;
    }

    /** Why the node would not let a notice be paid, in the words of its fault codes. */
    public enum Fault {
        PAA_PAGAMENTO_SCONOSCIUTO("the notice is unknown"),
        PAA_PAGAMENTO_ANNULLATO("the notice was invalidated"),
        PAA_PAGAMENTO_SCADUTO("the notice has expired"),
        PAA_PAGAMENTO_DUPLICATO("the notice is already paid"),
        PAA_ATTIVA_RPT_IMPORTO_NON_VALIDO("the amount is not the one that is due");

        final String sentence;

        Fault(String sentence) {
            this.sentence = sentence;
        }
    }

    /** A payment the node refused. */
    public static final class Refused extends RuntimeException {

        private final transient Fault fault;

        public Refused(Fault fault) {
            super(fault.sentence, null, false, false);
            this.fault = fault;
        }

        public Fault fault() {
            return fault;
        }
    }

    /** A payment as the core is told of it: when in Rome's time, as receipts write it, and with the fee in cents. */
    public record Told(
            String organization,
            String nav,
            String receiptId,
            LocalDateTime paidAt,
            String pspId,
            String pspTaxCode,
            String pspCompany,
            long fee) {}

    /**
     * The notice, if it can be paid now.
     *
     * @param again whether a notice that is already paid is given too, as not payable
     */
    public Notice open(String organization, String nav, boolean again) {
        Payments.Found found =
                payments.find(organization, nav).orElseThrow(() -> new Refused(Fault.PAA_PAGAMENTO_SCONOSCIUTO));
        Optional<Fault> fault = fault(found);
        if (fault.isPresent()) {
            if (again && fault.get() == Fault.PAA_PAGAMENTO_DUPLICATO) {
                return Notice.of(found, false);
            }
            throw new Refused(fault.get());
        }
        try {
            return Notice.of(payments.shown(organization, nav), true);
        } catch (GpdRefusal overtaken) {
            if (again) {
                return Notice.of(found, false);
            }
            throw new Refused(Fault.PAA_PAGAMENTO_SCONOSCIUTO);
        }
    }

    private Optional<Fault> fault(Payments.Found found) {
        if (!found.option().isUnpaid()) {
            return Optional.of(Fault.PAA_PAGAMENTO_DUPLICATO);
        }
        return switch (payments.statusNow(found)) {
            case DRAFT, PUBLISHED -> Optional.of(Fault.PAA_PAGAMENTO_SCONOSCIUTO);
            case INVALID -> Optional.of(Fault.PAA_PAGAMENTO_ANNULLATO);
            case EXPIRED -> Optional.of(Fault.PAA_PAGAMENTO_SCADUTO);
            case PAID, REPORTED -> Optional.of(Fault.PAA_PAGAMENTO_DUPLICATO);
            case VALID, PARTIALLY_PAID -> Optional.empty();
        };
    }

    /** Some notice of an organization that can be paid now. */
    public Optional<Notice> anyOpen(String organization) {
        Iterator<Position> positions = book.of(organization);
        while (positions.hasNext()) {
            for (PaymentOption option : positions.next().paymentOption) {
                try {
                    return Optional.of(open(organization, option.nav, false));
                } catch (Refused next) {
                    // somebody else's then
                }
            }
        }
        return Optional.empty();
    }

    /** Tells the core that a notice was paid; it refuses where another payment came first. */
    public void settle(Told told) {
        var paid = new PayRequest(
                told.paidAt(),
                "CREDIT_CARD",
                told.pspId(),
                told.pspTaxCode(),
                told.pspCompany(),
                told.receiptId(),
                Long.toString(told.fee()));
        try {
            payments.payAtOnce(told.organization(), told.nav(), paid);
        } catch (GpdRefusal tooLate) {
            throw new Refused(Fault.PAA_PAGAMENTO_DUPLICATO);
        }
    }

    /** What the core knows of a notice by now. */
    public Optional<PositionStatus> statusOf(String organization, String nav) {
        return payments.find(organization, nav).map(found -> found.position().status);
    }

    /** @return empty where the core knows no such payment */
    public Optional<Boolean> isUnpaid(String organization, String iuv) {
        return payments.byIuv(organization, iuv).map(found -> found.option().isUnpaid());
    }

    /** Tells the core that a transfer was reported. What it refuses is not tried again (pagoPA's reporting flows). */
    public void report(String organization, String iuv, int idTransfer) {
        try {
            payments.reportAtOnce(organization, iuv, Integer.toString(idTransfer));
        } catch (GpdRefusal refused) {
            // such as the share of another organization's notice, or one that was paid without a receipt
        }
    }
}
