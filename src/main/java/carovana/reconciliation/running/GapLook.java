package carovana.reconciliation.running;

import carovana.ledger.payments.Anomalies;
import carovana.ledger.payments.KnownFlows;
import carovana.ledger.payments.Looks;
import carovana.ledger.payments.Receipts;
import carovana.reconciliation.BusinessDays;
import carovana.reconciliation.GapFacts;
import carovana.reconciliation.Gaps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks for flows that should have come: once a day, and more often while some are missing. */
@Component
class GapLook {

    private static final String KIND = "G";
    private static final int DAYS = 45;
    private static final Duration WHILE_MISSING = Duration.ofHours(1);

    private final Gaps gaps;
    private final Looks looks;
    private final KnownFlows flows;
    private final Receipts receipts;
    private final Anomalies anomalies;

    GapLook(Gaps gaps, Looks looks, KnownFlows flows, Receipts receipts, Anomalies anomalies) {
        this.gaps = gaps;
        this.looks = looks;
        this.flows = flows;
        this.receipts = receipts;
        this.anomalies = anomalies;
    }

    /** Nothing can be missing before the day is over. */
    void tonight(String organization, Instant now) {
        looks.mark(organization, List.of(GapFacts.GROUP), endOfDay(now));
    }

    /** @return how many groups were looked at: 0 when the time has not come */
    @Transactional
    public int page(String organization, Instant now) {
        var groups = looks.due(organization, KIND, now, 1);
        if (groups.isEmpty()) {
            return 0;
        }
        var from = BusinessDays.dayOf(now).minusDays(DAYS);
        var facts = new GapFacts(
                organization,
                flows.sentSince(organization, from).stream()
                        .map(each -> new GapFacts.Flows(each.regulationDay(), each.psp()))
                        .toList(),
                receipts.givenSince(organization, from).stream()
                        .map(each -> new GapFacts.Receipts(each.operatingDay(), each.psp(), each.count()))
                        .toList(),
                anomalies.closures(organization, groups));
        var open = gaps.look(facts, now);
        anomalies.settle(organization, groups, open, now);
        var again = open.isEmpty() ? endOfDay(now) : now.plus(WHILE_MISSING);
        looks.looked(organization, groups, Map.of(GapFacts.GROUP, again));
        return groups.size();
    }

    private static Instant endOfDay(Instant now) {
        return BusinessDays.endOf(BusinessDays.dayOf(now));
    }
}
