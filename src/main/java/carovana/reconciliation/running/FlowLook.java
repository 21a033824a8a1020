package carovana.reconciliation.running;

import static java.util.stream.Collectors.groupingBy;

import carovana.ledger.payments.Anomalies;
import carovana.ledger.payments.Anomaly;
import carovana.ledger.payments.BankCredit;
import carovana.ledger.payments.Closure;
import carovana.ledger.payments.Credits;
import carovana.ledger.payments.FlowId;
import carovana.ledger.payments.FlowListing;
import carovana.ledger.payments.FlowState;
import carovana.ledger.payments.Flows;
import carovana.ledger.payments.KnownFlows;
import carovana.ledger.payments.Listings;
import carovana.ledger.payments.Looks;
import carovana.ledger.payments.StoredFlow;
import carovana.ledger.payments.UnreadableFlow;
import carovana.reconciliation.FlowFacts;
import carovana.reconciliation.FlowStanding;
import carovana.reconciliation.Matching;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks at flows of which something is new, a few ids in one transaction. */
@Component
class FlowLook {

    private static final String KIND = "F";
    private static final int PAGE = 100;

    private final Matching matching;
    private final Expected expected;
    private final Looks looks;
    private final KnownFlows known;
    private final Listings listings;
    private final Credits credits;
    private final Flows flows;
    private final Anomalies anomalies;

    FlowLook(
            Matching matching,
            Expected expected,
            Looks looks,
            KnownFlows known,
            Listings listings,
            Credits credits,
            Flows flows,
            Anomalies anomalies) {
        this.matching = matching;
        this.expected = expected;
        this.looks = looks;
        this.known = known;
        this.listings = listings;
        this.credits = credits;
        this.flows = flows;
        this.anomalies = anomalies;
    }

    /** All that is known of a page of flow ids, by id in upper case. */
    private record Facts(
            Map<String, List<FlowListing>> listings,
            Map<String, List<StoredFlow>> flows,
            Map<String, List<UnreadableFlow>> unreadable,
            Map<String, List<KnownFlows.Other>> others,
            Map<String, List<BankCredit>> credits,
            List<Closure> closures) {}

    /** @return how many ids were looked at: 0 when none is due */
    @Transactional
    public int page(String organization, Instant now) {
        var groups = looks.due(organization, KIND, now, PAGE);
        if (groups.isEmpty()) {
            return 0;
        }
        var facts = facts(organization, groups);
        var open = new ArrayList<Anomaly>();
        var again = new HashMap<String, Instant>();
        for (var group : groups) {
            var key = Looks.key(group);
            var standing = matching.flows(factsOf(organization, key, facts), now);
            for (var stored : facts.flows.getOrDefault(key, List.of())) {
                standing.of(stored.flow()).ifPresent(each -> record(stored, each, now));
            }
            open.addAll(standing.anomalies());
            if (standing.lookAgain() != null) {
                again.put(group, standing.lookAgain());
            }
        }
        anomalies.settle(organization, groups, open, now);
        looks.looked(organization, groups, again);
        return groups.size();
    }

    private Facts facts(String organization, List<String> groups) {
        var keys = groups.stream().map(Looks::key).toList();
        return new Facts(
                listings.of(organization, keys).stream()
                        .collect(groupingBy(each -> each.id().key())),
                known.of(organization, keys).stream()
                        .collect(groupingBy(each -> each.flow().id().key())),
                known.unreadable(organization, keys).stream()
                        .collect(groupingBy(each -> each.id().key())),
                known.others(organization, keys).stream()
                        .collect(groupingBy(each -> each.id().key())),
                credits.ofFlows(organization, keys).stream().collect(groupingBy(each -> FlowId.key(each.iuf()))),
                anomalies.closures(organization, groups));
    }

    private FlowFacts factsOf(String organization, String key, Facts facts) {
        return new FlowFacts(
                expected.of(organization),
                key,
                facts.listings.getOrDefault(key, List.of()),
                facts.flows.getOrDefault(key, List.of()).stream()
                        .map(StoredFlow::flow)
                        .toList(),
                facts.unreadable.getOrDefault(key, List.of()),
                facts.others.getOrDefault(key, List.of()).stream()
                        .map(each -> new FlowFacts.Conflict(each.id(), each.version(), each.contentHash(), each.at()))
                        .toList(),
                facts.credits.getOrDefault(key, List.of()),
                facts.closures);
    }

    private void record(StoredFlow stored, FlowStanding standing, Instant now) {
        var state = standing.state();
        if (state == FlowState.ACCEPTED && !standing.isWaitingForPerson() && known.isUnderstood(stored)) {
            state = FlowState.MATCHED;
        }
        if (state != stored.state()
                || standing.credit() != stored.credit()
                || standing.credited() != stored.credited()) {
            flows.standing(stored, state, standing.credit(), standing.credited(), now);
        }
    }
}
