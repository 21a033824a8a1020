package carovana;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that ticks, and can be put forward. */
public final class TownClock extends Clock {

    private final AtomicReference<Duration> ahead = new AtomicReference<>();

    public TownClock(String now) {
        set(Instant.parse(now));
    }

    public void set(Instant now) {
        ahead.set(Duration.between(Clock.systemUTC().instant(), now));
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Everybody here speaks UTC and asks for zones themselves; only what is cut to another zone is. */
    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), ahead.get());
    }
}
