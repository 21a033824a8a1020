package carovana.reconciliation.running;

import static java.util.stream.Collectors.groupingBy;

import carovana.ledger.PositionsByIuv;
import carovana.ledger.payments.Anomalies;
import carovana.ledger.payments.Anomaly;
import carovana.ledger.payments.BankCredit;
import carovana.ledger.payments.Closure;
import carovana.ledger.payments.Credits;
import carovana.ledger.payments.KnownFlows;
import carovana.ledger.payments.Looks;
import carovana.ledger.payments.Payment;
import carovana.ledger.payments.PaymentStates;
import carovana.ledger.payments.PositionStatuses;
import carovana.ledger.payments.PositionStatuses.PositionStatus;
import carovana.ledger.payments.Receipt;
import carovana.ledger.payments.Receipts;
import carovana.positions.DebtPosition;
import carovana.reconciliation.Matching;
import carovana.reconciliation.PaymentFacts;
import carovana.reconciliation.PaymentFacts.Conflict;
import carovana.reconciliation.PaymentFacts.ReportedLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks at payments of which something is new, a page of IUVs in one transaction and a handful of statements. */
@Component
class PaymentLook {

    private static final String KIND = "P";
    private static final int PAGE = 1000;

    private final Matching matching;
    private final Expected expected;
    private final Looks looks;
    private final PositionsByIuv positions;
    private final PositionStatuses statuses;
    private final Receipts receipts;
    private final KnownFlows flows;
    private final Credits credits;
    private final PaymentStates states;
    private final Anomalies anomalies;

    PaymentLook(
            Matching matching,
            Expected expected,
            Looks looks,
            PositionsByIuv positions,
            PositionStatuses statuses,
            Receipts receipts,
            KnownFlows flows,
            Credits credits,
            PaymentStates states,
            Anomalies anomalies) {
        this.matching = matching;
        this.expected = expected;
        this.looks = looks;
        this.positions = positions;
        this.statuses = statuses;
        this.receipts = receipts;
        this.flows = flows;
        this.credits = credits;
        this.states = states;
        this.anomalies = anomalies;
    }

    /** All that is known of a page of IUVs, by IUV; of statuses by IUPD. */
    private record Facts(
            Map<String, DebtPosition> positions,
            Map<String, PositionStatus> statuses,
            Map<String, List<Receipt>> receipts,
            Map<String, List<Receipts.Other>> others,
            Map<String, List<KnownFlows.Reported>> lines,
            Map<String, List<BankCredit>> credits,
            Map<String, Set<String>> sought,
            List<Closure> closures) {}

    /** @return how many IUVs were looked at: 0 when none is due */
    @Transactional
    public int page(String organization, Instant now) {
        var groups = looks.due(organization, KIND, now, PAGE);
        if (groups.isEmpty()) {
            return 0;
        }
        var iuvs = groups.stream().map(Looks::key).toList();
        var facts = facts(organization, groups, iuvs);
        var payments = new ArrayList<Payment>();
        var open = new ArrayList<Anomaly>();
        var again = new HashMap<String, Instant>();
        var asked = new HashMap<String, Instant>();
        for (var iuv : iuvs) {
            var standing = matching.payments(factsOf(organization, iuv, facts), now);
            payments.addAll(standing.payments());
            open.addAll(standing.anomalies());
            if (standing.lookAgain() != null) {
                again.put(KIND + ":" + iuv, standing.lookAgain());
            }
            if (standing.askFrom() != null) {
                asked.put(iuv, standing.askFrom());
            }
        }
        var changed = states.record(organization, iuvs, payments, now);
        anomalies.settle(organization, groups, open, now);
        looks.looked(organization, groups, again);
        statuses.want(organization, asked);
        // whether a flow is understood depends on what its lines are
        looks.mark(
                organization,
                flows.keysOf(organization, changed).stream()
                        .map(each -> "F:" + each)
                        .toList(),
                now);
        return groups.size();
    }

    private Facts facts(String organization, List<String> groups, List<String> iuvs) {
        var held = positions.of(organization, iuvs);
        return new Facts(
                held,
                statuses.of(
                        organization,
                        held.values().stream()
                                .map(DebtPosition::iupd)
                                .distinct()
                                .toList()),
                receipts.of(organization, iuvs).stream().collect(groupingBy(Receipt::iuv)),
                receipts.others(organization, iuvs).stream().collect(groupingBy(Receipts.Other::iuv)),
                flows.lines(organization, iuvs).stream()
                        .collect(groupingBy(each -> each.line().iuv())),
                credits.ofPayments(organization, iuvs).stream().collect(groupingBy(BankCredit::iuv)),
                receipts.sought(organization, iuvs),
                anomalies.closures(organization, groups));
    }

    private PaymentFacts factsOf(String organization, String iuv, Facts facts) {
        var position = facts.positions.get(iuv);
        return new PaymentFacts(
                expected.of(organization),
                iuv,
                position == null ? null : KnownPositions.of(position, facts.statuses.get(position.iupd())),
                facts.receipts.getOrDefault(iuv, List.of()),
                facts.others.getOrDefault(iuv, List.of()).stream()
                        .map(each -> new Conflict(each.receiptId(), each.contentHash(), each.amount(), each.at()))
                        .toList(),
                facts.lines.getOrDefault(iuv, List.of()).stream()
                        .map(each -> new ReportedLine(each.line(), each.iuf(), each.fetchedAt(), each.isCredited()))
                        .toList(),
                facts.credits.getOrDefault(iuv, List.of()),
                facts.sought.getOrDefault(iuv, Set.of()),
                facts.closures);
    }
}
