package carovana.enrollments;

import java.time.Duration;

/** GPS gives no answer that can be used: nothing is known, and it can be asked again later. */
public final class GpsAway extends Exception {

    private final transient Duration retryAfter;

    /** @param retryAfter null when it did not say */
    GpsAway(String sentence, Duration retryAfter) {
        super(sentence);
        this.retryAfter = retryAfter;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
