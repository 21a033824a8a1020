package carovana.positions;

/** What is asked of pagoPA for a debt position. */
public enum Operation {
    /** A new position. */
    CREATE,
    /** The whole position as it shall be from now on; what is published stays so, unless told otherwise. */
    UPDATE,
    /** A draft becomes payable. */
    PUBLISH,
    /** A position that nobody may pay any more; pagoPA keeps it, for good. */
    INVALIDATE,
    /** pagoPA forgets the position, and its keys are free again. */
    DELETE,
    /** An INVALID position is deleted and created again under its own keys. */
    RESTORE;

    /** Whether it is asked with the whole position, and not by its IUPD alone. */
    public boolean needsPosition() {
        return this == CREATE || this == UPDATE;
    }
}
