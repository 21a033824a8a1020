package carovana.reconciliation.fetching;

import carovana.upstream.Answer;
import carovana.upstream.Governor;
import carovana.upstream.UpstreamHeld;
import java.time.Duration;
import org.springframework.core.NestedRuntimeException;

/**
 * One thing that is asked for, in as many calls as it takes: an upstream that is away for a moment is asked again, once its
 * governor lets it.
 */
final class Asking {

    private final String what;
    private final Turn turn;
    private final Governor governor;
    private final int most;
    private int calls;
    private boolean givenUp;

    /** @param what in a sentence, such as {@code the list of receipts} */
    Asking(String what, Turn turn, Governor governor, int most) {
        this.what = what;
        this.turn = turn;
        this.governor = governor;
        this.most = most;
    }

    /** What an answer, or its absence, means. */
    enum Meaning {
        /** it says something about what was asked */
        ANSWERED,
        /** it says nothing: ask again */
        AGAIN,
        /** it says nothing, and this was the last call for this thing */
        GIVEN_UP,
        /** nothing can be asked now, of anything */
        STOPPED
    }

    /** @param isAway whether the upstream means by this answer that it is away */
    Meaning of(Answer answer, boolean isAway) {
        if (answer.status() == 401) {
            turn.stop("pagoPA does not know the key of %s (401): see carovana.upstream".formatted(what));
            return Meaning.STOPPED;
        }
        if (answer.status() == 429) {
            governor.holdFor(answer.retryAfter() == null ? Duration.ofSeconds(1) : answer.retryAfter());
        } else if (isAway || answer.isAway()) {
            governor.troubled();
        } else {
            governor.answered();
            turn.answered();
            return Meaning.ANSWERED;
        }
        return again("%s was not answered (%s)".formatted(what, answer.told()));
    }

    Meaning of(Exception trouble) {
        if (trouble instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            turn.stop("Carovana was stopped");
            return Meaning.STOPPED;
        }
        if (trouble instanceof UpstreamHeld held) {
            turn.stop("%s: pagoPA asks for a pause until %s".formatted(what, held.until()));
            return Meaning.STOPPED;
        }
        if (trouble instanceof NestedRuntimeException) {
            turn.stop("the ledger is away (%s)".formatted(told(trouble)));
            return Meaning.STOPPED;
        }
        governor.troubled();
        return again("%s was not answered (%s)".formatted(what, told(trouble)));
    }

    private Meaning again(String sentence) {
        if (++calls < most && !turn.isStopped()) {
            return Meaning.AGAIN;
        }
        givenUp = true;
        turn.away(sentence);
        return Meaning.GIVEN_UP;
    }

    /** Whether it was asked often enough. */
    boolean isGivenUp() {
        return givenUp;
    }

    /** In a line: the innermost cause, without Java's own words where it has some. */
    static String told(Throwable trouble) {
        var root = trouble;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
