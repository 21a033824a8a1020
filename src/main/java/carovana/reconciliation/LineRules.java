package carovana.reconciliation;

import static carovana.ledger.payments.AnomalyKind.AMOUNT_MISMATCH_RT_FDR;
import static carovana.ledger.payments.AnomalyKind.PAID_WITHOUT_RPT;
import static carovana.ledger.payments.AnomalyKind.RECEIPT_NOT_REPORTED;
import static carovana.ledger.payments.AnomalyKind.REPORTED_NO_RT;
import static carovana.ledger.payments.AnomalyKind.REPORTED_TWICE;
import static carovana.ledger.payments.AnomalyKind.REVERSAL;
import static carovana.ledger.payments.AnomalyKind.REVERSAL_UNMATCHED;
import static carovana.ledger.payments.AnomalyKind.UNKNOWN_IUV;
import static carovana.ledger.payments.AnomalyKind.UNKNOWN_OUTCOME;

import carovana.ledger.payments.AnomalyKind;
import carovana.ledger.payments.Severity;
import carovana.positions.Euro;
import carovana.reconciliation.PaymentFacts.ReportedLine;
import java.util.stream.Collectors;

/** Compares what a receipt and the flows say of one payment. */
final class LineRules {

    /** SACI: flows are sent by 24:00 of the second business day after the operating day. */
    private static final int REPORTED_BY = 2;

    private final BusinessDays days;
    private final Graces graces;

    LineRules(BusinessDays days, Graces graces) {
        this.days = days;
        this.graces = graces;
    }

    /** @return whether something about it blocks */
    boolean look(PaymentFacts facts, OnePayment payment, boolean creditedByItself, Docket docket) {
        if (!payment.isReported()) {
            if (!creditedByItself && !payment.isStamp()) {
                notReported(payment, docket);
            }
            return false;
        }
        boolean foreign = PaymentRules.isForeign(facts, payment);
        boolean blocked = lookAtOutcome(payment, docket) | lookAtRepetition(payment, docket);
        if (payment.hasReceipt()) {
            blocked |= lookAtAmounts(payment, docket);
        } else if (!foreign) {
            blocked |= withoutReceipt(facts, payment, docket);
        }
        if (!foreign && !payment.reversed().isEmpty()) {
            blocked |= lookAtReversal(payment, docket);
        }
        return blocked;
    }

    private void notReported(OnePayment payment, Docket docket) {
        var receipt = payment.receipt();
        var day = days.operatingDay(receipt.paidAt());
        docket.of(RECEIPT_NOT_REPORTED, payment.key().told(), receipt.paidAt())
                .after(days.endOf(day, REPORTED_BY + graces.reportBusinessDays()))
                .evidence(payment.amount())
                .told(
                        "IUV %s: paid through %s (receipt %s, %s euro, operating day %s) and in no reporting flow."
                                + " Look whether the PSP's flow is missing; else ask the PSP, quoting the receipt.",
                        payment.key().iuv(), receipt.psp(), receipt.receiptId(), Euro.told(payment.amount()), day);
    }

    private boolean withoutReceipt(PaymentFacts facts, OnePayment payment, Docket docket) {
        var first = payment.lines().get(0);
        boolean blocked = false;
        if (facts.position() == null) {
            blocked = of(UNKNOWN_IUV, payment, first, docket)
                    .blocks()
                    .evidence(payment.amount())
                    .told(
                            "flow %s reports %s euro for IUV %s, and there is neither a position nor a receipt with it."
                                    + " Load the position, or find out who made the notice.",
                            first.iuf(),
                            Euro.told(payment.amount()),
                            payment.key().iuv());
        }
        for (var reported : payment.paid()) {
            if (reported.line().hasReceipt()) {
                return blocked | receiptMissing(facts, payment, reported, docket);
            }
            if (reported.line().isWithoutReceipt() && facts.position() != null) {
                paidWithoutRpt(facts.position(), payment, reported, docket);
                return blocked;
            }
        }
        return blocked;
    }

    private boolean receiptMissing(PaymentFacts facts, OnePayment payment, ReportedLine reported, Docket docket) {
        if (facts.expectations().seeksReceipts()
                && !facts.sought().contains(payment.key().iur())) {
            return false;
        }
        return of(REPORTED_NO_RT, payment, reported, docket)
                .after(reported.fetchedAt().plus(graces.receipt()))
                .blocksAfter(days.endOf(reported.fetchedAt(), graces.receiptBlocksBusinessDays()))
                .evidence(payment.amount())
                .told(
                        "flow %s reports %s euro for IUV %s (IUR %s, outcome %s), and its receipt has not come."
                                + " Ask pagoPA's support for it, quoting the IUR.",
                        reported.iuf(),
                        Euro.told(payment.amount()),
                        payment.key().iuv(),
                        payment.key().iur(),
                        reported.line().outcome());
    }

