package carovana.reconciliation.running;

import carovana.ledger.payments.Anomalies;
import carovana.ledger.payments.AnomalyKind;
import carovana.ledger.payments.Looks;
import carovana.positions.Organization;
import carovana.positions.Organizations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
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

    private static final Duration OTHERS = Duration.ofMinutes(1);
    private static final Duration NEXT_TRY = Duration.ofMillis(50);

    private final List<String> codes;
    private final FlowLook flows;
    private final LineLook lines;
    private final PaymentLook payments;
    private final CreditLook credits;
    private final GapLook gaps;
    private final Looks looks;
    private final Anomalies anomalies;
    private final Clock clock;

    Judging(
            Organizations organizations,
            FlowLook flows,
            LineLook lines,
            PaymentLook payments,
            CreditLook credits,
            GapLook gaps,
            Looks looks,
            Anomalies anomalies,
            Clock clock) {
        codes = organizations.organizations().stream()
                .map(Organization::fiscalCode)
                .toList();
        this.flows = flows;
        this.lines = lines;
        this.payments = payments;
        this.credits = credits;
        this.gaps = gaps;
        this.looks = looks;
        this.anomalies = anomalies;
        this.clock = clock;
    }

    /** Of every organization; what another node has in its hands is left to it. */
    public void lookAtAll() {
        looks.organizationsDue(codes, clock.instant()).forEach(this::rounds);
    }

    /** What a run looks at besides the news: positions that came later than their payments, and flows that did not come. */
    public void lookAgain(String organization) {
        var now = clock.instant();
        looks.mark(organization, anomalies.groups(organization, OF_POSITIONS), now);
        gaps.tonight(organization, now);
        look(organization);
    }

    /** What others have in their hands is waited for, so that a run's report tells it too. */
    public void look(String organization) {
        rounds(organization);
        long end = System.nanoTime() + OTHERS.toNanos();
        while (!looks.organizationsDue(List.of(organization), clock.instant()).isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(NEXT_TRY.toNanos());
            rounds(organization);
        }
    }

    private void rounds(String organization) {
        int some;
        do {
            some = round(organization);
        } while (some > 0);
    }

    /** Flows first, since their payments depend on which version holds and on what the bank credited. */
    private int round(String organization) {
        return all(flows::page, organization)
                + all(lines::page, organization)
                + all(payments::page, organization)
                + all(credits::page, organization)
                + all(gaps::page, organization);
    }

    /** A page of one kind, in a transaction of its own. */
    private interface Pages {
        int page(String organization, Instant now);
    }

    private int all(Pages kind, String organization) {
        int looked = 0;
        int page;
        do {
            page = kind.page(organization, clock.instant());
            looked += page;
        } while (page > 0);
        return looked;
    }
}
