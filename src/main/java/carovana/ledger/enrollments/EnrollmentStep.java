package carovana.ledger.enrollments;

import java.time.Instant;

/**
 * One thing that was done, or tried, at GPS.
 *
 * @param serviceId null when it was about the institution itself
 * @param detail    why it was refused, or is unknown; null when it was done
 * @param askedBy   the name of the key, or {@code schedule}
 */
public record EnrollmentStep(String serviceId, What what, Outcome outcome, String detail, String askedBy, Instant at) {

    public enum What {
        ADD,
        CHANGE,
        REMOVE
    }

    public enum Outcome {
        DONE,
        REFUSED,
        /** no answer, or none that can be read: it may have been done */
        UNKNOWN
    }
}
