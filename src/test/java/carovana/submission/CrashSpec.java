package carovana.submission;

import static carovana.Patience.await;
import static carovana.Town.csv;
import static carovana.Town.row;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.OtherProcess;
import carovana.Town;
import carovana.ledger.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A drop of 2,000 rows")
class CrashSpec {

    private static final int ROWS = 2000;

    @TempDir
    static Path folder;

    private static Town pagopa;

    @BeforeAll
    static void start() {
        pagopa = new Town(folder.resolve("pagopa"));
    }

    @AfterAll
    static void stop() {
        pagopa.close();
    }

    @BeforeEach
    void slow() {
        pagopa.send("POST", "/sandbox/control/reset", null, null);
        pagopa.trouble(Map.of("service", "gpd", "kind", "slow", "millis", 20));
    }

    @AfterEach
    void calm() {
        pagopa.endTrouble();
    }

    @Test
    void survives_a_kill_while_loading_and_two_while_sending() throws IOException {
        var home = folder.resolve("killed");
        try (var carovana = new OtherProcess(home, pagopa).start()) {
            leaveRows(home);
            await().pollInterval(Duration.ofMillis(5))
                    .until(() -> Files.isDirectory(home.resolve("archive").resolve(Town.BUGLIANO)));
            carovana.kill();
            carovana.start();
            killWhenSent(carovana, 300);
            carovana.start();
            killWhenSent(carovana, 1200);
            carovana.start();

            assertEveryRowWasCreatedOnce(home);
        }
    }

    @Test
    void is_shared_by_two_nodes_of_which_one_is_killed() throws IOException {
        var database = new String[] {
            "--spring.datasource.url=" + Databases.postgresUrl(),
            "--spring.datasource.username=postgres",
            "--spring.datasource.password=postgres",
        };
        var home = folder.resolve("shared");
        try (var one = new OtherProcess(home, pagopa, database).start()) {
            one.awaitReady();
            try (var two = new OtherProcess(home, pagopa, database).start()) {
                two.awaitReady();
                leaveRows(home);
                killWhenSent(one, 500);

                assertEveryRowWasCreatedOnce(home);
            }
        }
    }

    private static void killWhenSent(OtherProcess process, int calls) {
        await().until(() -> pagopa.calls().path("total").asInt() >= calls);
        process.kill();
    }

    private static void leaveRows(Path home) throws IOException {
        var inbox = Files.createDirectories(home.resolve("inbox").resolve(Town.BUGLIANO));
        var rows = IntStream.range(0, ROWS).mapToObj(i -> row("C-" + i)).toArray(String[]::new);
        Files.writeString(inbox.resolve(".rows"), csv(rows));
        Files.move(inbox.resolve(".rows"), inbox.resolve("rows.csv"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void assertEveryRowWasCreatedOnce(Path home) throws IOException {
        var outcome = home.resolve("outbox").resolve(Town.BUGLIANO).resolve("rows.csv.outcome.csv");
        await().until(() -> Files.exists(outcome));
        assertThat(Files.readAllLines(outcome))
                .hasSize(ROWS + 1)
                .filteredOn(line -> line.contains(";CREATED;"))
                .hasSize(ROWS);
        var posts = pagopa.calls().path("byIupd");
        assertThat(posts).hasSize(ROWS);
        assertThat(StreamSupport.stream(posts.spliterator(), false))
                .allMatch(each -> each.path("create").asInt() == 1);
    }
}
