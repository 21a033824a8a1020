package carovana.reconciliation.treasury;

import carovana.files.EuroAmount;
import carovana.files.Unreadable;
import carovana.files.WrittenDay;
import carovana.files.YesNo;
import carovana.positions.PlainText;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a bank's list of movements, CSV with a header; the layout is in docs/reconciliation-files.md. All of it is read
 * before any of it is taken, and everything that is wrong is told at once.
 */
final class TreasuryCsv {

    /** The ledger's column. */
    private static final int REFERENCE_LIMIT = 70;

    /** As many as a person reads. */
    private static final int FAULTS_TOLD = 50;

    private static final int FIELD_LIMIT = 64 * 1024;
    private static final char[] SEPARATORS = {';', ',', '\t'};

    private final List<String> faults = new ArrayList<>();
    private final List<Movement> movements = new ArrayList<>();
    private final Map<String, Movement> firstOf = new HashMap<>();
    private int faultCount;
    private Map<TreasuryColumn, Integer> places;

    private TreasuryCsv() {}

    /** @return every row in the order of the file; those with the same reference differ at most in being cancelled */
    static List<Movement> read(byte[] content) throws TreasuryRejected {
        var reading = new TreasuryCsv();
        reading.readAll(text(content));
        if (!reading.faults.isEmpty()) {
            int more = reading.faultCount - reading.faults.size();
            throw new TreasuryRejected(String.join(System.lineSeparator(), reading.faults)
                    + (more > 0 ? System.lineSeparator() + "… and %d faults more".formatted(more) : ""));
        }
        return List.copyOf(reading.movements);
    }

    /** Most banks write UTF-8 by now, the others Windows-1252. */
    private static String text(byte[] content) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            return new String(content, Charset.forName("windows-1252"));
        }
    }

    private void readAll(String text) throws TreasuryRejected {
        var handler = CsvRecordHandler.builder().maxFieldSize(FIELD_LIMIT).build();
        try (var reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(false)
                .allowUnclosedQuote(false)
                .build(handler, text)) {
            int row = 0;
            for (var each : reader) {
                row++;
                if (isBlank(each)) {
                    continue;
                }
                if (places == null) {
                    places = places(each);
                } else {
                    readRow(row, each);
                }
            }
        } catch (CsvParseException broken) {
            throw new TreasuryRejected("The file breaks off: %s. Look for a quote that is not closed."
                    .formatted(rootOf(broken).getMessage()));
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        if (places == null) {
            throw new TreasuryRejected("The file is blank: there is nothing to read.");
        }
        if (movements.isEmpty() && faults.isEmpty()) {
            throw new TreasuryRejected("The file has a header and nothing under it.");
        }
    }

    private static Throwable rootOf(Throwable trouble) {
        return trouble.getCause() == null ? trouble : rootOf(trouble.getCause());
    }

    private static char separator(String text) {
        var header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char most = SEPARATORS[0];
        for (char each : SEPARATORS) {
            most = count(header, each) > count(header, most) ? each : most;
        }
        return most;
    }

    private static long count(String text, char separator) {
        return text.chars().filter(each -> each == separator).count();
    }

    private static boolean isBlank(CsvRecord each) {
        return each.getFields().stream().allMatch(PlainText::isEmpty);
    }

    private static Map<TreasuryColumn, Integer> places(CsvRecord header) throws TreasuryRejected {
        var places = new EnumMap<TreasuryColumn, Integer>(TreasuryColumn.class);
        for (int i = 0; i < header.getFieldCount(); i++) {
            var column = TreasuryColumn.of(PlainText.trim(header.getField(i)));
            if (column.isPresent() && places.put(column.get(), i) != null) {
                throw new TreasuryRejected("The column %s stands twice (\"%s\"): take one away."
                        .formatted(column.get().told(), PlainText.trim(header.getField(i))));
            }
        }
        var missing = new ArrayList<String>();
        for (var needed : List.of(TreasuryColumn.DATE, TreasuryColumn.AMOUNT, TreasuryColumn.DESCRIPTION)) {
            if (!places.containsKey(needed)) {
                missing.add(needed.told());
            }
        }
        if (!places.containsKey(TreasuryColumn.REFERENCE)
                && !(places.containsKey(TreasuryColumn.YEAR) && places.containsKey(TreasuryColumn.NUMBER))) {
            missing.add("reference (or year and number)");
        }
        if (!missing.isEmpty()) {
            throw new TreasuryRejected("Columns are missing: %s. The first row must name the columns, such as"
                            .formatted(String.join(", ", missing))
                    + " date;amount;reference;description.");
        }
        return places;
    }

    private void readRow(int row, CsvRecord fields) {
        int before = faultCount;
        var day = value(row, fields, TreasuryColumn.DATE, WrittenDay::parse);
        var amount = value(row, fields, TreasuryColumn.AMOUNT, TreasuryCsv::signed);
        var cancelled = places.containsKey(TreasuryColumn.CANCELLED)
                ? value(row, fields, TreasuryColumn.CANCELLED, YesNo::parse)
                : Boolean.FALSE;
        var reference = reference(fields);
        if (reference.isEmpty()) {
            fault(row, "has no reference: without one it could be taken twice");
        } else if (reference.length() > REFERENCE_LIMIT) {
            fault(
                    row,
                    "reference \"%s…\" is longer than %d characters"
                            .formatted(reference.substring(0, 20), REFERENCE_LIMIT));
        }
        if (faultCount == before) {
            var movement =
                    new Movement(row, reference, day, amount, field(fields, TreasuryColumn.DESCRIPTION), cancelled);
            movements.add(movement);
            var earlier = firstOf.putIfAbsent(reference, movement);
            if (earlier != null && !movement.isSaidBy(earlier.day(), earlier.amount(), earlier.text())) {
                fault(
                        row,
                        "reference \"%s\" stands already at row %d, with another amount, date or text: give each movement"
                                        .formatted(reference, earlier.row())
                                + " a reference of its own");
            }
        }
    }

    private interface Reader<T> {
        T read(String text) throws Unreadable;
    }

    private <T> T value(int row, CsvRecord fields, TreasuryColumn column, Reader<T> reader) {
        var text = field(fields, column);
        try {
            return reader.read(text);
        } catch (Unreadable why) {
            fault(row, "%s \"%s\" %s".formatted(column.told(), text, why.getMessage()));
            return null;
        }
    }

    private static long signed(String text) throws Unreadable {
        return text.startsWith("-")
                ? -EuroAmount.parse(text.substring(1).strip())
                : EuroAmount.parse(text.startsWith("+") ? text.substring(1).strip() : text);
    }

    private String reference(CsvRecord fields) {
        var own = field(fields, TreasuryColumn.REFERENCE);
        if (!own.isEmpty() || !places.containsKey(TreasuryColumn.NUMBER)) {
            return own;
        }
        var number = field(fields, TreasuryColumn.NUMBER);
        var year = field(fields, TreasuryColumn.YEAR);
        return number.isEmpty() || year.isEmpty() ? "" : year + "/" + number;
    }

    private String field(CsvRecord fields, TreasuryColumn column) {
        var place = places.get(column);
        return place == null || place >= fields.getFieldCount() ? "" : PlainText.trim(fields.getField(place));
    }

    private void fault(int row, String sentence) {
        faultCount++;
        if (faults.size() < FAULTS_TOLD) {
            faults.add("Row %d: %s.".formatted(row, sentence));
        }
    }
}
