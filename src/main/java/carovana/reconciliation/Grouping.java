package carovana.reconciliation;

import carovana.ledger.payments.Anomaly;
import carovana.ledger.payments.BankCredit;
import carovana.ledger.payments.CreditState;
import carovana.ledger.payments.Flow;
import carovana.ledger.payments.FlowId;
import carovana.ledger.payments.FlowState;
import carovana.ledger.payments.FlowVersion;
import carovana.ledger.payments.Payment;
import carovana.ledger.payments.PaymentKey;
import carovana.ledger.payments.PaymentState;
import carovana.ledger.payments.PositionState;
import carovana.reconciliation.Facts.FetchedFlow;
import carovana.reconciliation.Facts.Sought;
import carovana.reconciliation.PaymentFacts.ReportedLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sorts the facts of an organization into groups, and has each group judged. */
final class Grouping {

    private record Version(FlowId id, FlowVersion version) {}

    private record ReceiptKey(String iuv, String receiptId) {}

    private record ListingKey(FlowId id, String mark) {}

    private final Facts facts;
    private final Map<Version, List<FetchedFlow>> flows;
    private final List<BankCredit> credits;
    private final Map<PaymentKey, PaymentState> states = new HashMap<>();

    Grouping(Facts facts) {
        this.facts = facts;
        flows = facts.flows().stream()
                .collect(Collectors.groupingBy(
                        each -> new Version(each.flow().id(), each.flow().version())));
        credits = Repetitions.by(facts.credits(), BankCredit::reference).stream()
                .map(Repetitions::credit)
                .sorted(Comparator.comparing(BankCredit::reference))
                .toList();
    }

    Whole judgedBy(Matching matching, Instant now) {
        var anomalies = new ArrayList<Anomaly>();
        var standings = new ArrayList<FlowStanding>();
        for (var key : flowKeys()) {
            var standing = matching.flows(flowFacts(key), now);
            standings.addAll(standing.versions());
            anomalies.addAll(standing.anomalies());
        }
        var lines = linesByIuv(standings);
        var payments = new ArrayList<Payment>();
        for (var iuv : iuvs(lines)) {
            var standing = matching.payments(paymentFacts(iuv, lines.getOrDefault(iuv, List.of())), now);
            payments.addAll(standing.payments());
            anomalies.addAll(standing.anomalies());
        }
        for (var credit : credits) {
            anomalies.addAll(
                    matching.credit(new CreditFacts(credit, candidates(credit, standings), facts.closures()), now));
        }
        payments.forEach(each -> states.put(each.key(), each.state()));
        var matched = standings.stream().map(this::matched).toList();
        anomalies.sort(Comparator.comparing(Anomaly::kind).thenComparing(Anomaly::subject));
        return new Whole(List.copyOf(payments), matched, positions(payments), List.copyOf(anomalies));
    }

