package carovana.ledger;

import java.time.LocalDateTime;

/**
 * Many positions of a drop on their way to pagoPA in one zip.
 *
 * @param fileId what pagoPA calls it; null until it has taken it
 * @param positions how many it was made with
 * @param expectedAt when pagoPA should be through it
 * @param processed how many pagoPA says it has gone through
 * @param movedAt when that number last grew, UTC as all times here
 * @param tries calls in a row that came to nothing
 * @param trouble what keeps it from going on, or null
 */
public record Upload(
        long id,
        String organization,
        long dropId,
        int positions,
        State state,
        String fileId,
        LocalDateTime sentAt,
        LocalDateTime expectedAt,
        LocalDateTime finishedAt,
        int processed,
        LocalDateTime movedAt,
        int tries,
        String trouble) {

    public enum State {
        /** Its positions are set apart for it. */
        GATHERED,
        /** It may be at pagoPA. */
        SENDING,
        /** pagoPA has taken it. */
        SENT,
        /** pagoPA has gone through it: its report is read. */
        REPORTED,
        /** Each of its positions has its outcome, or has gone back to the work list. */
        DONE
    }

    /** Whose lease its instructions are. */
    public long lease() {
        return -id;
    }
}
