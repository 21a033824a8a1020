package carovana.reconciliation.seen;

import carovana.ledger.payments.AnomalyKind;
import carovana.ledger.payments.BankCredit.Reading;
import carovana.ledger.payments.CreditState;
import carovana.ledger.payments.PaymentState;
import carovana.ledger.payments.Severity;
import carovana.ledger.payments.Totals;
import carovana.ledger.payments.Totals.Paid;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What was paid in some days and how far it is, what flows of those days say, what the bank credited in them, and all
 * that is open. Amounts are euro cents.
 *
 * @param paid every payment made in those days that is ours and was not reversed; what a flow takes back and nothing says
 *     was paid is no payment
 * @param reported those of them that a flow has
 * @param reconciled those of them that the bank has credited
 * @param stamps those of them that are revenue stamps: paid is all they can be
 * @param open the rest of them, paid less reconciled and stamps
 * @param states payments by state; FOREIGN and REVERSED are in none of the above
 * @param credits by what their text could be read as
 */
record Summary(
        String organization,
        LocalDate from,
        LocalDate to,
        Sum paid,
        Sum reported,
        Sum reconciled,
        Sum stamps,
        Sum open,
        Map<PaymentState, Sum> states,
        FlowSum flows,
        Map<CreditState, FlowSum> flowsByCredit,
        Sum credited,
        Map<Reading, Sum> credits,
        OpenAnomalies anomalies) {

    private static final Set<PaymentState> NOT_OURS = EnumSet.of(PaymentState.FOREIGN, PaymentState.REVERSED);

    /** @param amount euro cents */
    record Sum(long count, long amount) {
        static final Sum NONE = new Sum(0, 0);

        Sum plus(long moreCount, long moreAmount) {
            return new Sum(Math.addExact(count, moreCount), Math.addExact(amount, moreAmount));
        }

        Sum less(Sum other) {
            return new Sum(count - other.count, amount - other.amount);
        }
    }

    /**
     * @param payments how many the flows report
     * @param total as their headers say, euro cents
     * @param credited what the bank credited of them, euro cents
     */
    record FlowSum(long count, long payments, long total, long credited) {
        static final FlowSum NONE = new FlowSum(0, 0, 0, 0);

        FlowSum plus(Totals.Sent more) {
            return new FlowSum(
                    count + more.flows(), payments + more.lines(), total + more.total(), credited + more.credited());
        }
    }

    record OpenAnomalies(long block, long warn, long info, List<OpenKind> kinds) {}

    /** @param until what ends such an anomaly */
    record OpenKind(AnomalyKind kind, Severity severity, long count, String until) {}

    /** @param today a summary that reaches it has also what flows and the bank date later: a transfer's day is often ahead */
    static Summary of(String organization, Asking.Days days, LocalDate today, Totals totals) {
        var dated = days.to().isBefore(today) ? days.to() : Asking.LAST;
        var paid = totals.paid(organization, days.from(), days.to());
        Predicate<Paid> ours = each -> !NOT_OURS.contains(each.state());
        Predicate<Paid> stamps = each -> each.isStamp() && each.state() == PaymentState.PAID;
        Predicate<Paid> reconciled = each -> each.state() == PaymentState.RECONCILED;
        var ofAll = sum(paid, ours);
        var ofReconciled = sum(paid, reconciled);
        var ofStamps = sum(paid, stamps);
        var states = new EnumMap<PaymentState, Sum>(PaymentState.class);
        paid.forEach(each -> states.merge(
                each.state(),
                new Sum(each.count(), each.amount()),
                (one, more) -> one.plus(more.count(), more.amount())));
        var flows = FlowSum.NONE;
        var byCredit = new EnumMap<CreditState, FlowSum>(CreditState.class);
        for (var each : totals.sent(organization, days.from(), dated)) {
            flows = flows.plus(each);
            byCredit.put(
                    each.credit(),
                    byCredit.getOrDefault(each.credit(), FlowSum.NONE).plus(each));
        }
        var credited = Sum.NONE;
        var readings = new EnumMap<Reading, Sum>(Reading.class);
        for (var each : totals.credited(organization, days.from(), dated)) {
            credited = credited.plus(each.count(), each.amount());
            readings.put(
                    each.reading(),
                    readings.getOrDefault(each.reading(), Sum.NONE).plus(each.count(), each.amount()));
        }
        return new Summary(
                organization,
                days.from(),
                days.to(),
                ofAll,
                sum(paid, ours.and(Paid::isReported)),
                ofReconciled,
                ofStamps,
                ofAll.less(ofReconciled).less(ofStamps),
                states,
                flows,
                byCredit,
                credited,
                readings,
                open(totals.open(organization)));
    }

    private static Sum sum(List<Paid> paid, Predicate<Paid> which) {
        var sum = Sum.NONE;
        for (var each : paid) {
            sum = which.test(each) ? sum.plus(each.count(), each.amount()) : sum;
        }
        return sum;
    }

    private static OpenAnomalies open(List<Totals.Open> open) {
        return new OpenAnomalies(
                count(open, Severity.BLOCK),
                count(open, Severity.WARN),
                count(open, Severity.INFO),
                open.stream()
                        .map(each -> new OpenKind(
                                each.kind(),
                                each.severity(),
                                each.count(),
                                each.kind().closes()))
                        .toList());
    }

    private static long count(List<Totals.Open> open, Severity severity) {
        return open.stream()
                .filter(each -> each.severity() == severity)
                .mapToLong(Totals.Open::count)
                .sum();
    }
}
