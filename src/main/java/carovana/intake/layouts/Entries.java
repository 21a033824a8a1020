package carovana.intake.layouts;

import carovana.ledger.Entry;
import java.io.Closeable;
import java.util.Iterator;

/** The entries of a dropped file, read as a stream: never more in memory than one. */
public interface Entries extends Iterator<Entry>, Closeable {

    /** From now on whatever has been committed before this counts, such as a payment config that was deleted. */
    default void beginPage() {}
}
