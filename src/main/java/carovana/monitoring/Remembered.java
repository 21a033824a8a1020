package carovana.monitoring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** An answer that is good for a few seconds, so that many who ask cost the ledger one query. */
final class Remembered<T> {

    private static final Duration GOOD_FOR = Duration.ofSeconds(5);

    private final Supplier<T> source;
    private final Clock clock;
    private T answer;
    private Instant until = Instant.MIN;

    Remembered(Supplier<T> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    synchronized T get() {
        var now = clock.instant();
        if (!now.isBefore(until)) {
            answer = source.get();
            until = now.plus(GOOD_FOR);
        }
        return answer;
    }

    /** The next one who asks gets a fresh answer. */
    synchronized void forget() {
        until = Instant.MIN;
    }
}
