package carovana.intake.layouts;

import carovana.files.FormulaGuard;
import carovana.ledger.EntryOutcome;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Writes a CSV back with what became of its rows: its own columns in their order and its own separator, then ours.
 * Lines end in CR LF and the text is UTF-8 with a byte order mark, which is what spreadsheets open without asking.
 */
final class CsvOutcome {

    private static final List<Column> ADDED =
            List.of(Column.OUTCOME, Column.IUV, Column.NAV, Column.QR, Column.REASONS);

    private final CsvRows rows;
    private final CsvHeader header;
    private final boolean guarded;
    private final Column[] ours;
    private final List<Column> added = new ArrayList<>();

    CsvOutcome(CsvRows rows) {
        this.rows = rows;
        header = rows.header();
        guarded = header.isOutcome();
        ours = new Column[header.width()];
        for (var column : ADDED) {
            if (header.has(column)) {
                ours[header.place(column)] = column;
            } else {
                added.add(column);
            }
        }
    }

    void write(Iterator<EntryOutcome> outcomes, boolean isRoll, OutputStream out) throws IOException, DropRejected {
        var buffered = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 64 * 1024);
        buffered.write('\ufeff');
        try (var csv = CsvWriter.builder()
                .fieldSeparator(rows.separator())
                .lineDelimiter(LineDelimiter.CRLF)
                .build(new Kept(buffered))) {
            writeHeader(csv);
            writeRows(csv, outcomes, isRoll);
        }
    }

    private void writeRows(CsvWriter csv, Iterator<EntryOutcome> outcomes, boolean isRoll)
            throws IOException, DropRejected {
        EntryOutcome current = null;
        int payment = 0;
        int row = 0;
        while (rows.next()) {
            row = rows.row();
            if (current == null || row > current.lastRow()) {
                current = outcomes.hasNext() ? outcomes.next() : null;
                payment = 0;
                if (current == null || current.firstRow() != row) {
                    throw new IllegalStateException("Row %d of the file has no outcome; the next outcome is of row %s"
                            .formatted(row, current == null ? "none" : current.firstRow()));
                }
            }
            writeRow(csv, row, current, payment++);
        }
        if (!isRoll && outcomes.hasNext() || current != null && row < current.lastRow()) {
            throw new IllegalStateException(
                    "There are outcomes of rows after the last row of the file, %d".formatted(row));
        }
        while (outcomes.hasNext()) {
            writeGone(csv, outcomes.next());
        }
    }

    private void writeHeader(CsvWriter csv) {
        var record = csv.writeRecord();
        for (var name : header.names()) {
            record.writeField(guard(name));
        }
        for (var column : added) {
            record.writeField(column.text());
        }
        record.endRecord();
    }

    private void writeRow(CsvWriter csv, int row, EntryOutcome outcome, int payment) {
        var payable = payment < outcome.options().size() ? outcome.options().get(payment) : null;
        var record = csv.writeRecord();
        for (int i = 0; i < ours.length; i++) {
            var column = ours[i];
            if (column == null || column == Column.IUV && payable == null) {
                record.writeField(guard(rows.value(i)));
            } else {
                record.writeField(ours(column, row, outcome, payable));
            }
        }
        for (var column : added) {
            record.writeField(ours(column, row, outcome, payable));
        }
        record.endRecord();
    }

    /** What is gone from a roll stands in no row of its file. */
    private void writeGone(CsvWriter csv, EntryOutcome outcome) {
        var payable = outcome.options().isEmpty() ? null : outcome.options().get(0);
        var record = csv.writeRecord();
        for (int i = 0; i < ours.length; i++) {
            record.writeField(
                    ours[i] != null
                            ? ours(ours[i], outcome.firstRow(), outcome, payable)
                            : header.has(Column.IUPD) && header.place(Column.IUPD) == i ? outcome.iupd() : "");
        }
        for (var column : added) {
            record.writeField(ours(column, outcome.firstRow(), outcome, payable));
        }
        record.endRecord();
    }

    private static String ours(Column column, int row, EntryOutcome outcome, EntryOutcome.Payable payable) {
        return switch (column) {
            case OUTCOME -> outcome.outcome().name();
            case REASONS -> FormulaGuard.guard(ReasonsCell.of(outcome.reasons(), row));
            case IUV -> payable == null ? "" : payable.iuv();
            case NAV -> payable == null || payable.iuv() == null ? "" : payable.nav();
            case QR -> payable == null || payable.iuv() == null ? "" : payable.qr();
            default -> throw new IllegalArgumentException(column.text());
        };
    }

    private String guard(String cell) {
        return FormulaGuard.guard(guarded ? FormulaGuard.unguard(cell) : cell);
    }

    /** What is written to stays open: it is the caller's. */
    private static final class Kept extends Writer {

        private final Writer to;

        Kept(Writer to) {
            this.to = to;
        }

        @Override
        public void write(char[] characters, int offset, int length) throws IOException {
            to.write(characters, offset, length);
        }

        @Override
        public void flush() throws IOException {
            to.flush();
        }

        @Override
        public void close() throws IOException {
            to.flush();
        }
    }
}
