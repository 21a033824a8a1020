package carovana.reconciliation.seen;

import carovana.files.GuardedCsv;
import carovana.ledger.payments.PaidLine;
import java.io.IOException;
import java.util.List;

/** A layout in which what was paid is given back. */
interface PaidLayoutWriter {

    void header(GuardedCsv csv);

    /** Some lines of one file, in order. */
    void lines(GuardedCsv csv, List<PaidLine> lines) throws IOException;
}
