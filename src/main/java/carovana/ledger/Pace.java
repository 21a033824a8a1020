package carovana.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.stereotype.Component;

/** How fast instructions get their outcomes in this process: what estimates are made of. */
@Component
public class Pace {

    private static final Duration WINDOW = Duration.ofSeconds(60);

    /** After such a silence there was nothing to do, or nobody to do it: what was before tells nothing. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private record Told(Instant at, int count) {}

    private final Deque<Told> told = new ArrayDeque<>();
    private final Clock clock;
    private double expected = 10;
    private long sum;

    Pace(Clock clock) {
        this.clock = clock;
    }

    /** What the limits allow, for as long as nothing was measured. */
    public synchronized void expect(double perSecond) {
        expected = perSecond;
    }

    synchronized void tell(int count) {
        forget();
        told.addLast(new Told(clock.instant(), count));
        sum += count;
    }

    /** Outcomes per second over the last minute, or what is expected. */
    public synchronized double perSecond() {
        forget();
        if (told.isEmpty()) {
            return expected;
        }
        var span = Duration.between(told.getFirst().at(), clock.instant()).toMillis() / 1000.0;
        return span < 2 ? expected : sum / span;
    }

    private void forget() {
        if (!told.isEmpty() && told.getLast().at().isBefore(clock.instant().minus(SILENCE))) {
            told.clear();
            sum = 0;
        }
        var old = clock.instant().minus(WINDOW);
        while (!told.isEmpty() && told.getFirst().at().isBefore(old)) {
            sum -= told.removeFirst().count();
        }
    }
}
