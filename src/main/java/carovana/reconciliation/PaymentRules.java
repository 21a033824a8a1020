package carovana.reconciliation;

import carovana.ledger.payments.BankCredit;
import carovana.ledger.payments.Payment;
import carovana.ledger.payments.PaymentKey;
import carovana.ledger.payments.PaymentState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says where the payments of one IUV are, and what does not add up about them. */
final class PaymentRules {

    private final LineRules lineRules;
    private final NoticeRules noticeRules;
    private final SingleCredits singleCredits;

    PaymentRules(BusinessDays days, Graces graces) {
        lineRules = new LineRules(days, graces);
        noticeRules = new NoticeRules(days, graces);
        singleCredits = new SingleCredits(days, graces);
    }

    PaymentsStanding look(PaymentFacts facts, Instant now) {
        var docket = new Docket(facts.expectations().organization(), facts.group(), now, facts.closures());
        var all = OnePayment.all(facts);
        var credits = facts.credits().stream()
                .filter(BankCredit::counts)
                .sorted(Comparator.comparing(BankCredit::reference))
                .toList();
        boolean creditedByItself = singleCredits.look(facts, all, credits, docket);
        var blocked = new HashSet<PaymentKey>();
        for (var payment : all) {
            if (lineRules.look(facts, payment, creditedByItself, docket)) {
                blocked.add(payment.key());
            }
        }
        blocked.addAll(noticeRules.look(facts, all, docket));
        var payments = new ArrayList<Payment>();
        for (var payment : all) {
            payments.add(standing(facts, payment, creditedByItself, blocked));
        }
        payments.addAll(open(facts, all));
        payments.sort(Comparator.comparingInt((Payment each) -> each.key().index())
                .thenComparing(each -> each.key().iur()));
        return new PaymentsStanding(List.copyOf(payments), docket.open(), docket.lookAgain(), docket.askFrom());
    }

    private static Payment standing(
            PaymentFacts facts, OnePayment payment, boolean creditedByItself, Set<PaymentKey> blocked) {
        var paid = payment.paid();
        var lines = paid.isEmpty() ? payment.lines() : paid;
        return new Payment(
                payment.key(),
                blocked.contains(payment.key()) ? PaymentState.MISMATCH : state(facts, payment, creditedByItself),
                payment.amount(),
                payment.hasReceipt() ? payment.receipt().paidAt() : null,
                payment.paidOn(),
                lines.isEmpty() ? null : lines.get(0).iuf(),
                payment.isStamp());
    }

    private static PaymentState state(PaymentFacts facts, OnePayment payment, boolean creditedByItself) {
        if (isForeign(facts, payment)) {
            return PaymentState.FOREIGN;
        }
        if (!payment.reversed().isEmpty()) {
            return PaymentState.REVERSED;
        }
        if (!payment.isReported()) {
            return creditedByItself && !payment.isStamp() ? PaymentState.RECONCILED : PaymentState.PAID;
        }
        var reported = payment.paid().get(0);
        // a receipt that is to come is waited for, even when the money is there
        boolean complete = payment.hasReceipt() || !reported.line().hasReceipt();
        if (complete && reported.isCredited()) {
            return PaymentState.RECONCILED;
        }
        return payment.hasReceipt() ? PaymentState.REPORTED : PaymentState.REPORTED_NO_RECEIPT;
    }

    /** Whether another intermediary of the organization looks after it. */
    static boolean isForeign(PaymentFacts facts, OnePayment payment) {
        return !payment.hasReceipt()
                && facts.position() == null
                && !facts.expectations().isOurs(facts.iuv());
    }

    /** The transfers that nobody has paid. */
    private static List<Payment> open(PaymentFacts facts, List<OnePayment> all) {
        if (facts.position() == null) {
            return List.of();
        }
        var organization = facts.expectations().organization();
        return facts
                .position()
                .option(facts.iuv())
                .map(option -> option.transfersOf(organization))
                .orElse(List.of())
                .stream()
                .filter(transfer -> all.stream()
                        .noneMatch(each -> each.key().index() == transfer.index() && !each.isOfAnothersNotice()))
                .map(transfer -> new Payment(
                        new PaymentKey(organization, facts.iuv(), "", transfer.index()),
                        PaymentState.OPEN,
                        transfer.amount(),
                        null,
                        null,
                        transfer.isStamp()))
                .toList();
    }
}
