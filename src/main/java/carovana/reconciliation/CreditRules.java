package carovana.reconciliation;

import static carovana.ledger.payments.AnomalyKind.CREDIT_NOT_PAGOPA;
import static carovana.ledger.payments.AnomalyKind.CREDIT_UNREADABLE;

import carovana.ledger.payments.Anomaly;
import carovana.ledger.payments.BankCredit;
import carovana.ledger.payments.BankCredit.Reading;
import carovana.ledger.payments.Severity;
import carovana.positions.Euro;
import java.time.Instant;
import java.util.List;

/** Says what is wrong with a credit that names neither a flow nor a payment. */
final class CreditRules {

    List<Anomaly> look(CreditFacts facts, Instant now) {
        var credit = facts.credit();
        var docket = new Docket(credit.organization(), facts.group(), now, facts.closures());
        if (credit.counts() && credit.reading() == Reading.UNREADABLE) {
            docket.of(CREDIT_UNREADABLE, credit.reference(), credit.learnedAt())
                    .evidence(credit.amount())
                    .told(
                            "credit %s of %s, %s euro, is pagoPA's, but its text names no whole flow or IUV%s."
                                    + " Say which flow it pays%s.",
                            credit.reference(),
                            credit.day(),
                            Euro.told(credit.amount()),
                            fragment(credit),
                            facts.candidates().isEmpty()
                                    ? ""
                                    : "; so much and on that day has " + String.join(", ", facts.candidates()));
        } else if (credit.counts() && credit.reading() == Reading.OTHER) {
            docket.of(CREDIT_NOT_PAGOPA, credit.reference(), credit.learnedAt())
                    .severity(Severity.INFO)
                    .evidence(credit.amount())
                    .told(
                            "credit %s of %s, %s euro, is not pagoPA's, as far as its text says.",
                            credit.reference(), credit.day(), Euro.told(credit.amount()));
        }
        return docket.open();
    }

    /** Never the whole text: who paid may stand in it. */
    private static String fragment(BankCredit credit) {
        var fragment = CreditText.read(credit.text()).fragment();
        return fragment == null || fragment.isEmpty() ? "" : ", only \"%s\"".formatted(fragment);
    }
}
