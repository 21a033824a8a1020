package carovana.intake;

import static carovana.Patience.await;
import static carovana.Town.csv;
import static carovana.Town.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import carovana.Bookkeeper;
import carovana.Town;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A file that cannot be read to its end")
class RefusedDropSpec {

    private static final String HEADER = csv();
    private static final String JSON = """
            {"iupd":"J-1","type":"F","fiscalCode":"VRDLRA80A41F205W","fullName":"Laura Verdi",
             "paymentOption":[{"amount":1230,"description":"TARI","isPartialPayment":false,
             "dueDate":"2099-12-16T22:59:59Z","transfer":[{"idTransfer":"1","amount":1230,
             "remittanceInformation":"TARI","category":"9/0101101IM/"}]}]}""";

    @TempDir
    static Path home;

    private static Town town;
    private static Bookkeeper books;

    @BeforeAll
    static void start() {
        town = new Town(home);
        books = new Bookkeeper(town);
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @AfterEach
    void everythingHasItsOutcome() throws IOException {
        books.checkTheBooks();
    }

    static Stream<Arguments> broken() throws IOException {
        return Stream.of(
                arguments("empty", new byte[0], "The file is empty"),
                arguments("blank", bytes(" \n\n  \n"), "blank"),
                arguments("header only", bytes(HEADER), "a header and nothing under it"),
                arguments(
                        "a column missing",
                        bytes(csv(row("B-1")).replace(";dueDate", "")),
                        "add it to the first row: dueDate"),
                arguments(
                        "a column twice under its alias",
                        bytes(csv(row("B-1")).replace(";category", ";scadenza")),
                        "dueDate, scadenza"),
                arguments("a first beneficiary", bytes("transfer1.iban;" + csv(row("B-1"))), "transfer1.iban"),
                arguments("a sixth beneficiary", bytes("transfer6.iban;" + csv(row("B-1"))), "transfer6.iban"),
                arguments("no text", new byte[] {'a', (byte) 0x81, 'b', (byte) 0xe0}, "byte 81 at position 1"),
                arguments(
                        "UTF-16 without its mark",
                        csv(row("B-1")).getBytes(StandardCharsets.UTF_16LE),
                        "save it with its byte order mark"),
                arguments("10 MB in one field", bytes(HEADER + "x".repeat(10_000_000)), "Row 3 is too long"),
                arguments(
                        "more than 64 KB in one field",
                        bytes(csv(row("B-1"), row("y".repeat(70_000)))),
                        "Row 3 has a value of 70000 bytes in column 1, and the limit is 64 KB"),
                arguments(
                        "an unclosed quote", bytes(csv(row("B-1"), "\"" + row("B-2"))), "A quote that opens in row 3"),
                arguments("201 columns", bytes(HEADER.strip() + ";x".repeat(194) + "\n"), "201, and the limit is 200"),
                arguments(
                        "cut JSON",
                        bytes("[" + JSON + ",{\"iupd\":\"J-2\",\"ty"),
                        "The JSON is cut: it ends in the middle of position 2"),
                arguments("deep JSON", bytes("[".repeat(10_000) + "]".repeat(10_000)), "and the limit is 50"),
                arguments("two documents", bytes(JSON + JSON), "Something follows the end of the JSON"),
                arguments("a comment", bytes("[" + JSON + "/* x */]"), "comment"),
                arguments("no position", bytes("[]"), "holds no position"),
                arguments("an empty list", bytes("{\"paymentPositions\":[]}"), "holds no position"),
                arguments("two in a zip", zip("a.csv", csv(row("B-1")), "b.csv", csv(row("B-2"))), "a.csv, b.csv"),
                arguments("a folder in a zip", zip("a/", ""), "folder and no file"),
                arguments("an empty file in a zip", zip("a.csv", ""), "in the zip is empty"),
                arguments("a zip bomb", zip("a.csv", HEADER + "x".repeat(30_000_000)), "the limit is 200"),
                arguments("half a zip", half(zip("a.csv", csv(row("B-1")))), "cannot be opened"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void is_rejected_whole_with_sentences_and_kept_byte_for_byte(String what, byte[] content, String sentence)
            throws IOException {
        rejected(what, content, sentence);
    }

    private static void rejected(String what, byte[] content, String sentence) throws IOException {
        var name = what + ".csv";
        town.leave(name, content);

        var drop = town.drop(books.drop(name).path("id").asLong(), "REJECTED");
        books.checkTheBooks();
        var original = books.kept("rejected", drop).get(0);
        assertThat(original).hasBinaryContent(content);
        assertThat(original.getFileName()).hasToString(drop.path("id").asLong() + "-" + name);
        assertThat(original.resolveSibling(original.getFileName() + ".error.txt"))
                .content()
                .startsWith(name + " was not taken.")
                .contains(sentence)
                .contains("leave it again");
        assertThat(drop.path("objections").toString()).contains(sentence.replace("\"", "\\\""));
        assertThat(drop.path("created").asInt()).isZero();
        assertThat(town.calls("B-1", "create")).isZero();
        assertThat(town.calls("J-1", "create")).isZero();
        assertThat(home.resolve("inbox/99000000010")).isDirectoryNotContaining(Files::isRegularFile);
        assertThat(home.resolve("archive/99000000010")).isEmptyDirectory();
    }

    @Test
    void is_not_remembered_and_may_come_again() throws IOException {
        rejected("again", bytes(HEADER), "a header and nothing under it");
        long first = books.drop("again.csv").path("id").asLong();
        town.leave("again.csv", HEADER);

        await().until(() -> books.drop("again.csv").path("id").asLong() > first);
        var second = town.drop(books.drop("again.csv").path("id").asLong(), "REJECTED");
        assertThat(second.has("sameAs")).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] half(byte[] whole) {
        return java.util.Arrays.copyOf(whole, whole.length / 2);
    }

    static byte[] zip(String... namesAndContents) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(bytes(namesAndContents[i + 1]));
            }
        }
        return bytes.toByteArray();
    }
}
