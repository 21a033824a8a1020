package carovana.intake.layouts;

import carovana.ledger.EntryOutcome;
import carovana.positions.Organization;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;

/** One way of writing dues in a file. A new layout is a new component that implements this, and nothing else. */
interface Layout {

    /** How the ledger remembers it, such as {@code carovana-csv}; never changed once files were read with it. */
    String name();

    /** What is put after the name of the file that comes back, such as {@code .outcome.csv}. */
    String outcomeEnding();

    /** Whether this content looks like it; layouts are asked in their {@code @Order}, and the first that agrees reads. */
    boolean recognises(Source source) throws IOException;

    /**
     * Reads the structure to its end, and looks after the limits.
     *
     * @return the number of rows
     */
    int inspect(Source source) throws DropRejected, IOException;

    /** @param afterRow entries that end at this row or before are passed over; 0 reads all */
    Entries read(Source source, Organization organization, int afterRow) throws IOException;

    /**
     * @param outcomes one for each entry, in order
     * @param isRoll whether outcomes may follow of what stands in no row: it is gone from the roll
     * @throws IllegalStateException when rows and outcomes do not belong together
     */
    void writeOutcome(Source source, Iterator<EntryOutcome> outcomes, boolean isRoll, long dropId, OutputStream out)
            throws IOException;
}
