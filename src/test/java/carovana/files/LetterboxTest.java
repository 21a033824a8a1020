package carovana.files;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.positions.Organization;
import carovana.positions.Organizations;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.camel.component.file.GenericFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A folder of its own in the inbox")
class LetterboxTest {

    private static final String BUGLIANO = "99000000010";

    @TempDir
    Path root;

    private Letterbox treasury;
    private Path folder;

    @BeforeEach
    void open() throws IOException {
        var bugliano = new Organization(BUGLIANO, "Comune di Bugliano", null, List.of(), "01", List.of(), null, false);
        treasury = new Letterbox(
                new Home(root),
                new Organizations(List.of(bugliano)),
                "treasury",
                new Settling(0, System::nanoTime),
                Clock.fixed(Instant.parse("2026-11-20T09:00:00.123Z"), ZoneOffset.UTC));
        folder = Files.createDirectories(root.resolve("inbox").resolve(BUGLIANO).resolve("treasury"));
    }

    @Test
    void gives_what_lies_in_it_and_nothing_else() throws IOException {
        assertThat(accepts(Files.writeString(folder.resolve("bank.csv"), "a"))).isTrue();
        assertThat(accepts(folder)).isTrue();
        assertThat(accepts(folder.getParent())).isTrue();
        assertThat(accepts(Files.writeString(folder.resolveSibling("tari.csv"), "a")))
                .isFalse();
        assertThat(accepts(Files.createDirectory(folder.resolveSibling("rolls"))))
                .isFalse();
        assertThat(accepts(Files.createDirectories(root.resolve("inbox/88888888888/treasury"))))
                .isFalse();
        assertThat(accepts(Files.createSymbolicLink(folder.resolve("link.csv"), folder.resolve("bank.csv"))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {".hidden", "x.csv~", "x.part", "x.TMP", "x.filepart", "x.crdownload"})
    void leaves_alone_what_is_still_written(String name) throws IOException {
        assertThat(accepts(Files.writeString(folder.resolve(name), "a"))).isFalse();
    }

    @Test
    void keeps_what_was_read_byte_for_byte_and_never_over_another() throws IOException {
        var first = treasury.archive(left("bank.csv", "one"));
        var second = treasury.archive(left("bank.csv", "two"));

        assertThat(first).hasToString(root + "/archive/" + BUGLIANO + "/treasury/20261120T090000123-bank.csv");
        assertThat(first).hasContent("one");
        assertThat(second.getFileName()).hasToString("20261120T090000123-2-bank.csv");
        assertThat(second).hasContent("two");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void says_beside_a_wrong_file_what_is_wrong_with_it() throws IOException {
        var rejected = treasury.reject(left("bank.csv", "one"), "row 2: no amount");

        assertThat(rejected).hasContent("one");
        assertThat(rejected.resolveSibling(rejected.getFileName() + ".error.txt"))
                .content()
                .contains("bank.csv was not taken", "row 2: no amount", "leave it again");
    }

    private File left(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toFile();
    }

    private boolean accepts(Path path) {
        var file = new GenericFile<File>();
        file.setFile(path.toFile());
        file.setDirectory(Files.isDirectory(path));
        return treasury.accept(file);
    }
}
