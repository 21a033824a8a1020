package carovana.ledger;

import carovana.positions.Operation;

/** What became of a row. */
public enum Outcome {
    /** pagoPA has it. */
    CREATED,
    /** pagoPA has it as it was asked for last. */
    UPDATED,
    /** It can be paid. */
    PUBLISHED,
    /** It can be paid no more. */
    INVALIDATED,
    /** pagoPA has it no more. */
    DELETED,
    /** It was invalid, and can be paid again. */
    RESTORED,
    /** It had already been asked for. */
    DUPLICATE,
    /** Carovana would not send it: a person must correct the row. */
    REJECTED,
    /** pagoPA would not take it. */
    REFUSED,
    /** It could not be settled: a person must mend the cause and replay it. */
    PARKED;

    /** What has happened when pagoPA has done what was asked. */
    static Outcome of(Operation done) {
        return switch (done) {
            case CREATE -> CREATED;
            case UPDATE -> UPDATED;
            case PUBLISH -> PUBLISHED;
            case INVALIDATE -> INVALIDATED;
            case DELETE -> DELETED;
            case RESTORE -> RESTORED;
        };
    }
}
