package carovana.sandbox.gateway;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** So many calls per key in a window that slides; a refused call does not count (pagoPA's gateway). */
final class RateLimit {

    private final int calls;
    private final long window;
    private final LongSupplier nanos;
    private final Map<String, ArrayDeque<Long>> byKey = new ConcurrentHashMap<>();

    RateLimit(int calls, Duration window, LongSupplier nanos) {
        this.calls = calls;
        this.window = window.toNanos();
        this.nanos = nanos;
    }

    /** What the gateway decided: let through with so many calls left, or come back after so many seconds. */
    record Verdict(boolean allowed, int remaining, long retryAfterSeconds) {}

    Verdict ask(String key) {
        ArrayDeque<Long> taken = byKey.computeIfAbsent(key, k -> new ArrayDeque<>());
        synchronized (taken) {
            long now = nanos.getAsLong();
            while (!taken.isEmpty() && now - taken.peekFirst() >= window) {
                taken.removeFirst();
            }
            if (taken.size() >= calls) {
                long wait = window - (now - taken.peekFirst());
                return new Verdict(false, 0, Math.max(1, (wait + 999_999_999L) / 1_000_000_000L));
            }
            taken.addLast(now);
            return new Verdict(true, calls - taken.size(), 0);
        }
    }

    void forget() {
        byKey.clear();
    }
}
