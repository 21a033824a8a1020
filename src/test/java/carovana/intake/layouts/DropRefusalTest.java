package carovana.intake.layouts;

import static carovana.intake.layouts.Desk.HEADER;
import static carovana.intake.layouts.Desk.LAURA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@DisplayName("A file that cannot be taken")
class DropRefusalTest {

    @TempDir
    Path folder;

    Desk desk;

    @BeforeEach
    void sitDown() {
        desk = new Desk(folder);
    }

    private String refusal(byte[] content) throws Exception {
        var file = desk.leave("drop", content);
        var refused =
                catchThrowableOfType(DropRejected.class, () -> desk.reader().inspect(file));
        assertThat(refused).as("the refusal").isNotNull();
        return String.join("\n", refused.sentences());
    }

    private String refusal(String content) throws Exception {
        return refusal(content.getBytes(StandardCharsets.UTF_8));
    }

    private static IntakeLimits limits(String... settings) {
        var values = new java.util.HashMap<String, String>();
        for (int i = 0; i < settings.length; i += 2) {
            values.put("carovana.intake.limits." + settings[i], settings[i + 1]);
        }
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("carovana.intake.limits", IntakeLimits.class);
    }

    private static byte[] zip(Object... namesAndContents) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                zip.write(
                        namesAndContents[i + 1] instanceof byte[] raw
                                ? raw
                                : ((String) namesAndContents[i + 1]).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void has_the_delivered_limits() {
        assertThat(limits()).isEqualTo(IntakeLimits.standard());
    }

    @Test
    void is_empty_blank_or_only_a_header() throws Exception {
        assertThat(refusal("")).isEqualTo("The file is empty: there is nothing to load.");
        assertThat(refusal("\ufeff")).contains("blank");
        assertThat(refusal(" \r\n\t\n\u00a0\n")).contains("blank");
        assertThat(refusal(HEADER)).contains("a header and nothing under it");
        assertThat(refusal(HEADER + "\n;;;;;\n")).contains("a header and nothing under it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"paymentPositions\":[]}",
                "{\"paymentPositions\":null}",
                "{\"operation\":\"CREATE\"}"
            })
    void is_a_json_without_positions(String content) throws Exception {
        assertThat(refusal(content)).isEqualTo("The file holds no position: there is nothing to load.");
    }

    @Test
    void lacks_mandatory_columns() throws Exception {
        assertThat(refusal("iupd;cf;importo;scadenza\n1;2;3;4\n"))
                .isEqualTo("Mandatory columns are missing: add them to the first row: fullName, description.");
        assertThat(refusal("TARI-1;VRDLRA80A41F205W;Laura Verdi;12,30;TARI 2026;2026-12-16\n"))
                .contains("names none of the columns we know", "iupd, fiscalCode");
    }

    @Test
    void has_a_column_twice_also_under_another_name() throws Exception {
        assertThat(refusal(HEADER.replace("\n", ";Importo;transfer2.iban;transfer2_IBAN\n") + LAURA))
                .contains("The column amount is there more than once (amount, Importo)")
                .contains("The column transfer2.iban is there more than once (transfer2.iban, transfer2_IBAN)");
    }

    @Test
    void names_beneficiaries_that_cannot_be() throws Exception {
        assertThat(refusal(
                        HEADER.replace("\n", ";transfer6.amount;transfer1.amount;transfer12.iban;transfer2.colour\n")))
                .contains("transfer6.amount cannot be there: a payment has at most five beneficiaries")
                .contains("transfer1.amount cannot be there: the first beneficiary is the organization itself")
                .contains("transfer12.iban cannot be there")
                .contains("transfer2.colour is nothing that a beneficiary has");
    }

    @Test
    void has_a_quote_that_is_never_closed() throws Exception {
        assertThat(refusal(HEADER + LAURA + LAURA.replace("Laura Verdi", "\"Laura Verdi") + LAURA))
                .contains("A quote that opens in row 3 is never closed");
        assertThat(refusal(HEADER + LAURA.replace("Laura Verdi", "\"Laura\" Verdi")))
                .contains("In row 2 something follows a closing quote");
    }

    @Test
    void goes_beyond_a_limit_of_a_csv() throws Exception {
        desk.with(limits("rows", "2"));
        assertThat(refusal(HEADER + LAURA + LAURA + LAURA)).contains("too many rows", "3", "the limit is 2");
        desk.with(limits("columns", "7"));
        assertThat(refusal(HEADER.replace("\n", ";a;b\n") + LAURA)).contains("too many columns: 8", "the limit is 7");
        assertThat(refusal(HEADER + ";".repeat(30) + "x\n"))
                .contains("Row 2 has too many columns: 31", "the limit is 7");
        desk.with(limits("field-size", "1KB"));
        assertThat(refusal(HEADER + LAURA.replace("Laura", "è".repeat(600))))
                .contains("Row 2", "1206 bytes in column 3", "the limit is 1 KB");
        desk.with(limits("file-size", "100B"));
        assertThat(refusal(HEADER + LAURA)).contains("too big: ", "the limit is 100 bytes");
        desk.with(IntakeLimits.standard());
        assertThat(refusal(HEADER + LAURA.replace("Laura", "x".repeat(1_100_000))))
                .contains("Row 2 is too long");
    }

    @Test
    void goes_beyond_a_limit_of_a_json() throws Exception {
        assertThat(refusal("[" + "[".repeat(50) + "]".repeat(50) + "]")).contains("too deep: 51", "the limit is 50");
        assertThat(refusal("[{\"iupd\":[" + "1,".repeat(600_000) + "1]}]"))
                .contains("Position 1 is too big", "the limit is 1 MB");
        assertThat(refusal("[{\"iupd\":\"" + "x".repeat(1_100_000) + "\"}]")).contains("Position 1 is too big", "1 MB");
        desk.with(limits("rows", "1"));
        assertThat(refusal("[{\"a\":1},{\"a\":1}]")).contains("too many positions", "2", "the limit is 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{\"iupd\":\"A\"|cut: it ends in the middle of position 1",
                "[{\"iupd\":\"A\"},|cut",
                "[{\"iupd\":\"A|cut",
                "{\"iupd\":\"A\"}{\"iupd\":\"B\"}|follows the end",
                "[{\"iupd\":\"A\"}] x|no correct JSON",
                "[{\"iupd\":\"A\"}]]|no correct JSON",
                "[{\"iupd\":\"A\"} /* note */]|comment",
                "[{'iupd':1}]|no correct JSON",
                "[{\"iupd\":007}]|no correct JSON",
                "{\"paymentPositions\":[],\"paymentPositions\":[]}|more than once",
                "{\"paymentPositions\":{}}|must be a list"
            })
    void is_a_json_that_breaks(String content, String sentence) throws Exception {
        assertThat(refusal(content)).contains(sentence);
    }

    @Test
    void is_no_text() throws Exception {
        var latin = Charset.forName("windows-1252");
        assertThat(refusal((HEADER + LAURA.replace("Laura", "L\u00e0\u0000")).getBytes(latin)))
                .contains("no text", "byte 00");
        assertThat(refusal(new byte[] {'a', (byte) 0x81, 'b', (byte) 0xe0}))
                .contains("no text", "byte 81 at position 1");
        assertThat(refusal((HEADER + LAURA).getBytes(StandardCharsets.UTF_16LE)))
                .contains("zero bytes", "UTF-16");
        assertThat(refusal(("[{\"iupd\":\"città\"}]").getBytes(latin))).contains("not UTF-8");
        assertThat(refusal(("\ufeff[]").getBytes(StandardCharsets.UTF_16LE))).contains("not UTF-8");
        assertThat(refusal("[{\"iupd\":\"A\"}]".getBytes(StandardCharsets.UTF_16LE)))
                .contains("not UTF-8");
        assertThat(refusal(new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) 0xd8, 'a', 0}))
                .contains("UTF-16");
        assertThat(refusal(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, 'a', (byte) 0xe0}))
                .contains("says that it is UTF-8");
    }

    @Test
    void is_a_zip_without_exactly_one_file() throws Exception {
        assertThat(refusal(zip())).contains("zip is empty");
        assertThat(refusal(zip("a.csv", HEADER + LAURA, "b.csv", HEADER + LAURA)))
                .contains("holds 2 entries, and the limit is 1: a.csv, b.csv");
        assertThat(refusal(zip("folder/", ""))).contains("folder and no file");
        assertThat(refusal(zip("inner.zip", zip("a.csv", HEADER + LAURA)))).contains("holds another zip");
        assertThat(refusal(zip("a.csv", ""))).contains("in the zip is empty");
    }

    @Test
    void is_a_zip_that_unpacks_to_too_much() throws Exception {
        var much = zip("a.csv", HEADER + "x".repeat(3_000_000));
        assertThat(refusal(much)).contains("suspiciously big", "the limit is 200 times");
        desk.with(limits("zip-ratio", "100000", "unzipped-size", "1MB"));
        assertThat(refusal(much)).contains("too big: 3000", "the limit is 1 MB");
    }

    @Test
    void is_a_zip_that_is_damaged_or_encrypted() throws Exception {
        var whole = zip("a.csv", HEADER + LAURA);
        var checksum = whole.clone();
        int directory = indexOf(checksum, new byte[] {'P', 'K', 1, 2});
        checksum[directory + 16] ^= 1;
        assertThat(refusal(checksum)).contains("damaged", "checksum");
        var encrypted = whole.clone();
        encrypted[6] |= 1;
        encrypted[directory + 8] |= 1;
        assertThat(refusal(encrypted)).contains("encrypted");
        assertThat(refusal(java.util.Arrays.copyOf(whole, whole.length - 30))).contains("cannot be opened");
        var content = whole.clone();
        content[45] ^= 0x55;
        assertThat(refusal(content)).contains("damaged");
    }

    private static int indexOf(byte[] bytes, byte[] sought) {
        for (int i = 0; i + sought.length <= bytes.length; i++) {
            if (java.util.Arrays.equals(bytes, i, i + sought.length, sought, 0, sought.length)) {
                return i;
            }
        }
        throw new AssertionError();
    }

    @Test
    void would_not_be_refused_for_the_name_of_what_is_zipped() throws Exception {
        var file = desk.leave("drop", zip("../../etc/passwd", HEADER + LAURA));

        assertThat(desk.reader().inspect(file).rows()).isEqualTo(1);
        assertThat(folder).isDirectoryNotContaining("glob:**passwd");
    }

    @Test
    void has_limits_that_must_make_sense() {
        var bound = new Binder(new MapConfigurationPropertySource(Map.of("carovana.intake.limits.zip-entries", "2")))
                .bindOrCreate("carovana.intake.limits", IntakeLimits.class);
        try (var factory = jakarta.validation.Validation.buildDefaultValidatorFactory()) {
            assertThat(factory.getValidator().validate(bound))
                    .singleElement()
                    .satisfies(each -> assertThat(each.getPropertyPath()).hasToString("zipEntries"));
        }
    }
}