    private static void paidWithoutRpt(
            KnownPosition position, OnePayment payment, ReportedLine reported, Docket docket) {
        if (position.isClosed()) {
            return;
        }
        of(PAID_WITHOUT_RPT, payment, reported, docket)
                .severity(position.isPayable() ? Severity.WARN : Severity.INFO)
                .evidence(payment.amount())
                .told(
                        "flow %s reports %s euro for IUV %s without a receipt (outcome %s): none will come, the money is there."
                                + " %s",
                        reported.iuf(),
                        Euro.told(payment.amount()),
                        payment.key().iuv(),
                        reported.line().outcome(),
                        position.isPayable()
                                ? "pagoPA still lets position %s be paid: invalidate it, else it may be paid twice."
                                        .formatted(position.iupd())
                                : "Book it for position %s.".formatted(position.iupd()));
    }

    private static boolean lookAtAmounts(OnePayment payment, Docket docket) {
        var other = payment.paid().stream()
                .filter(each -> each.line().amount() != payment.amount())
                .findFirst();
        return other.isPresent()
                && of(AMOUNT_MISMATCH_RT_FDR, payment, other.get(), docket)
                        .blocks()
                        .evidence(payment.amount(), other.get().line().amount())
                        .told(
                                "IUV %s: its receipt %s says %s euro, flow %s says %s euro. Ask the PSP which is right and for"
                                        + " a new version of the flow.",
                                payment.key().iuv(),
                                payment.key().iur(),
                                Euro.told(payment.amount()),
                                other.get().iuf(),
                                Euro.told(other.get().line().amount()));
    }

    private static boolean lookAtOutcome(OnePayment payment, Docket docket) {
        var unknown =
                payment.lines().stream().filter(each -> !each.line().isKnown()).findFirst();
        return unknown.isPresent()
                && of(UNKNOWN_OUTCOME, payment, unknown.get(), docket)
                        .blocks()
                        .evidence(unknown.get().line().outcome())
                        .told(
                                "flow %s says the outcome \"%s\" of IUV %s, which nobody knows (0, 3, 4, 8, 9). Ask the PSP what"
                                        + " it means and for a new version of the flow.",
                                unknown.get().iuf(),
                                unknown.get().line().outcome(),
                                payment.key().iuv());
    }

    private static boolean lookAtRepetition(OnePayment payment, Docket docket) {
        var flows = payment.paid().stream()
                .map(ReportedLine::iuf)
                .distinct()
                .sorted()
                .toList();
        return flows.size() > 1
                && of(REPORTED_TWICE, payment, payment.paid().get(payment.paid().size() - 1), docket)
                        .blocks()
                        .evidence(flows.toArray())
                        .told(
                                "IUV %s (IUR %s) stands in several flows: %s. Ask the PSP which one holds, and look whether it was"
                                        + " credited twice.",
                                payment.key().iuv(), payment.key().iur(), String.join(", ", flows));
    }

    private static boolean lookAtReversal(OnePayment payment, Docket docket) {
        var reversal = payment.reversed().get(0);
        var flows =
                payment.reversed().stream().map(ReportedLine::iuf).distinct().sorted();
        of(REVERSAL, payment, reversal, docket)
                .evidence(reversal.line().amount())
                .told(
                        "flow %s takes back %s euro of IUV %s (IUR %s). The bank may have credited so much less; open the debt"
                                + " again if it is owed.",
                        flows.collect(Collectors.joining(", ")),
                        Euro.told(Math.abs(reversal.line().amount())),
                        payment.key().iuv(),
                        payment.key().iur());
        if (isMatched(payment, reversal)) {
            return false;
        }
        return of(REVERSAL_UNMATCHED, payment, reversal, docket)
                .blocks()
                .evidence(reversal.line().amount())
                .told(
                        "flow %s takes back %s euro of IUV %s (IUR %s), and no earlier payment of that amount is known. Ask the"
                                + " PSP what it reverses.",
                        reversal.iuf(),
                        Euro.told(Math.abs(reversal.line().amount())),
                        payment.key().iuv(),
                        payment.key().iur());
    }

    private static boolean isMatched(OnePayment payment, ReportedLine reversal) {
        long amount = Math.abs(reversal.line().amount());
        var day = reversal.line().paidOn();
        boolean byReceipt = payment.hasReceipt()
                && payment.amount() == amount
                && !BusinessDays.dayOf(payment.receipt().paidAt()).isAfter(day);
        return byReceipt
                || payment.paid().stream()
                        .anyMatch(each -> each.line().amount() == amount
                                && !each.line().paidOn().isAfter(day));
    }

    private static Docket.Entry of(AnomalyKind kind, OnePayment payment, ReportedLine line, Docket docket) {
        return docket.of(kind, payment.key().told(), line.fetchedAt());
    }
}
