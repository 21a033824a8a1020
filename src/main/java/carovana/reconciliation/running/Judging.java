package carovana.reconciliation.running;

import carovana.ledger.payments.Anomalies;
import carovana.ledger.payments.AnomalyKind;
import carovana.ledger.payments.Looks;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Looks at everything of which something is new or whose time has come, a page in a transaction, until nothing is. Any
 * number of nodes may do so at once: each page is one's own until it is committed.
 */
@Component("judging")
public class Judging {

    /** What the ledger may know better by now, without anybody having said so. */
    private static final Set<AnomalyKind> OF_POSITIONS =
            EnumSet.of(AnomalyKind.UNKNOWN_IUV, AnomalyKind.RECEIPT_UNKNOWN_POSITION, AnomalyKind.PAID_WITHOUT_RPT);

    private final FlowLook flows;
    private final PaymentLook payments;
    private final CreditLook credits;
    private final GapLook gaps;
    private final Looks looks;
    private final Anomalies anomalies;
    private final Clock clock;

    Judging(
            FlowLook flows,
            PaymentLook payments,
            CreditLook credits,
            GapLook gaps,
            Looks looks,
            Anomalies anomalies,
            Clock clock) {
        this.flows = flows;
        this.payments = payments;
        this.credits = credits;
        this.gaps = gaps;
        this.looks = looks;
        this.anomalies = anomalies;
        this.clock = clock;
    }

    /** Of every organization, those that wait longest first; what another node has in its hands is left to it. */
    public void lookAtAll() {
        var organization = looks.longestDue(clock.instant());
        while (organization.isPresent() && look(organization.get()) > 0) {
            organization = looks.longestDue(clock.instant());
        }
    }

    /** What a run looks at besides the news: positions that came later than their payments, and flows that did not come. */
    public int lookAgain(String organization) {
        var now = clock.instant();
        looks.mark(organization, anomalies.groups(organization, OF_POSITIONS), now);
        gaps.tonight(organization, now);
        return look(organization);
    }

    /** @return how many groups were looked at */
    public int look(String organization) {
        int all = 0;
        int some;
        do {
            some = round(organization);
            all += some;
        } while (some > 0);
        return all;
    }

    /** Flows first, since their payments depend on which version holds and on what the bank credited. */
    private int round(String organization) {
        int looked = 0;
        int page;
        do {
            page = flows.page(organization, clock.instant());
            looked += page;
        } while (page > 0);
        do {
            page = payments.page(organization, clock.instant());
            looked += page;
        } while (page > 0);
        do {
            page = credits.page(organization, clock.instant()) + gaps.page(organization, clock.instant());
            looked += page;
        } while (page > 0);
        return looked;
    }
}
