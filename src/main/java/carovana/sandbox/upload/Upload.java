package carovana.sandbox.upload;

import carovana.sandbox.control.Kind;
import java.time.LocalDateTime;

/** A file that was taken in, and how far its positions have got. Dates are the sandbox's, in UTC. */
final class Upload {
    public String id;
    public String broker;
    public String organization;
    public Operation operation;

    /** Positions in the file. */
    public int submitted;

    /** Positions taken from the file so far, and the bytes they took there. */
    public int taken;

    public long offset;

    /** Positions of which the report says what became. */
    public int processed;

    public int failed;
    public int lines;
    public LocalDateTime start;
    public LocalDateTime end;

    /** The real time, in milliseconds, before which nothing is done. */
    public long notBefore;

    /** What was ordered to go wrong with it, or null. */
    public Kind trouble;

    boolean isFinished() {
        return end != null;
    }

    boolean hasAllTaken() {
        return taken == submitted;
    }
}
