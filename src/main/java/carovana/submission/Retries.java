package carovana.submission;

import carovana.ledger.Instruction;
import carovana.ledger.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Waits twice as long after each try, with a little chance so that not all come back at once; then parks. */
@Component
class Retries {

    private static final Logger log = LoggerFactory.getLogger(Retries.class);

    /** Each wait is shortened or lengthened by at most a fifth. */
    private static final double JITTER = 0.2;

    private final SubmissionSettings settings;
    private final Clock clock;

    Retries(SubmissionSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    int attempts() {
        return settings.attempts();
    }

    /**
     * @param asked how long the upstream asks to wait; may be null
     * @param inDoubt whether this try may have reached pagoPA
     */
    Result again(Instruction instruction, String reason, Duration asked, boolean inDoubt) {
        int tries = instruction.attempts() + 1;
        if (tries >= settings.attempts()) {
            log.warn("Parked after {} tries: {}", tries, reason);
            return Result.parked(
                    instruction,
                    "%s; tried %d times: mend the cause, then replay it".formatted(reason, tries),
                    inDoubt);
        }
        var wait = settings.firstDelay().multipliedBy(1L << Math.min(instruction.attempts(), 30));
        if (wait.compareTo(settings.longestDelay()) > 0) {
            wait = settings.longestDelay();
        }
        wait = Duration.ofMillis(
                (long) (wait.toMillis() * ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER)));
        if (asked != null && asked.compareTo(wait) > 0) {
            wait = asked;
        }
        return Result.waiting(instruction, reason, LocalDateTime.now(clock).plus(wait), inDoubt);
    }
}
