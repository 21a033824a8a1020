package carovana.intake;

import carovana.ledger.Drop;
import carovana.ledger.Entry;
import carovana.ledger.Page;
import carovana.ledger.Reasons;
import carovana.ledger.Rolls;
import carovana.positions.Operation;
import carovana.positions.Organization;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** What is gone from a roll, a page after the other: rows behind the last one of its file. */
final class GonePages implements Iterator<Page> {

    private final Drop drop;
    private final Organization organization;
    private final Rolls rolls;
    private final Operation operation;
    private final int rows;
    private int lastRow;
    private String last = "";
    private List<String> gone;

    /** @param drop with the last row that the ledger has of it */
    GonePages(Drop drop, Organization organization, Rolls rolls, Operation operation, int rows) {
        this.drop = drop;
        this.organization = organization;
        this.rolls = rolls;
        this.operation = operation;
        this.rows = rows;
        lastRow = drop.loadedRow();
    }

    @Override
    public boolean hasNext() {
        if (gone == null) {
            gone = rolls.gone(drop, last, rows);
        }
        return !gone.isEmpty();
    }

    @Override
    public Page next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var entries = new ArrayList<Entry>(gone.size());
        for (var iupd : gone) {
            lastRow++;
            entries.add(new Entry(
                    lastRow,
                    lastRow,
                    1,
                    iupd,
                    operation,
                    null,
                    Reasons.of("iupd: is no longer in roll %s".formatted(drop.roll()))));
            last = iupd;
        }
        gone = null;
        return new Page(drop.id(), organization, drop.roll(), entries);
    }
}
