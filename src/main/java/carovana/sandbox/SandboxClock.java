package carovana.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The time the played services believe in. It is the real UTC time until somebody moves it; from then on it keeps
 * ticking from where it was put, also after a restart.
 */
@InSandbox
@Component
public class SandboxClock {

    private static final String OFFSET = "clock.offset";

    private final SandboxStore store;
    private final Clock real;
    private final List<Consumer<Instant>> onMove = new ArrayList<>();
    private volatile Duration offset;

    @Autowired
    public SandboxClock(SandboxStore store) {
        this(store, Clock.systemUTC());
    }

    SandboxClock(SandboxStore store, Clock real) {
        this.store = store;
        this.real = real;
        String kept = store.meta().text(OFFSET);
        this.offset = kept == null ? Duration.ZERO : Duration.parse(kept);
        store.onReset(() -> offset = Duration.ZERO);
    }

    public Instant instant() {
        return real.instant().plus(offset);
    }

    /** The zone-less UTC time that GPD writes into its answers. */
    public LocalDateTime now() {
        return LocalDateTime.ofInstant(instant(), ZoneOffset.UTC);
    }

    /** The time of payments and bank days. */
    public LocalDateTime inRome() {
        return LocalDateTime.ofInstant(instant(), BusinessDays.ROME);
    }

    public void set(Instant now) {
        move(Duration.between(real.instant(), now));
    }

    public void advance(Duration by) {
        move(offset.plus(by));
    }

    /** Work that is due at certain times of the day is told whenever the clock was moved. */
    public synchronized void onMove(Consumer<Instant> listener) {
        onMove.add(listener);
    }

    private synchronized void move(Duration newOffset) {
        offset = newOffset;
        store.meta().put(OFFSET, newOffset.toString());
        store.commit();
        onMove.forEach(listener -> listener.accept(instant()));
    }
}
