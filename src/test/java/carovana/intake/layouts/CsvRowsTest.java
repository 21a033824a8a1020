package carovana.intake.layouts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

@Label("The rows of a CSV")
class CsvRowsTest {

    static Path file;

    @BeforeContainer
    static void takeAFile() throws IOException {
        file = Files.createTempFile("carovana", ".csv");
    }

    @AfterContainer
    static void putItAway() throws IOException {
        Files.delete(file);
    }

    /** Fields are drawn from all that matters to a CSV; the first column keeps a row from being blank. */
    @Property(tries = 500)
    void are_read_back_as_rfc_4180_wrote_them(
            @ForAll @Size(max = 6)
                    List<
                                    @Size(value = 4) List<
                                            @StringLength(max = 5)
                                            @Chars({'"', ';', ',', '\t', '\n', '\r', 'a', ' ', 'è', '\''}) String>>
                            table,
            @ForAll @IntRange(max = 2) int which,
            @ForAll boolean windowsLines)
            throws Exception {
        char separator = ";,\t".charAt(which);
        var header = List.of("iupd", "amount", "fullName", "a note", "c");
        var written = new StringBuilder(line(header, separator, windowsLines));
        for (var row : table) {
            var fields = new ArrayList<>(row);
            fields.add(0, "X");
            written.append(line(fields, separator, windowsLines));
        }
        Files.writeString(file, written, StandardCharsets.UTF_8);

        try (var rows = CsvRows.open(Source.reopen(file))) {
            assertThat(rows.separator()).isEqualTo(separator);
            assertThat(rows.header().names()).isEqualTo(header);
            for (int i = 0; i < table.size(); i++) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.row()).isEqualTo(i + 2);
                assertThat(rows.values().subList(1, 5)).isEqualTo(table.get(i));
            }
            assertThat(rows.next()).isFalse();
        }
    }

    private static String line(List<String> fields, char separator, boolean windowsLines) {
        var quoted = fields.stream()
                .map(each -> '"' + each.replace("\"", "\"\"") + '"')
                .toList();
        return String.join(String.valueOf(separator), quoted) + (windowsLines ? "\r\n" : "\n");
    }
}
