package carovana.positions;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The services that a body may collect money for, by their taxonomy codes.
 *
 * <p>Carovana carries a short list of municipal codes; the whole list is the operator's to configure, since pagoPA
 * publishes new versions of it.
 */
public final class Taxonomy {

    /**
     * One code of the list.
     *
     * @param code with prefix 9
     * @param name what is paid for; may be empty
     * @param start the first day of its validity, or null if it has none
     * @param end the last day of its validity, or null if it has none
     */
    public record Service(String code, String name, LocalDate start, LocalDate end) {

        public boolean isValidOn(LocalDate day) {
            return (start == null || !day.isBefore(start)) && (end == null || !day.isAfter(end));
        }
    }

    private static final String CARRIED = "municipal-taxonomy.csv";

    /** By code with each of the four prefixes, so that a look-up builds no string. */
    private final Map<String, Service> services = new HashMap<>();

    private final boolean complete;

    private Taxonomy(List<Service> list, boolean complete) {
        this.complete = complete;
        for (var service : list) {
            for (char prefix = '6'; prefix <= '9'; prefix++) {
                services.put(prefix + service.code().substring(1), service);
            }
        }
    }

    /** The short list that Carovana carries. */
    public static Taxonomy carried() {
        try (var list = Taxonomy.class.getResourceAsStream(CARRIED)) {
            return new Taxonomy(parse(new String(list.readAllBytes(), StandardCharsets.UTF_8)), false);
        } catch (IOException e) {
            throw new UncheckedIOException("the carried taxonomy list cannot be read", e);
        }
    }

    /**
     * The list in a file as pagoPA publishes it: CSV with semicolons, a header line, one code a row.
     *
     * @throws IOException if the file cannot be opened
     * @throws IllegalArgumentException if it holds no column of codes, or no code
     */
    public static Taxonomy read(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        return new Taxonomy(parse(decode(bytes)), true);
    }

    /** The service of a well-formed code, whichever its prefix; null if it is not in the list. */
    public Service find(String code) {
        return services.get(code);
    }

    /** Whether this is a configured list, and not the short one that Carovana carries. */
    public boolean isComplete() {
        return complete;
    }

    /** All of them, each with prefix 9, in the order of their codes. */
    public List<Service> services() {
        return services.values().stream()
                .distinct()
                .sorted(Comparator.comparing(Service::code))
                .toList();
    }

    /** How many codes the list has. */
    public int size() {
        return services.size() / 4;
    }

    private static List<Service> parse(String text) {
        var services = new ArrayList<Service>();
        try (var rows = CsvReader.builder()
                .fieldSeparator(';')
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            Columns columns = null;
            for (var row : rows) {
                if (columns == null) {
                    columns = Columns.of(row.getFields());
                    continue;
                }
                var code = columns.code().in(row.getFields());
                if (TaxonomyCode.isWellFormed(code)) {
                    services.add(new Service(
                            TaxonomyCode.listed(code),
                            columns.name().in(row.getFields()),
                            TaxonomyDates.earliest(columns.start().in(row.getFields())),
                            TaxonomyDates.latest(columns.end().in(row.getFields()))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (services.isEmpty()) {
            throw new IllegalArgumentException("there is no taxonomy code in it, such as 9/0101100IM/");
        }
        return services;
    }

    private static String decode(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    /** Where a datum stands in each row. */
    private record Column(int index) {

        String in(List<String> fields) {
            return index < 0 || index >= fields.size() ? "" : PlainText.trim(fields.get(index));
        }
    }

    private record Columns(Column code, Column name, Column start, Column end) {

        static Columns of(List<String> header) {
            var names = header.stream().map(Columns::normalised).toList();
            var columns = new Columns(
                    first(names, "DATISPECIFICIINCASSO", "CODE"),
                    first(names, "TIPOSERVIZIO", "NAME"),
                    first(names, "DATAINIZIOVALIDITA", "STARTRAW", "START"),
                    first(names, "DATAFINEVALIDITA", "ENDRAW", "END"));
            if (columns.code.index < 0) {
                throw new IllegalArgumentException(
                        "its first line names no column of codes, DATI SPECIFICI INCASSO; is it separated by semicolons?");
            }
            return columns;
        }

        /** Versions of the file differ in case, in accents and in the word DI. */
        private static String normalised(String name) {
            return Normalizer.normalize(name.toUpperCase(Locale.ROOT), Normalizer.Form.NFD)
                    .replaceAll("\\bDI\\b", "")
                    .replaceAll("[^A-Z]", "");
        }

        private static Column first(List<String> names, String... wanted) {
            for (var each : wanted) {
                if (names.contains(each)) {
                    return new Column(names.indexOf(each));
                }
            }
            return new Column(-1);
        }
    }
}
