package carovana.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A CSV that spreadsheets open without asking and never run: UTF-8 with a byte order mark, semicolons, CR LF, cells
 * guarded. Closing it leaves open what it writes to.
 */
public final class GuardedCsv implements Closeable {

    private final BufferedWriter text;
    private final CsvWriter csv;

    public GuardedCsv(OutputStream out) throws IOException {
        text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 64 * 1024);
        text.write('\ufeff');
        csv = CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text);
    }

    /** @param cells null is an empty one, anything else is written as it tells itself */
    public void line(Object... cells) {
        line(List.of(
                Arrays.stream(cells).map(each -> Objects.toString(each, "")).toArray(String[]::new)));
    }

    public void line(List<String> cells) {
        var record = csv.writeRecord();
        cells.forEach(each -> record.writeField(FormulaGuard.guard(each)));
        record.endRecord();
    }

    @Override
    public void close() throws IOException {
        csv.flush();
        text.flush();
    }
}
