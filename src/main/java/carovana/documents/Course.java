package carovana.documents;

import carovana.documents.provider.ProviderTrouble;
import carovana.ledger.Node;
import carovana.ledger.documents.DocumentRequest;
import carovana.ledger.documents.DocumentRequest.State;
import carovana.ledger.documents.DocumentRequests;
import carovana.ledger.documents.DocumentRequests.Retention;
import carovana.ledger.documents.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Moves requests, and says in one line what became of each; to its end, or to a person, or on later. */
@Component
class Course {

    private static final Logger log = LoggerFactory.getLogger(Course.class);

    private static final Duration SOON = Duration.ofSeconds(1);

    private final DocumentRequests requests;
    private final DocumentSettings settings;
    private final PollSteps steps;
    private final Node node;
    private final Clock clock;

    Course(DocumentRequests requests, DocumentSettings settings, Node node, Clock clock) {
        this.requests = requests;
        this.settings = settings;
        this.node = node;
        this.clock = clock;
        steps = settings.pollSteps();
    }

    /** It stays in our hands; on disk before this returns, so that what is done next is known after a crash. */
    Optional<DocumentRequest> goOn(DocumentRequest request, Turn turn) {
        var moved = requests.move(request, turn.andOn());
        node.awaitDisk();
        return moved;
    }

    Optional<DocumentRequest> nothing() {
        return Optional.empty();
    }

    /** @param free whether what was reserved for it is given back, since nothing was charged */
    Optional<DocumentRequest> end(DocumentRequest request, State end, String detail, boolean free) {
        var retention = new Retention(settings.scansFor(), resultsFor(request), settings.quarantineFor());
        if (requests.finish(request, Turn.to(end, detail).because(detail), retention, free)) {
            log.info("Document {}: {}: {}", request.id(), end, detail);
        }
        return nothing();
    }

    private Duration resultsFor(DocumentRequest request) {
        return settings.product(request.product())
                .map(ProductSettings::resultsFor)
                .orElse(settings.quarantineFor());
    }

    /** A person must look; replayed it goes on from there. */
    Optional<DocumentRequest> park(DocumentRequest request, State goesOnFrom, String why) {
        return park(request, Turn.park(goesOnFrom, why));
    }

    Optional<DocumentRequest> park(DocumentRequest request, Turn parked) {
        if (requests.park(request, parked, settings.quarantineFor())) {
            log.warn("Document {} waits for a person: {}", request.id(), parked.trouble());
        }
        return nothing();
    }

    Optional<DocumentRequest> later(DocumentRequest request, State state, Duration pause, String why) {
        int tries = request.tries() + 1;
        if (tries >= settings.attempts() && state != State.ORDERED) {
            return park(request, state, why + ", tried %d times".formatted(tries));
        }
        var detail = why.equals(request.trouble()) ? null : why;
        requests.move(request, Turn.to(state, detail).because(why).tried(tries).in(pause));
        log.debug("Document {} waits for {}: {}", request.id(), pause, why);
        return nothing();
    }

    /** Nobody gives up on money that somebody may pay in at any time. */
    Optional<DocumentRequest> awaitCredit(DocumentRequest request, State state, String why) {
        boolean isNews = !why.equals(request.trouble());
        if (isNews) {
            log.warn("Document {} waits for the wallet: {}", request.id(), why);
        }
        requests.move(
                request,
                Turn.to(state, isNews ? why : null)
                        .because(why)
                        .tried(request.tries())
                        .in(settings.creditPause()));
        return nothing();
    }

    /** Whether it was ordered can be read any moment; so it is, and the more seldom the longer nobody answers. */
    Optional<DocumentRequest> soon(DocumentRequest request, State state, String why) {
        return later(request, state, SOON.multipliedBy(1L << Math.min(request.tries(), 11)), why);
    }

    /** A call came to nothing. */
    Optional<DocumentRequest> away(DocumentRequest request, State state, ProviderTrouble trouble) {
        return later(request, state, steps.afterTrouble(request.tries(), random()), trouble.getMessage());
    }

    /**
     * What came is of no use, and is asked for again: no call that came to nothing.
     *
     * @param times how often it was so
     */
    Optional<DocumentRequest> again(DocumentRequest request, State state, ProviderTrouble trouble, int times) {
        var pause = steps.afterTrouble(times - 1, random());
        requests.move(
                request, Turn.to(state, null).because(trouble.getMessage()).in(pause));
        return nothing();
    }

    Optional<DocumentRequest> awaited(DocumentRequest request, String said) {
        return awaited(request, said, null);
    }

    /** It was ordered, and its time is not over: it is asked after again. */
    Optional<DocumentRequest> awaited(DocumentRequest request, String said, String detail) {
        var age = Duration.between(request.orderedAt(), LocalDateTime.now(clock));
        var pause = steps.pause(age, request.optionList().contains("urgenza"), random());
        if (pause.isEmpty()) {
            return park(
                    request,
                    State.ORDERED,
                    "its document is not there after %d days: ask the provider, then replay it"
                            .formatted(age.toDays()));
        }
        var news =
                detail == null && said != null && !said.equals(request.said()) ? "the provider says: " + said : detail;
        requests.move(request, Turn.to(State.ORDERED, news).said(said).in(pause.get()));
        return nothing();
    }

    LocalDateTime now() {
        return LocalDateTime.now(clock);
    }

    static double random() {
        return ThreadLocalRandom.current().nextDouble();
    }
}
