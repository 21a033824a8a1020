package carovana.upstream;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps the calls under one subscription key within what its gateway takes, before the gateway has to refuse any, and
 * holds them all back while the upstream is away.
 *
 * <p>The gateway counts calls in any window of the period. A bucket of 2 % that is refilled by 96 % of the limit per
 * period never lets more through, even if some calls arrive a fifth of a second late.
 */
public class Governor {

    private static final double REFILL = 0.96;
    private static final double BURST = 0.02;
    private static final Duration FIRST_HOLD = Duration.ofSeconds(1);
    private static final Duration LEDGER_HOLD = Duration.ofSeconds(5);
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(1);

    private final Limit limit;
    private final Clock clock;
    private final Bucket bucket;
    private final ReentrantLock headOfLine = new ReentrantLock(true);
    private final AtomicInteger waitingUrgent = new AtomicInteger();
    private final AtomicInteger waitingBulk = new AtomicInteger();
    private final AtomicInteger troubles = new AtomicInteger();
    private volatile Instant heldUntil = Instant.EPOCH;
    private volatile Instant toldAt = Instant.EPOCH;

    /** A governor of this process alone. */
    public Governor(Limit limit, Clock clock) {
        this(
                limit,
                limit.isOff()
                        ? null
                        : Bucket.builder().addLimit(bandwidth(limit)).build(),
                clock);
    }

    /**
     * A governor with a bucket that others may share.
     *
     * @param bucket null when there is no limit
     */
    public Governor(Limit limit, Bucket bucket, Clock clock) {
        this.limit = limit;
        this.clock = clock;
        this.bucket = bucket;
    }

    static Bandwidth bandwidth(Limit limit) {
        long burst = Math.max(1, Math.round(limit.calls() * BURST));
        long refill = Math.max(1, Math.min((long) (limit.calls() * REFILL), limit.calls() - burst));
        return Bandwidth.builder()
                .capacity(burst)
                .refillGreedy(refill, limit.per())
                .build();
    }

    /**
     * Waits until one call may go. One that somebody waits for goes before all that nobody does: it takes the next token
     * even before that is there, while of the others only the first in line looks for one.
     *
     * @param urgent whether somebody waits for it
     * @throws UpstreamHeld when calls are held back: the work should be laid down, not waited with
     */
    public void take(boolean urgent) throws InterruptedException, UpstreamHeld {
        refuseWhileHeld();
        if (bucket != null) {
            var waiting = urgent ? waitingUrgent : waitingBulk;
            waiting.incrementAndGet();
            try {
                if (urgent) {
                    bucket.asBlocking().consume(1);
                } else {
                    takeInLine();
                }
            } catch (RuntimeException bucketAway) {
                // a shared bucket stands in the ledger: without it nobody knows how many calls may go
                holdFor(LEDGER_HOLD);
            } finally {
                waiting.decrementAndGet();
            }
            refuseWhileHeld();
        }
    }

    /**
     * Waits until one call may go that nobody waits for, also through a pause, if that is no longer than a minute.
     *
     * @throws UpstreamHeld when it is longer: the work should be laid down, not waited with
     */
    public void takePatiently() throws InterruptedException, UpstreamHeld {
        long end = System.nanoTime() + LONGEST_HOLD.toNanos();
        while (true) {
            try {
                take(false);
                return;
            } catch (UpstreamHeld held) {
                long left = Duration.between(clock.instant(), held.until()).toNanos();
                if (left > end - System.nanoTime()) {
                    throw held;
                }
                TimeUnit.NANOSECONDS.sleep(Math.min(Math.max(left, 1), LONGEST_SLEEP.toNanos()));
            }
        }
    }

    private void takeInLine() throws InterruptedException, UpstreamHeld {
        headOfLine.lockInterruptibly();
        try {
            for (var left = bucket.tryConsumeAndReturnRemaining(1);
                    !left.isConsumed();
                    left = bucket.tryConsumeAndReturnRemaining(1)) {
                TimeUnit.NANOSECONDS.sleep(Math.min(left.getNanosToWaitForRefill(), LONGEST_SLEEP.toNanos()));
                refuseWhileHeld();
            }
        } finally {
            headOfLine.unlock();
        }
    }

    private void refuseWhileHeld() throws UpstreamHeld {
        var until = heldUntil;
        if (clock.instant().isBefore(until)) {
            throw new UpstreamHeld(until);
        }
    }

    public boolean isHeld() {
        return clock.instant().isBefore(heldUntil);
    }

    /** The upstream asked to be left alone for so long. */
    public void holdFor(Duration pause) {
        var until = clock.instant().plus(pause);
        if (until.isAfter(heldUntil)) {
            heldUntil = until;
        }
    }

    /**
     * The upstream is away: hold a little longer each time, until it answers again.
     *
     * @return whether that is news: the first trouble since it answered, and not told in the last minute
     */
    public boolean troubled() {
        var now = clock.instant();
        boolean first = !isHeld() && troubles.get() == 0;
        int before = isHeld() ? troubles.get() : troubles.getAndIncrement();
        var pause = FIRST_HOLD.multipliedBy(1L << Math.min(before, 10));
        holdFor(pause.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : pause);
        if (!first || toldAt.plus(LONGEST_HOLD).isAfter(now)) {
            return false;
        }
        toldAt = now;
        return true;
    }

    /** The upstream answered. */
    public void answered() {
        troubles.set(0);
    }

    /** Calls that may go at once; without a limit, -1. */
    public long tokensLeft() {
        return bucket == null ? -1 : bucket.getAvailableTokens();
    }

    /** Calls that wait for the limit. */
    public int waiting(boolean urgent) {
        return (urgent ? waitingUrgent : waitingBulk).get();
    }

    /** How long calls are held back from now on; zero when they are not. */
    public Duration held() {
        var left = Duration.between(clock.instant(), heldUntil);
        return left.isNegative() ? Duration.ZERO : left;
    }

    public Limit limit() {
        return limit;
    }

    /** Calls per second that it lets through in the long run. */
    public double perSecond() {
        return limit.isOff() ? Double.POSITIVE_INFINITY : limit.perSecond() * REFILL;
    }
}
