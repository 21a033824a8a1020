package carovana.reconciliation.running;

import carovana.ledger.payments.Anomalies;
import carovana.ledger.payments.Anomaly;
import carovana.ledger.payments.BankCredit;
import carovana.ledger.payments.BankCredit.Reading;
import carovana.ledger.payments.Credits;
import carovana.ledger.payments.KnownFlows;
import carovana.ledger.payments.Looks;
import carovana.reconciliation.CreditFacts;
import carovana.reconciliation.Matching;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks at credits by themselves: those whose text names neither a flow nor a payment. */
@Component
class CreditLook {

    private static final String KIND = "C";
    private static final int PAGE = 100;

    private final Matching matching;
    private final Looks looks;
    private final Credits credits;
    private final KnownFlows flows;
    private final Anomalies anomalies;

    CreditLook(Matching matching, Looks looks, Credits credits, KnownFlows flows, Anomalies anomalies) {
        this.matching = matching;
        this.looks = looks;
        this.credits = credits;
        this.flows = flows;
        this.anomalies = anomalies;
    }

    /** @return how many credits were looked at: 0 when none is due */
    @Transactional
    public int page(String organization, Instant now) {
        var groups = looks.due(organization, KIND, now, PAGE);
        if (groups.isEmpty()) {
            return 0;
        }
        var closures = anomalies.closures(organization, groups);
        var references = groups.stream().map(Looks::key).toList();
        var open = new ArrayList<Anomaly>();
        for (var credit : credits.of(organization, references)) {
            open.addAll(matching.credit(new CreditFacts(credit, candidates(credit), closures), now));
        }
        anomalies.settle(organization, groups, open, now);
        looks.looked(organization, groups, Map.of());
        return groups.size();
    }

    private List<String> candidates(BankCredit credit) {
        return credit.reading() == Reading.UNREADABLE
                ? flows.uncredited(credit.organization(), credit.day(), credit.amount())
                : List.of();
    }
}
