package carovana.sandbox.gpd;

import carovana.sandbox.InSandbox;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * The moment that passes in the core between reading a position and writing it back. The sandbox would be too quick for
 * parallel changes of one position to meet; on the real core they do, and all but one are refused (pagoPA's core 1.1.37). So
 * whoever has read a position waits until nobody else has come for it for a while. Creates do not wait: their names
 * alone tell them apart.
 */
@InSandbox
@Component
class ReadToWrite {

    /** A single call takes the real core some 8 ms at best, sixteen at once some 30 (pagoPA's core 1.1.37); twice that is sure. */
    private static final long QUIET_MILLIS = 60;

    /** However many keep coming, the first does not wait longer. */
    private static final int MOST_WAITS = 10;

    /** Woken later than this part of the wait, the machine is so busy that others may be held up on their way here. */
    private static final int LATE = 8;

    private final long quiet;
    private final Map<String, Long> lastArrivals = new ConcurrentHashMap<>();

    ReadToWrite() {
        this(QUIET_MILLIS);
    }

    ReadToWrite(long quietMillis) {
        quiet = TimeUnit.MILLISECONDS.toNanos(quietMillis);
    }

    void pass(Position position) {
        String key = position.organizationFiscalCode + "/" + position.iupd;
        Long last = System.nanoTime();
        lastArrivals.put(key, last);
        try {
            long left = quiet;
            for (int waits = 0; left > 0 && waits < MOST_WAITS; waits++) {
                long due = System.nanoTime() + left;
                TimeUnit.NANOSECONDS.sleep(left);
                last = lastArrivals.getOrDefault(key, last);
                long now = System.nanoTime();
                left = now - due > quiet / LATE ? quiet : last + quiet - now;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lastArrivals.remove(key, last);
    }
}
