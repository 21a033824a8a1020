package carovana.intake.layouts;

import carovana.positions.PlainText;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;

/**
 * The rows of a CSV after its header, numbered as a spreadsheet does: blank lines count and are passed over, a value
 * of several lines is in one row.
 */
final class CsvRows implements Closeable {

    /** Where the header and its separator are looked for, in characters. */
    private static final int HEADER_SOUGHT_IN = 64 * 1024;

    /** A value longer than this is not even read to its end, characters. */
    private static final int FIELD_READ = 1024 * 1024;

    private static final int RECORD_READ = 16 * 1024 * 1024;
    private static final char[] SEPARATORS = {';', ',', '\t'};

    private final char separator;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final CsvHeader header;
    private CsvRecord current;
    private int row;

    private CsvRows(Source source, char separator) throws DropRejected, IOException {
        this.separator = separator;
        reader = builder(separator, false)
                .build(
                        CsvRecordHandler.builder()
                                .maxFieldSize(FIELD_READ)
                                .maxRecordSize(RECORD_READ)
                                .build(),
                        source.text());
        records = reader.iterator();
        if (!next()) {
            reader.close();
            throw new DropRejected("The file is blank: there is nothing to load.");
        }
        header = new CsvHeader(current.getFields().stream().map(PlainText::trim).toList());
    }

    static CsvRows open(Source source) throws DropRejected, IOException {
        return new CsvRows(source, separatorOf(source.beginning(HEADER_SOUGHT_IN)));
    }

    /** For a file that was inspected, and so cannot be refused any more. */
    static CsvRows reopen(Source source) throws IOException {
        try {
            return open(source);
        } catch (DropRejected changed) {
            throw new IOException("The file is not the one that was inspected: " + changed.getMessage(), changed);
        }
    }

    CsvHeader header() {
        return header;
    }

    char separator() {
        return separator;
    }

    /** Goes to the next row that is not blank. */
    boolean next() throws DropRejected, IOException {
        try {
            while (records.hasNext()) {
                current = records.next();
                row++;
                if (!isBlank(current)) {
                    return true;
                }
            }
            return false;
        } catch (CsvParseException broken) {
            throw new DropRejected(adviceAbout(broken));
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    /** The number of the row, from 1 for the header when nothing is above it. */
    int row() {
        return row;
    }

    int width() {
        return current.getFieldCount();
    }

    /** @return the value as it stands there; empty when the row is too short or the column does not exist */
    String value(int place) {
        return place >= 0 && place < current.getFieldCount() ? current.getField(place) : "";
    }

    List<String> values() {
        return current.getFields();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private String adviceAbout(CsvParseException broken) {
        var message = String.valueOf(broken.getMessage());
        int at = row + 1;
        if (message.contains("Unclosed")) {
            return ("A quote that opens in row %d is never closed: close it, or write it twice if it is part of the"
                            + " value.")
                    .formatted(at);
        }
        if (message.contains("after closing quote")) {
            return ("In row %d something follows a closing quote: a quote that is part of a value must be written twice,"
                            + " and the value put between quotes.")
                    .formatted(at);
        }
        return ("Row %d is too long to be read (a value of more than %d characters, or a row of more than %d): is a"
                        + " quote left open there?")
                .formatted(at, FIELD_READ, RECORD_READ);
    }

    private static boolean isBlank(CsvRecord record) {
        for (int i = 0; i < record.getFieldCount(); i++) {
            if (!PlainText.isEmpty(record.getField(i))) {
                return false;
            }
        }
        return true;
    }

    /** The separator that makes the most of our columns out of the first row, or else the most columns. */
    private static char separatorOf(String beginning) {
        char best = SEPARATORS[0];
        long most = -1;
        for (char candidate : SEPARATORS) {
            long score = 0;
            try (var reader = builder(candidate, true).ofCsvRecord(beginning)) {
                for (var record : reader) {
                    if (!isBlank(record)) {
                        score = new CsvHeader(record.getFields()).recognised() * 100_000L + record.getFieldCount();
                        break;
                    }
                }
            } catch (IOException | CsvParseException unlikely) {
                continue;
            }
            if (score > most) {
                most = score;
                best = candidate;
            }
        }
        return best;
    }

    private static CsvReader.CsvReaderBuilder builder(char separator, boolean tolerant) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(tolerant);
    }
}
