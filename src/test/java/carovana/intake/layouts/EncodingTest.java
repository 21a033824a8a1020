package carovana.intake.layouts;

import static carovana.intake.layouts.Desk.HEADER;
import static carovana.intake.layouts.Desk.LAURA;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The characters of a file")
class EncodingTest {

    static final String TEXT =
            HEADER.replace("fullName", "Nominativo") + LAURA.replace("Laura Verdi", "Niccolò D’Àlì €");

    @TempDir
    Path folder;

    Desk desk;

    @BeforeEach
    void sitDown() {
        desk = new Desk(folder);
    }

    private String nameIn(byte[] content) throws Exception {
        return desk.read(content).get(0).position().debtor().fullName();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252"})
    void are_found_without_a_mark(String charset) throws Exception {
        assertThat(nameIn(TEXT.getBytes(Charset.forName(charset)))).isEqualTo("Niccolò D’Àlì €");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void are_told_by_a_mark(String charset) throws Exception {
        assertThat(nameIn(("\ufeff" + TEXT).getBytes(Charset.forName(charset)))).isEqualTo("Niccolò D’Àlì €");
    }

    @Test
    void are_windows_ones_when_a_single_byte_at_the_end_says_so() throws Exception {
        var long1 = (HEADER + LAURA.repeat(5_000)).replace("TARI-1", "A");
        var text = long1 + LAURA.replace("Laura", "Niccolò");
        var file = desk.leave("drop", text.getBytes(Encoding.WINDOWS));

        var entries = desk.read(file, Desk.BUGLIANO, 5_001);

        assertThat(entries.get(0).position().debtor().fullName()).isEqualTo("Niccolò Verdi");
    }

    @Test
    void may_be_split_between_two_reads() throws Exception {
        for (int shift = 0; shift < 4; shift++) {
            var text = HEADER
                    + LAURA.replace("Laura Verdi", "a".repeat(shift) + "€".repeat(300))
                            .repeat(120);
            var file = desk.leave("drop", text.getBytes(StandardCharsets.UTF_8));
            assertThat(Source.examine(file, IntakeLimits.standard()).encoding().charset())
                    .isEqualTo(StandardCharsets.UTF_8);
        }
    }

    @Test
    void are_found_inside_a_zip_too() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("dues.txt"));
            zip.write(TEXT.getBytes(Encoding.WINDOWS));
        }

        assertThat(nameIn(bytes.toByteArray())).isEqualTo("Niccolò D’Àlì €");
        var file = desk.leave("drop", bytes.toByteArray());
        assertThat(desk.reader().inspect(file).layout()).isEqualTo("carovana-csv");
        assertThat(desk.outcome(file, java.util.List.of(OutcomeTest.created(2, 2, OutcomeTest.NOTICE))))
                .contains("Niccolò D’Àlì €;12,30;", ";CREATED;");
    }

    @Test
    void come_back_in_utf_8_with_a_mark() throws Exception {
        var file = desk.leave("drop", TEXT.getBytes(Encoding.WINDOWS));

        assertThat(desk.outcome(file, java.util.List.of(OutcomeTest.created(2, 2, OutcomeTest.NOTICE))))
                .startsWith("\ufeffiupd;")
                .contains("Niccolò D’Àlì €");
    }
}
