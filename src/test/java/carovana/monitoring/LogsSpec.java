package carovana.monitoring;

import static carovana.Town.csv;
import static carovana.Town.row;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@DisplayName("The log")
@ExtendWith(OutputCaptureExtension.class)
class LogsSpec {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path home;

    private static Town town;
    private static String console;

    @BeforeAll
    static void start(CapturedOutput output) {
        town = new Town(
                home,
                "--logging.config=classpath:logback-spring.xml",
                "--logging.level.root=INFO",
                "--carovana.submission.attempts=1");
        town.trouble(Map.of("service", "gpd", "kind", "500"));
        town.leave("tari.csv", csv(row("L-1")));
        town.outcome("tari.csv.outcome.csv");
        LoggerFactory.getLogger("test.logs")
                .error(
                        "The debtor {} of 99000000010 and vrdlra80a41f205w",
                        "VRDLRA80A41F205W",
                        new IllegalStateException("no place for RSSMRA80A01H501U"));
        console = output.getOut();
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void has_no_readable_fiscal_code_of_a_person_in_the_file() {
        var line = lines().filter(each -> "test.logs"
                        .equals(each.at("/log/logger")
                                .asText(each.path("log.logger").asText())))
                .findFirst()
                .orElseThrow();

        assertThat(line.path("message").asText()).isEqualTo("The debtor VRD***…05W of 99000000010 and vrd***…05w");
        assertThat(line.toString())
                .contains("no place for RSS***…01U")
                .doesNotContain("RSSMRA80A01H501U")
                .doesNotContain("VRDLRA80A41F205W");
    }

    @Test
    void has_none_on_the_console() {
        assertThat(console)
                .contains("The debtor VRD***…05W of 99000000010 and vrd***…05w")
                .contains("IllegalStateException: no place for RSS***…01U")
                .doesNotContainIgnoringCase("VRDLRA80A41F205W")
                .doesNotContain("RSSMRA80A01H501U");
    }

    @Test
    void says_of_a_row_which_it_is() {
        var parked = lines().filter(each -> each.path("message").asText().startsWith("Parked after"))
                .findFirst()
                .orElseThrow();

        assertThat(parked.path("drop").asText()).isEqualTo("1");
        assertThat(parked.path("organization").asText()).isEqualTo("99000000010");
        assertThat(parked.path("iupd").asText()).isEqualTo("L-1");
    }

    @Test
    void says_of_a_drop_which_it_is_and_only_while_it_is_handled() {
        var loaded = lines().filter(
                        each -> each.path("message").asText().contains("rows of tari.csv are in the ledger"))
                .findFirst()
                .orElseThrow();
        assertThat(loaded.path("drop").asText()).isEqualTo("1");
        assertThat(loaded.path("organization").asText()).isEqualTo("99000000010");
        assertThat(loaded.has("iupd")).isFalse();

        var ready = lines().filter(each -> each.path("message").asText().startsWith("Carovana is ready"))
                .findFirst()
                .orElseThrow();
        assertThat(ready.has("drop")).isFalse();
    }

    @Test
    void begins_without_warnings_and_ends_the_start_with_where_to_go() {
        var start = console.substring(0, console.indexOf("Carovana is ready"));
        assertThat(start.lines().filter(line -> line.contains("WARN")))
                .as("but of a random number for which a busy machine took its time")
                .allMatch(line -> line.contains("SecureRandom"));
        assertThat(start).doesNotContain("Commons Logging").doesNotContain("Flyway upgrade");
        assertThat(console)
                .contains("Carovana is ready: leave files in " + home.resolve("inbox/99000000010")
                        + ", doors at http://127.0.0.1:" + town.port());
    }

    @Test
    void is_not_written_a_second_time_by_the_ledger_s_own_database() throws IOException {
        try (var files = Files.list(home.resolve("ledger"))) {
            assertThat(files.map(each -> each.getFileName().toString())).containsExactly("carovana.mv.db");
        }
    }

    private static Stream<JsonNode> lines() {
        try {
            return Files.readAllLines(home.resolve("logs/carovana.json")).stream()
                    .map(LogsSpec::json);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
