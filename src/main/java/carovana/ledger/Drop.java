package carovana.ledger;

import java.time.LocalDateTime;

/**
 * A file or body that a back office left, and how far it has come.
 *
 * @param name as the back office called it
 * @param storedName as it is called in {@code archive/} or {@code rejected/}
 * @param roll the list that it is the whole of, or null
 * @param dryRun whether it is only compared with its roll
 * @param comparison how it differs from its roll (JSON), once that is known
 * @param sameAs the drop that brought this content first, or null
 * @param objections why the whole drop was rejected, a sentence a line; or null
 * @param sender how its rows travel: CALLS or UPLOAD; null until it is decided
 * @param changed rows whose position was updated, published, invalidated, deleted or restored
 * @param rowCount rows (CSV) or positions (JSON); null until it was read through
 * @param answers how many times its outcome was written
 * @param trouble what keeps it from going on (a full disk, a folder that cannot be written), or null
 * @param receivedAt UTC, as all times here
 */
public record Drop(
        long id,
        String organization,
        String name,
        String storedName,
        LocalDateTime receivedAt,
        State state,
        String layout,
        String roll,
        boolean dryRun,
        String comparison,
        Long sameAs,
        String objections,
        Integer rowCount,
        int loadedRow,
        String sender,
        String senderReason,
        int rejected,
        int duplicates,
        int created,
        int changed,
        int refused,
        int parked,
        LocalDateTime finishedAt,
        int answers,
        String trouble) {

    public enum State {
        /** Stored, not yet read through. */
        RECEIVED,
        /** It would take too much away from its roll: a person must say whether that is meant. */
        ASKING,
        /** Its rows are being entered in the ledger. */
        LOADING,
        /** Its rows are in the ledger and on their way. */
        SUBMITTING,
        /** Every row has its outcome. */
        DONE,
        /** It could not be taken at all. */
        REJECTED,
        /** The same content came before. */
        ALREADY_RECEIVED
    }

    /** Rows without an outcome. */
    public int waiting() {
        return rowCount == null ? 0 : rowCount - rejected - duplicates - created - changed - refused - parked;
    }
}