    private TreeSet<String> flowKeys() {
        return Stream.of(
                        flows.keySet().stream().map(each -> each.id().key()),
                        facts.unreadable().stream().map(each -> each.id().key()),
                        facts.listings().stream().map(each -> each.id().key()),
                        credits.stream().filter(each -> each.iuf() != null).map(each -> FlowId.key(each.iuf())))
                .flatMap(each -> each)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private FlowFacts flowFacts(String key) {
        var versions = flows.entrySet().stream()
                .filter(each -> each.getKey().id().key().equals(key))
                .map(Map.Entry::getValue)
                .toList();
        return new FlowFacts(
                facts.expectations(),
                key,
                Repetitions.by(facts.listings(), each -> new ListingKey(each.id(), each.mark())).stream()
                        .map(Repetitions::listing)
                        .filter(each -> each.id().key().equals(key))
                        .toList(),
                versions.stream()
                        .map(each -> Repetitions.firstFlow(each).flow())
                        .toList(),
                Repetitions.by(facts.unreadable(), each -> new Version(each.id(), each.version())).stream()
                        .map(Repetitions::unreadable)
                        .filter(each -> each.id().key().equals(key))
                        .toList(),
                versions.stream().flatMap(Repetitions::otherFlows).toList(),
                credits.stream()
                        .filter(each ->
                                each.iuf() != null && FlowId.key(each.iuf()).equals(key))
                        .toList(),
                facts.closures());
    }

    private Map<String, List<ReportedLine>> linesByIuv(List<FlowStanding> standings) {
        var lines = new HashMap<String, List<ReportedLine>>();
        standings.stream().filter(each -> each.state() != FlowState.SUPERSEDED).forEach(each -> fetched(each.flow())
                .lines()
                .forEach(line -> lines.computeIfAbsent(line.iuv(), iuv -> new ArrayList<>())
                        .add(new ReportedLine(
                                line, each.flow().id().iuf(), each.flow().fetchedAt(), each.isCredited()))));
        return lines;
    }

    private FetchedFlow fetched(Flow flow) {
        return Repetitions.firstFlow(flows.get(new Version(flow.id(), flow.version())));
    }

    private TreeSet<String> iuvs(Map<String, List<ReportedLine>> lines) {
        var iuvs = new TreeSet<>(lines.keySet());
        facts.receipts().forEach(each -> iuvs.add(each.iuv()));
        facts.positions().forEach(each -> each.options().forEach(option -> iuvs.add(option.iuv())));
        credits.stream().filter(each -> each.iuv() != null).forEach(each -> iuvs.add(each.iuv()));
        return iuvs;
    }

    private PaymentFacts paymentFacts(String iuv, List<ReportedLine> lines) {
        var receipts = Repetitions.by(
                        facts.receipts().stream()
                                .filter(each -> each.iuv().equals(iuv))
                                .toList(),
                        each -> new ReceiptKey(each.iuv(), each.receiptId()))
                .stream()
                .toList();
        return new PaymentFacts(
                facts.expectations(),
                iuv,
                facts.positions().stream()
                        .filter(each -> each.option(iuv).isPresent())
                        .findFirst()
                        .orElse(null),
                receipts.stream().map(Repetitions::firstReceipt).toList(),
                receipts.stream().flatMap(Repetitions::otherReceipts).toList(),
                lines,
                credits.stream().filter(each -> iuv.equals(each.iuv())).toList(),
                facts.sought().stream()
                        .filter(each -> each.iuv().equals(iuv))
                        .map(Sought::iur)
                        .collect(Collectors.toSet()),
                facts.closures());
    }

    private static List<String> candidates(BankCredit credit, List<FlowStanding> standings) {
        return standings.stream()
                .filter(each -> each.credit() == CreditState.UNCREDITED && each.state() != FlowState.SUPERSEDED)
                .filter(each -> each.flow().header().total() == credit.amount()
                        && each.flow().header().regulationDay().equals(credit.day()))
                .map(each -> each.flow().id().iuf())
                .sorted()
                .toList();
    }

    private FlowStanding matched(FlowStanding standing) {
        var flow = standing.flow();
        return standing.matchedBy(fetched(flow).lines().stream()
                .map(line -> states.get(new PaymentKey(flow.id().organization(), line.iuv(), line.iur(), line.index())))
                .collect(Collectors.toSet()));
    }

    private SortedMap<String, PositionState> positions(List<Payment> payments) {
        var byIuv = payments.stream()
                .collect(Collectors.groupingBy(each -> each.key().iuv()));
        var positions = new TreeMap<String, PositionState>();
        for (var position : facts.positions()) {
            var known = position.options().stream()
                    .flatMap(option -> byIuv.getOrDefault(option.iuv(), List.of()).stream())
                    .toList();
            var receipts = facts.receipts().stream()
                    .filter(each -> position.option(each.iuv()).isPresent())
                    .toList();
            positions.put(position.iupd(), Matching.position(position, known, receipts));
        }
        return positions;
    }
}
