package carovana.reconciliation;

import static carovana.ledger.payments.AnomalyKind.CREDIT_WITHOUT_FLOW;
import static carovana.ledger.payments.AnomalyKind.FLOW_FETCH_FAILED;
import static carovana.ledger.payments.AnomalyKind.FLOW_REVISED_AFTER_RECON;
import static carovana.ledger.payments.AnomalyKind.FLOW_UNPARSABLE;

import carovana.ledger.payments.BankCredit;
import carovana.ledger.payments.Flow;
import carovana.ledger.payments.FlowId;
import carovana.ledger.payments.FlowListing;
import carovana.ledger.payments.FlowState;
import carovana.ledger.payments.UnreadableFlow;
import carovana.positions.Euro;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Says where the versions of one flow id are, and what does not add up about them and their credits. */
final class FlowRules {

    private final Graces graces;
    private final BusinessDays days;
    private final FlowContents contents = new FlowContents();
    private final FlowCredits credits;

    FlowRules(BusinessDays days, Graces graces) {
        this.days = days;
        this.graces = graces;
        this.credits = new FlowCredits(days, graces);
    }

    FlowsStanding look(FlowFacts facts, Instant now) {
        var docket = new Docket(facts.expectations().organization(), facts.group(), now, facts.closures());
        var credited = facts.credits().stream()
                .filter(BankCredit::counts)
                .sorted(Comparator.comparing(BankCredit::learnedAt).thenComparing(BankCredit::reference))
                .toList();
        var byId = new TreeMap<FlowId, List<Flow>>(Comparator.comparing(FlowId::told));
        facts.flows().forEach(flow -> byId.computeIfAbsent(flow.id(), id -> new ArrayList<>())
                .add(flow));
        var standings = new ArrayList<FlowStanding>();
        byId.values().forEach(versions -> {
            versions.sort(Comparator.comparing(Flow::version));
            standings.addAll(lookAtVersions(facts, versions, credited, docket));
        });
        lookAtUnread(facts, docket);
        if (facts.flows().isEmpty()
                && facts.unreadable().isEmpty()
                && facts.listings().isEmpty()) {
            credited.forEach(credit -> withoutFlow(credit, docket));
        }
        return new FlowsStanding(List.copyOf(standings), docket.open(), docket.lookAgain());
    }

    /** @param versions oldest first: the last one holds */
    private List<FlowStanding> lookAtVersions(
            FlowFacts facts, List<Flow> versions, List<BankCredit> credited, Docket docket) {
        var standings = new ArrayList<FlowStanding>();
        for (var earlier : versions.subList(0, versions.size() - 1)) {
            standings.add(credits.standing(earlier, FlowState.SUPERSEDED, credited, false));
        }
        var flow = versions.get(versions.size() - 1);
        boolean rejected = contents.areWrong(flow, facts.conflicts(), docket);
        boolean revised = lookAtRevision(flow, versions.subList(0, versions.size() - 1), credited, docket);
        if (!rejected && facts.expectations().hasTreasury()) {
            credits.look(flow, credited, docket);
        }
        standings.add(credits.standing(flow, rejected ? FlowState.REJECTED : FlowState.ACCEPTED, credited, revised));
        return standings;
    }

    /** A version that contradicts itself was never reconciled, whatever the bank credited: the next one only repairs it. */
    private boolean lookAtRevision(Flow flow, List<Flow> earlier, List<BankCredit> credited, Docket docket) {
        for (var before : earlier) {
            var known = credited.stream()
                    .filter(credit -> !credit.learnedAt().isAfter(flow.fetchedAt()))
                    .toList();
            boolean differs = before.totals().digest() != flow.totals().digest();
            if (differs
                    && !known.isEmpty()
                    && FlowCredits.isEven(before, known)
                    && !contents.areWrong(before, List.of(), docket.aside())) {
                return docket.of(FLOW_REVISED_AFTER_RECON, flow.id().told(), flow.fetchedAt())
                        .blocks()
                        .evidence(flow.version().told())
                        .told(
                                "flow %s: its version %s (%s euro) was credited already, and now there is version %s"
                                        + " (%s euro) with other lines. Compare the two and correct what was booked.",
                                flow.id().iuf(),
                                before.version().told(),
                                Euro.told(before.header().total()),
                                flow.version().told(),
                                Euro.told(flow.header().total()));
            }
        }
        return false;
    }

    private void lookAtUnread(FlowFacts facts, Docket docket) {
        for (var id : ids(facts)) {
            facts.unreadable().stream()
                    .filter(each -> each.id().equals(id) && isLast(each, facts.flows()))
                    .max(Comparator.comparing(UnreadableFlow::fetchedAt).thenComparing(UnreadableFlow::version))
                    .ifPresent(last -> docket.of(FLOW_UNPARSABLE, id.told(), last.fetchedAt())
                            .blocks()
                            .evidence(last.version().told())
                            .told(
                                    "flow %s, version %s: %s. It is kept as it came; ask the PSP for a new version.",
                                    id.iuf(), last.version().told(), last.fault()));
            facts.listings().stream()
                    .filter(each -> each.id().equals(id) && !each.isFetched() && each.tries() >= graces.fetchTries())
                    .filter(each -> !isSuperseded(each, facts.listings()))
                    .min(Comparator.comparing(FlowListing::listedAt).thenComparing(FlowListing::mark))
                    .ifPresent(listing -> docket.of(FLOW_FETCH_FAILED, id.told(), listing.listedAt())
                            .after(listing.listedAt().plus(graces.fetch()))
                            .evidence(listing.mark())
                            .told(
                                    "flow %s is listed (%s) and is not served: %d tries, the last one said: %s."
                                            + " It is tried again; if it stays away, ask pagoPA's support.",
                                    id.iuf(), listing.mark(), listing.tries(), listing.trouble()));
        }
    }

    /** Whether a later issue of the flow was served. */
    private static boolean isSuperseded(FlowListing listing, List<FlowListing> all) {
        return all.stream()
                .anyMatch(each -> each.id().equals(listing.id())
                        && each.isFetched()
                        && each.listedAt().isAfter(listing.listedAt()));
    }

    private static boolean isLast(UnreadableFlow unreadable, List<Flow> flows) {
        return flows.stream()
                .noneMatch(flow ->
                        flow.id().equals(unreadable.id()) && flow.fetchedAt().isAfter(unreadable.fetchedAt()));
    }

    private static Set<FlowId> ids(FlowFacts facts) {
        var ids = new TreeSet<>(Comparator.comparing(FlowId::told));
        Stream.concat(
                        facts.unreadable().stream().map(UnreadableFlow::id),
                        facts.listings().stream().map(FlowListing::id))
                .forEach(ids::add);
        return ids;
    }

    private void withoutFlow(BankCredit credit, Docket docket) {
        docket.of(CREDIT_WITHOUT_FLOW, credit.reference(), credit.learnedAt())
                .after(days.endOf(credit.day(), graces.creditBusinessDays()))
                .evidence(credit.iuf(), credit.amount())
                .told(
                        "credit %s of %s, %s euro, names the flow %s, which has not come. Look whether its id was cut"
                                + " off or belongs to another organization; else ask the PSP for the flow.",
                        credit.reference(), credit.day(), Euro.told(credit.amount()), credit.iuf());
    }
}
