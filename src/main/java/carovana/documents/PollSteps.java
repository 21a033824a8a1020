package carovana.documents;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How often an order is asked after, the older the more seldom: each call may cost, and a document of a day is not there
 * in a minute. After the last step nobody asks any more, and a person looks.
 *
 * @param steps in the order of their ends
 * @param jitter by how much a pause may be shorter or longer, 0.2 for a fifth: so that a thousand orders of one morning
 *     are not asked after in one second
 */
record PollSteps(List<Step> steps, double jitter) {

    /**
     * @param every the pause
     * @param until since the order was placed
     */
    record Step(@NotNull Duration every, @NotNull Duration until) {}

    PollSteps {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("carovana.documents.poll must have a step: every, until");
        }
        var before = Duration.ZERO;
        for (var step : steps) {
            if (step.every().toMillis() < 100 || step.until().compareTo(before) <= 0) {
                throw new IllegalArgumentException(
                        "carovana.documents.poll must have pauses (every) of 100ms or more, and each step must end"
                                + " (until) later than the one before it");
            }
            before = step.until();
        }
    }

    /**
     * @param age of the order
     * @param urgent whether it was ordered as urgent: then the pauses are half as long
     * @param random from 0 to 1
     * @return the pause before it is asked after again; nothing when that is over
     */
    Optional<Duration> pause(Duration age, boolean urgent, double random) {
        return steps.stream()
                .filter(step -> age.compareTo(step.until()) < 0)
                .findFirst()
                .map(step -> jittered(urgent ? step.every().dividedBy(2) : step.every(), random));
    }

    /** The pause after a call that came to nothing, doubled each time, an hour at most. */
    Duration afterTrouble(int tries, double random) {
        var first = steps.get(0).every();
        var pause = first.multipliedBy(1L << Math.min(tries, 12));
        var hour = Duration.ofHours(1);
        return jittered(pause.compareTo(hour) > 0 ? hour : pause, random);
    }

    private Duration jittered(Duration pause, double random) {
        return Duration.ofMillis(Math.round(pause.toMillis() * (1 - jitter + 2 * jitter * random)));
    }
}
