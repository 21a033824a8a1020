package carovana.reconciliation.seen;

import carovana.files.GuardedCsv;
import carovana.ledger.payments.PaidLine;
import java.io.IOException;
import java.util.List;

/** What was paid, in Carovana's layout; the same columns for what has changed since. */
final class PaidSheet implements PaidLayoutWriter {

    static final List<String> COLUMNS = List.of(
            "iupd",
            "iuv",
            "nav",
            "index",
            "amount",
            "paidOn",
            "paidAt",
            "psp",
            "receiptId",
            "flow",
            "stamp",
            "state",
            "before");

    @Override
    public void header(GuardedCsv csv) {
        csv.line(COLUMNS);
    }

    @Override
    public void lines(GuardedCsv csv, List<PaidLine> lines) throws IOException {
        for (var line : lines) {
            csv.line(
                    line.iupd(),
                    line.key().iuv(),
                    line.nav(),
                    line.key().index(),
                    Italian.plainEuro(line.amount()),
                    Italian.day(line.paidOn()),
                    Italian.second(line.paidAt()),
                    line.psp(),
                    line.key().iur(),
                    line.iuf(),
                    line.isStamp() ? "x" : "",
                    line.state(),
                    line.before());
        }
    }
}
