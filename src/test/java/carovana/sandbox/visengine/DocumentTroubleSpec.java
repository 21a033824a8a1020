package carovana.sandbox.visengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carovana.sandbox.InASandbox;
import carovana.sandbox.RunningSandbox.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A document that was ordered to be wrong")
class DocumentTroubleSpec extends InASandbox {

    @TempDir
    Path folder;

    private Account account;

    @BeforeEach
    void account() {
        account = new Account(sandbox);
    }

    private String ordered(String trouble) {
        account.next("\"document\":\"%s\",\"delivery\":\"PT0S\"".formatted(trouble));
        return account.ordered();
    }

    private Answer answer(String trouble) {
        return account.document(ordered(trouble));
    }

    private Path file(String trouble) throws IOException {
        byte[] content = account.content(ordered(trouble));
        return Files.write(folder.resolve("document.zip"), content);
    }

    private List<? extends ZipEntry> entries(String trouble) throws IOException {
        try (var zip = new ZipFile(file(trouble).toFile())) {
            return zip.stream().toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"zip-slip, ../../fuori.pdf", "absolute-path, /etc/fuori.pdf", "backslash, ..\\fuori.pdf"})
    void leads_out_of_its_folder(String trouble, String name) throws IOException {
        assertThat(entries(trouble)).extracting(ZipEntry::getName).containsExactly("documento.pdf", name);
    }

    @Test
    void is_a_bomb() throws IOException {
        Path bomb = file("bomb");

        assertThat(Files.size(bomb)).isLessThan(2_000_000);
        try (var zip = new ZipFile(bomb.toFile())) {
            assertThat(zip.stream().mapToLong(ZipEntry::getSize).sum()).isEqualTo(256L * 1024 * 1024);
        }
    }

    @Test
    void has_too_many_entries_or_one_that_is_too_large() throws IOException {
        assertThat(entries("many-entries")).hasSize(10_001);
        assertThat(entries("large-entry")).singleElement().satisfies(entry -> assertThat(entry.getSize())
                .isGreaterThan(26L * 1024 * 1024));
    }

    @Test
    void has_a_zip_inside() throws IOException {
        try (var zip = new ZipFile(file("nested").toFile());
                InputStream inner = zip.getInputStream(zip.getEntry("altri.zip"))) {
            assertThat(inner.readNBytes(4)).containsExactly('P', 'K', 3, 4);
        }
    }

    @Test
    void says_that_it_is_encrypted() throws IOException {
        Path file = file("encrypted");

        assertThatThrownBy(() -> new ZipFile(file.toFile())
                        .getInputStream(new ZipEntry("documento.pdf"))
                        .read())
                .isInstanceOf(ZipException.class)
                .hasMessageContaining("encrypted");
    }

    @Test
    void is_a_link() throws IOException {
        try (var zip = org.apache.commons.compress.archivers.zip.ZipFile.builder()
                .setPath(file("symlink"))
                .get()) {
            ZipArchiveEntry link = zip.getEntry("documento.pdf");
            assertThat(link.isUnixSymlink()).isTrue();
            assertThat(zip.getUnixSymlink(link)).isEqualTo("/etc/passwd");
        }
    }

    @Test
    void has_one_name_twice() throws IOException {
        try (var zip = org.apache.commons.compress.archivers.zip.ZipFile.builder()
                .setPath(file("duplicate-names"))
                .get()) {
            Enumeration<ZipArchiveEntry> entries = zip.getEntries();
            assertThat(entries.nextElement().getName()).isEqualTo("documento.pdf");
            assertThat(entries.nextElement().getName()).isEqualTo("documento.pdf");
        }
    }

    @Test
    void is_not_what_its_name_says() throws IOException {
        try (var zip = new ZipFile(file("disguised").toFile())) {
            assertThat(zip.getInputStream(zip.getEntry("documento.pdf")).readNBytes(2))
                    .containsExactly('M', 'Z');
        }
    }

    @Test
    void is_empty() throws IOException {
        assertThat(entries("empty")).isEmpty();
    }

    @Test
    void is_no_whole_zip() throws IOException {
        Path half = file("broken-zip");

        assertThat(Files.readString(half, StandardCharsets.ISO_8859_1)).startsWith("PK\3\4");
        assertThatThrownBy(() -> new ZipFile(half.toFile())).isInstanceOf(ZipException.class);
    }

    @Test
    void is_no_zip_at_all() {
        var answer = answer("bare-pdf").json().path("data");
        assertThat(answer.path("nome").asText()).endsWith(".pdf");
        assertThat(decoded(answer.path("file").asText())).startsWith("%PDF-1.4");
        assertThat(decoded(answer("no-zip").json().at("/data/file").asText())).startsWith("<html>");
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({"truncated-base64", "illegal-base64"})
    void cannot_be_decoded(String trouble) {
        String text = answer(trouble).json().at("/data/file").asText();

        assertThat(text).hasSizeGreaterThan(100);
        assertThatThrownBy(() -> Base64.getDecoder().decode(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void comes_in_an_answer_that_ends_too_early() {
        var answer = answer("broken-answer");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).startsWith("{\"data\":{\"nome\":");
        assertThatThrownBy(answer::json).isInstanceOf(AssertionError.class);
    }

    @Test
    void is_said_to_be_larger_than_it_is() {
        var data = answer("wrong-size").json().path("data");

        assertThat(data.path("dimensione").asInt())
                .isEqualTo(decoded(data.path("file").asText()).length() + 7);
    }

    @Test
    void is_told_in_other_words() {
        var data = answer("name-size").json().path("data");

        assertThat(data.has("nome")).isFalse();
        assertThat(data.path("name").asText()).endsWith(".zip");
        assertThat(data.path("size").isTextual()).isTrue();
        assertThat(data.path("size").asInt())
                .isEqualTo(decoded(data.path("file").asText()).length());
    }

    @Test
    void is_followed_by_one_that_is_right() throws IOException {
        file("no-zip");
        String id = account.ordered();
        account.later("P1D");

        assertThat(account.document(id).json().path("success").asBoolean()).isTrue();
    }
}
