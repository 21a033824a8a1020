package carovana.submission;

import static carovana.Town.csv;
import static carovana.Town.row;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Bookkeeper;
import carovana.Town;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A drop that goes by massive upload")
class UploadSpec {

    private static final int ROWS = 26;

    @TempDir
    static Path home;

    private static Town town;

    @BeforeAll
    static void start() {
        town = new Town(
                home,
                "--carovana.submission.sender=upload",
                "--carovana.submission.first-delay=50ms",
                "--carovana.submission.longest-delay=200ms",
                "--carovana.upstream.upload.limit=off",
                "--carovana.upstream.upload.poll=50ms",
                "--carovana.upstream.upload.patience=1s",
                "--carovana.upstream.upload.timeout=2000",
                "--carovana.sandbox.upload.start-delay=0s",
                "--carovana.sandbox.upload.rate=0");
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @AfterEach
    void the_books_are_right() throws IOException {
        town.endTrouble();
        new Bookkeeper(town).checkTheBooks();
    }

    @Test
    void has_all_its_rows_created_and_says_why_it_went_so() {
        var drop = leave("good", rows("GOOD", ROWS));

        assertThat(drop.path("created").asInt()).isEqualTo(ROWS);
        assertThat(drop.path("sender").asText()).isEqualTo("UPLOAD");
        assertThat(drop.path("senderReason").asText()).contains("carovana.submission.sender");
        assertThat(uploadsReceived()).isPositive();
        for (int i = 0; i < ROWS; i++) {
            assertThat(town.calls("GOOD-" + i, "create")).isZero();
        }
        assertThat(status("GOOD-" + (ROWS - 1))).isEqualTo("VALID");
    }

    @ParameterizedTest(name = "{0}: every row is created, and none is lost")
    @CsvSource({
        "report-partial",
        "contradictory",
        "report-lost",
        "lost",
        "stuck",
        "cut-after",
        "cut-before",
        "503",
        "429",
        "slow"
    })
    void survives(String kind) {
        town.trouble(Map.of("service", "upload", "kind", kind, "calls", 1, "millis", 5000));

        var drop = leave(kind, rows("U-" + kind, ROWS));

        assertThat(drop.path("created").asInt()).isEqualTo(ROWS);
        for (int i = 0; i < ROWS; i++) {
            assertThat(town.calls("U-" + kind + "-" + i, "create")).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void leaves_drafts_to_single_calls() {
        var text = new StringBuilder("publish;" + csv().strip() + "\n");
        for (int i = 0; i < ROWS; i++) {
            text.append(i % 2 == 0 ? "no;" : "yes;").append(row("DRAFT-" + i)).append('\n');
        }

        town.leave("drafts.csv", text.toString());

        var drop = new Bookkeeper(town).drop("drafts.csv");
        assertThat(town.drop(drop.path("id").asLong(), "DONE").path("created").asInt())
                .isEqualTo(ROWS);
        assertThat(status("DRAFT-" + (ROWS - 2))).isEqualTo("DRAFT");
        assertThat(status("DRAFT-" + (ROWS - 1))).isEqualTo("VALID");
    }

    private static String[] rows(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> row(name + "-" + i)).toArray(String[]::new);
    }

    private static JsonNode leave(String name, String... rows) {
        town.leave(name + ".csv", csv(rows));
        var drop = new Bookkeeper(town).drop(name + ".csv");
        return town.drop(drop.path("id").asLong(), "DONE");
    }

    private static int uploadsReceived() {
        return town.get("/sandbox/control/calls?service=upload").path("total").asInt();
    }

    private static String status(String iupd) {
        return town.get("/sandbox/gpd/debt-positions-service/v1/organizations/99000000010/debtpositions/" + iupd)
                .path("status")
                .asText();
    }
}
