package carovana.reconciliation.fetching;

import carovana.ledger.payments.Flows;
import carovana.ledger.payments.Listings;
import carovana.upstream.Answer;
import carovana.upstream.HeldBytes;
import carovana.upstream.UnreadableAnswer;
import carovana.upstream.fdr.ReportingFlows.Part;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says what the answers to the questions for a flow mean, and hands it on when it is whole. */
@Component("flowReading")
public class FlowReading {

    private final FlowSources sources;
    private final FetchSettings settings;
    private final FlowTaking taking;
    private final Listings listings;
    private final Clock clock;

    FlowReading(FlowSources sources, FetchSettings settings, FlowTaking taking, Listings listings, Clock clock) {
        this.sources = sources;
        this.settings = settings;
        this.taking = taking;
        this.listings = listings;
        this.clock = clock;
    }

    /** One that the other service listed, before the setting was changed, cannot be asked for. */
    public void begin(WantedFlow wanted) {
        var listing = wanted.listing();
        if (wanted.service().hasMarked(listing.mark())) {
            return;
        }
        wanted.settled();
        var now = clock.instant();
        var ours = listings.of(listing.id().organization(), List.of(listing.id().key())).stream()
                .filter(each -> wanted.service().hasMarked(each.mark()))
                .toList();
        if (ours.stream().anyMatch(each -> each.isFetched())) {
            listings.fetched(listing, now);
        } else if (ours.isEmpty()) {
            listings.failed(
                    listing,
                    "it was listed by another service than %s, which is asked now".formatted(wanted.serviceName()),
                    now,
                    settings.again(now, listing.tries()));
        } else {
            listings.dueAgain(listing, now.plus(settings.firstDelay()));
        }
    }

    /** The part to ask for. */
    public Part ask(WantedFlow wanted) {
        if (wanted.asking() == null) {
            wanted.ask(new Asking(
                    "flow " + wanted.listing().id().told(),
                    wanted.turn(),
                    sources.governor(wanted.service()),
                    settings.attempts()));
        }
        return wanted.part();
    }

    public void came(WantedFlow wanted, Answer answer) throws IOException {
        try (answer) {
            if (wanted.asking().of(answer, answer.status() == 403) != Asking.Meaning.ANSWERED) {
                giveUp(wanted, answer.told());
            } else if (answer.isGood()) {
                add(wanted, answer.body());
            } else {
                fail(wanted, "it is not served (%s)".formatted(answer.told()));
            }
        }
    }

    private void add(WantedFlow wanted, HeldBytes content) throws IOException {
        try {
            wanted.add(content);
            content.reset();
            if (wanted.service().isLast(wanted.part().number(), content)) {
                take(wanted);
            } else {
                wanted.goOn();
            }
        } catch (UnreadableAnswer broken) {
            quarantine(wanted, broken);
        }
    }

    private void take(WantedFlow wanted) throws IOException {
        try (var whole = wanted.whole()) {
            try {
                var taken = taking.take(wanted.listing(), wanted.service(), whole);
                wanted.turn().found(taken == Flows.Taken.KNOWN ? 0 : 1);
                wanted.settled();
            } catch (UnreadableAnswer broken) {
                quarantine(wanted, whole, broken);
            }
        }
    }

    private void quarantine(WantedFlow wanted, UnreadableAnswer broken) throws IOException {
        try (var whole = wanted.whole()) {
            quarantine(wanted, whole, broken);
        }
    }

    private void quarantine(WantedFlow wanted, HeldBytes whole, UnreadableAnswer broken) throws IOException {
        taking.quarantine(wanted.listing(), wanted.service(), whole, broken.getMessage());
        wanted.turn().trouble("flow %s cannot be read: %s".formatted(told(wanted), broken.getMessage()));
        wanted.settled();
    }

    /** No answer came, or too much of one. */
    public void away(WantedFlow wanted, Exception trouble) {
        if (trouble instanceof HeldBytes.Exceeded tooMuch) {
            fail(wanted, tooMuch.getMessage());
        } else {
            wanted.asking().of(trouble);
            giveUp(wanted, Asking.told(trouble));
        }
    }

    private void giveUp(WantedFlow wanted, String why) {
        if (wanted.asking().isGivenUp()) {
            remember(wanted, why);
        }
    }

    private void fail(WantedFlow wanted, String why) {
        wanted.turn().trouble("flow %s: %s".formatted(told(wanted), why));
        remember(wanted, why);
    }

    private void remember(WantedFlow wanted, String why) {
        wanted.settled();
        var now = clock.instant();
        var listing = wanted.listing();
        listings.failed(listing, why, now, settings.again(now, listing.tries()));
    }

    private static String told(WantedFlow wanted) {
        return wanted.listing().id().told();
    }

    /** One that was not settled is left to the next run. */
    public void end(WantedFlow wanted) throws IOException {
        try (wanted) {
            if (!wanted.isSettled()) {
                listings.dueAgain(wanted.listing(), clock.instant());
            }
        }
    }
}
