package carovana.ledger;

import carovana.positions.Organization;
import java.util.List;

/**
 * Some entries of a drop, in their order: what the ledger takes in one transaction.
 *
 * @param drop the drop's number
 * @param organization the creditor
 * @param roll the list that the drop is the whole of, or null
 */
public record Page(long drop, Organization organization, String roll, List<Entry> entries) {

    /** Stands for the drop of what was asked by itself, and not in a file. */
    public static final long NO_DROP = 0;

    /** A page of a drop that is no roll. */
    public Page(long drop, Organization organization, List<Entry> entries) {
        this(drop, organization, null, entries);
    }

    public int firstRow() {
        return entries.get(0).firstRow();
    }

    public int lastRow() {
        return entries.get(entries.size() - 1).lastRow();
    }
}
