package carovana.reconciliation;

import static carovana.ledger.payments.AnomalyKind.CREDIT_AMOUNT_MISMATCH;
import static carovana.ledger.payments.AnomalyKind.FLOW_NOT_CREDITED;

import carovana.ledger.payments.BankCredit;
import carovana.ledger.payments.CreditState;
import carovana.ledger.payments.Flow;
import carovana.ledger.payments.FlowState;
import carovana.positions.Euro;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** Compares a flow with what the bank credited of it: all its credits together, to the cent. */
final class FlowCredits {

    private final BusinessDays days;
    private final Graces graces;

    FlowCredits(BusinessDays days, Graces graces) {
        this.days = days;
        this.graces = graces;
    }

    FlowStanding standing(Flow flow, FlowState state, List<BankCredit> credits, boolean waits) {
        long sum = sum(credits);
        CreditState credit;
        if (isEven(flow, credits)) {
            credit = CreditState.CREDITED;
        } else if (sum == 0) {
            credit = CreditState.UNCREDITED;
        } else {
            credit = sum < flow.header().total() ? CreditState.PART_CREDITED : CreditState.OVER_CREDITED;
        }
        return new FlowStanding(flow, state, credit, sum, waits);
    }

    /** Some PSPs keep back what they reverse, some do not: the total and the net are both right. */
    static boolean isEven(Flow flow, List<BankCredit> credits) {
        long sum = sum(credits);
        return sum == flow.header().total() || sum == flow.totals().net();
    }

    void look(Flow flow, List<BankCredit> credits, Docket docket) {
        if (isEven(flow, credits)) {
            return;
        }
        var iuf = flow.id().iuf();
        if (credits.isEmpty()) {
            docket.of(FLOW_NOT_CREDITED, flow.id().told(), flow.fetchedAt())
                    .after(days.endOf(flow.header().regulationDay(), graces.creditBusinessDays()))
                    .evidence(flow.version().told())
                    .told(
                            "flow %s: %s euro were to be credited on %s (transfer %s), and no credit names it. Look for it"
                                    + " among the credits without a flow; else ask the PSP where the money is.",
                            iuf,
                            Euro.told(flow.header().total()),
                            flow.header().regulationDay(),
                            flow.header().regulation());
            return;
        }
        var last =
                credits.stream().map(BankCredit::day).max(LocalDate::compareTo).orElseThrow();
        var learned = credits.stream()
                .map(BankCredit::learnedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        long sum = sum(credits);
        docket.of(CREDIT_AMOUNT_MISMATCH, flow.id().told(), learned)
                .blocks()
                .after(days.endOf(last, graces.creditBusinessDays()))
                .evidence(sum, flow.header().total())
                .told(
                        "flow %s says %s euro, the bank credited %s euro (%d credits, the last one on %s): %s euro too %s."
                                + " Ask the PSP for the difference or for a new version of the flow.",
                        iuf,
                        Euro.told(flow.header().total()),
                        Euro.told(sum),
                        credits.size(),
                        last,
                        Euro.told(Math.abs(sum - flow.header().total())),
                        sum < flow.header().total() ? "little" : "much");
    }

    private static long sum(List<BankCredit> credits) {
        return credits.stream().mapToLong(BankCredit::amount).sum();
    }
}
