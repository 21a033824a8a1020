package carovana.reconciliation.fetching;

import carovana.ledger.payments.FlowId;
import carovana.ledger.payments.FlowListing;
import carovana.ledger.payments.Listings;
import carovana.ledger.payments.Runs;
import carovana.upstream.Answer;
import carovana.upstream.fdr.ReportingFlows.Listed;
import carovana.upstream.fdr.ReportingFlows.Lists;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Decides which lists of an organization's flows are asked for, and which flow is fetched next. */
@Component("flowTurns")
public class FlowTurns {

    /** pagoPA: flows are listed for a month, and February's is the shortest. */
    private static final Duration LISTED = Duration.ofDays(28);

    private final FlowSources sources;
    private final FetchSettings settings;
    private final Sweeps sweeps;
    private final Listings listings;
    private final Runs runs;
    private final FetchLog log;
    private final Clock clock;

    FlowTurns(FlowSources sources, FetchSettings settings, Listings listings, Runs runs, FetchLog log, Clock clock) {
        this.sources = sources;
        this.settings = settings;
        this.sweeps = new Sweeps(settings.night());
        this.listings = listings;
        this.runs = runs;
        this.log = log;
        this.clock = clock;
    }

    /** @return null when no service of flows is configured for it */
    public FlowTurn begin(String organization) {
        return sources.of(organization)
                .map(service -> {
                    // each service has a watermark of its own: who changes from one to the other begins with a month
                    var source = "flows-" + service.name();
                    var now = clock.instant();
                    var reached = runs.reached(organization, source);
                    var sweep = sweeps.due(
                            source,
                            settings.flowsOverlap(),
                            settings.flowsNightly(),
                            null,
                            each -> each.equals(source) ? reached : runs.reached(organization, each),
                            now);
                    var turn = new FlowTurn(
                            organization, source, runs.start(organization, source, now), now, sweep, service);
                    reached.filter(last -> last.isBefore(now.minus(LISTED))).ifPresent(last -> tellGap(turn, last));
                    return turn;
                })
                .orElse(null);
    }

    private static void tellGap(FlowTurn turn, Instant last) {
        turn.trouble(("flows were last listed at %s: those that pagoPA published soon after are not listed any more;"
                        + " credits without a flow will tell which, and the PSP or pagoPA's support has them")
                .formatted(last));
    }

    /** The list to ask for. */
    public Lists ask(FlowTurn turn) {
        if (turn.asking() == null) {
            turn.ask(new Asking("the list of flows", turn, sources.governor(turn.service()), settings.attempts()));
        }
        return turn.next();
    }

    public void listed(FlowTurn turn, Answer answer) {
        try (answer) {
            // the reportings answer 400 for whatever fails, also behind them, and a gateway 403 while it reloads
            boolean mayPass = answer.status() == 403
                    || answer.status() == 400 && turn.service().isVague();
            if (turn.asking().of(answer, mayPass) != Asking.Meaning.ANSWERED) {
                skip(turn);
            } else if (answer.isGood()) {
                take(turn, answer);
            } else {
                turn.stop("the list of flows was refused (%s)".formatted(answer.told()));
            }
        }
    }

    private void take(FlowTurn turn, Answer answer) {
        var list = turn.service().read(turn.next(), answer);
        list.faults().forEach(turn::trouble);
        listings.take(list.flows().stream()
                .map(each -> listing(turn.organization(), each, turn.now()))
                .toList());
        turn.goTo(list.next());
    }

    private static FlowListing listing(String organization, Listed flow, Instant now) {
        return new FlowListing(new FlowId(organization, flow.flow(), flow.psp()), flow.mark(), now, 0, null, null);
    }

    /** No answer came, or none that can be read. */
    public void unlisted(FlowTurn turn, Exception trouble) {
        turn.asking().of(trouble);
        skip(turn);
    }

    private static void skip(FlowTurn turn) {
        if (turn.asking().isGivenUp()) {
            turn.incomplete("not all flows were listed");
            turn.skip(turn.service().after(turn.next()));
        }
    }

    /**
     * Takes the flow to be fetched next.
     *
     * @return null when there is none left
     */
    public WantedFlow lease(FlowTurn turn) {
        // what fails in this run is due in a later one only
        var due =
                listings.lease(turn.organization(), turn.now(), clock.instant().plus(settings.lease()));
        if (due.isEmpty()) {
            turn.fetchedAll();
            return null;
        }
        return new WantedFlow(turn, due.get());
    }

    public void end(FlowTurn turn) {
        log.end(turn, clock.instant());
    }
}
