package carovana.intake.layouts;

import carovana.ledger.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;

/** The positions of a CSV, one after the other: consecutive rows with one IUPD are one. */
final class CsvEntries implements Entries {

    /** Instalments of one position (GPD v3: a payment option has at most a hundred); more rows are never held. */
    static final int INSTALMENTS = 100;

    private final CsvRows rows;
    private final CsvPosition position;
    private boolean more;
    private String previous = "";

    CsvEntries(CsvRows rows, CsvPosition position, int afterRow) throws IOException {
        this.rows = rows;
        this.position = position;
        more = forward();
        while (more && rows.row() <= afterRow) {
            previous = position.iupdOf(rows);
            more = forward();
        }
    }

    @Override
    public void beginPage() {
        position.beginPage();
    }

    @Override
    public boolean hasNext() {
        return more;
    }

    @Override
    public Entry next() {
        if (!more) {
            throw new NoSuchElementException();
        }
        try {
            position.begin(rows);
            var iupd = position.iupdOf(rows);
            boolean refused = !iupd.isEmpty() && iupd.equals(previous);
            do {
                if (refused) {
                    position.pass(rows);
                } else {
                    position.add(rows);
                }
                more = forward();
            } while (more && position.rows() < INSTALMENTS && isSame(iupd));
            previous = iupd;
            if (refused || more && isSame(iupd)) {
                return position.refused(
                        "more than %d rows in a row have it, and a position has at most %d instalments: give each debt its own"
                                .formatted(INSTALMENTS, INSTALMENTS));
            }
            return position.entry();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private boolean isSame(String iupd) {
        return !iupd.isEmpty() && iupd.equals(position.iupdOf(rows));
    }

    private boolean forward() throws IOException {
        try {
            return rows.next();
        } catch (DropRejected changed) {
            throw new IOException("The file is not the one that was inspected: " + changed.getMessage(), changed);
        }
    }
}
