package carovana.reconciliation;

import static carovana.ledger.payments.AnomalyKind.CREDIT_AMOUNT_MISMATCH;
import static carovana.ledger.payments.AnomalyKind.CREDIT_WITHOUT_FLOW;

import carovana.ledger.payments.BankCredit;
import carovana.positions.Euro;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Compares credits that name one IUV with what was paid for it and stands in no flow: the rare single credit. */
final class SingleCredits {

    private final BusinessDays days;
    private final Graces graces;

    SingleCredits(BusinessDays days, Graces graces) {
        this.days = days;
        this.graces = graces;
    }

    /** @return whether they are exactly what was paid */
    boolean look(PaymentFacts facts, List<OnePayment> all, List<BankCredit> credits, Docket docket) {
        if (credits.isEmpty()) {
            return false;
        }
        if (all.isEmpty()) {
            credits.forEach(credit -> withoutPayment(facts.iuv(), credit, docket));
            return false;
        }
        long credited = credits.stream().mapToLong(BankCredit::amount).sum();
        long paid = all.stream()
                .filter(each -> !each.isReported() && !each.isStamp())
                .mapToLong(OnePayment::amount)
                .sum();
        if (credited == paid) {
            return true;
        }
        var last =
                credits.stream().map(BankCredit::day).max(LocalDate::compareTo).orElseThrow();
        var learned = credits.stream()
                .map(BankCredit::learnedAt)
                .max(Instant::compareTo)
                .orElseThrow();
        docket.of(CREDIT_AMOUNT_MISMATCH, facts.iuv(), learned)
                .blocks()
                .after(days.endOf(last, graces.creditBusinessDays()))
                .evidence(credited, paid)
                .told(
                        "IUV %s: the bank credited %s euro by itself, and %s euro of it were paid and stand in no flow."
                                + " Look whether it was credited with a flow too; else ask the PSP.",
                        facts.iuv(), Euro.told(credited), Euro.told(paid));
        return false;
    }

    private void withoutPayment(String iuv, BankCredit credit, Docket docket) {
        docket.of(CREDIT_WITHOUT_FLOW, credit.reference(), credit.learnedAt())
                .after(days.endOf(credit.day(), graces.creditBusinessDays()))
                .evidence(iuv, credit.amount())
                .told(
                        "credit %s of %s, %s euro, names the IUV %s, and there is neither a receipt nor a flow with it."
                                + " Ask the PSP for the receipt.",
                        credit.reference(), credit.day(), Euro.told(credit.amount()), iuv);
    }
}
