package carovana.sandbox.gpd;

import carovana.sandbox.InSandbox;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What stands between a payer and the core: the node-facing layer, which the core trusts to refuse (pagoPA's core 1.1.37). */
@InSandbox
@Component
class NodeDoor {

    private final Payments payments;

    NodeDoor(Payments payments) {
        this.payments = payments;
    }

    /** Why the node would not let a notice be paid, in the words of its fault codes. */
    enum Fault {
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
    static final class Refused extends RuntimeException {

        final transient Fault fault;

        Refused(Fault fault) {
            super(fault.sentence, null, false, false);
            this.fault = fault;
        }
    }

    /** The option behind a notice, if it can be paid now. */
    Payments.Found open(String organization, String nav) {
        Payments.Found found =
                payments.find(organization, nav).orElseThrow(() -> new Refused(Fault.PAA_PAGAMENTO_SCONOSCIUTO));
        fault(found).ifPresent(fault -> {
            throw new Refused(fault);
        });
        try {
            return payments.shown(organization, nav);
        } catch (GpdRefusal overtaken) {
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
}
