package carovana.sandbox.control;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Something that is going wrong with a service at the moment. */
public final class Trouble {

    private final String service;
    private final String operation;
    private final Kind kind;
    private final double share;
    private final long millis;
    private final AtomicLong callsLeft;

    /**
     * @param operation which calls it concerns, as they are counted ({@code update}), or null for all
     * @param calls how many of the next calls are looked at, or null for all of them until the trouble is ended
     */
    Trouble(String service, String operation, Kind kind, Long calls, double share, long millis) {
        this.service = service;
        this.operation = operation;
        this.kind = kind;
        this.share = share;
        this.millis = millis;
        this.callsLeft = calls == null ? null : new AtomicLong(calls);
    }

    public Kind kind() {
        return kind;
    }

    public long millis() {
        return millis;
    }

    boolean concerns(String called, Supplier<String> asked) {
        return service.equals(called) && (operation == null || operation.equals(asked.get()));
    }

    boolean isOver() {
        return callsLeft != null && callsLeft.get() <= 0;
    }

    /** Draws for one call. Each call that is looked at uses up one of the announced calls, hit or not. */
    boolean strikes() {
        if (callsLeft != null && callsLeft.getAndDecrement() <= 0) {
            return false;
        }
        return share >= 1.0 || ThreadLocalRandom.current().nextDouble() < share;
    }
}
