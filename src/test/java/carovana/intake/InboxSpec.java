package carovana.intake;

import static carovana.Patience.await;
import static carovana.Town.csv;
import static carovana.Town.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import carovana.Bookkeeper;
import carovana.Obstacle;
import carovana.Town;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The inbox")
class InboxSpec {

    @TempDir
    static Path home;

    private static Town town;
    private static Bookkeeper books;
    private static Path inbox;

    @BeforeAll
    static void start() {
        town = new Town(home);
        books = new Bookkeeper(town);
        inbox = home.resolve("inbox/99000000010");
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @AfterEach
    void everythingHasItsOutcome() throws IOException {
        books.checkTheBooks();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with blanks.csv",
                "with 'single' and \"double\" quotes.csv",
                "a;b&c|d$(e)`f`*?<g>.csv",
                "città € 北京.csv",
                "-rf",
                "no ending",
                "x.TXT",
                "${body}.csv",
                "%2e%2e%2fx.csv"
            })
    void takes_a_file_whatever_it_is_called(String name) {
        town.leave(name, csv(row("NAME-" + Math.abs(name.hashCode()))));

        assertThat(town.outcome(name + ".outcome.csv")).contains(";CREATED;");
        assertThat(books.drop(name).path("state").asText()).isIn("SUBMITTING", "DONE");
    }

    @Test
    void shortens_names_that_would_become_too_long() throws IOException {
        var name = "l" + "ò".repeat(125) + ".csv";
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSize(255);
        town.leave(name, csv(row("LONG-1")));

        var drop = town.drop(books.drop(name).path("id").asLong(), "DONE");
        assertThat(books.kept("archive", drop)).singleElement().satisfies(kept -> assertThat(
                        kept.getFileName().toString())
                .startsWith(drop.path("id").asLong() + "-lòò")
                .contains("~")
                .endsWith("òò.csv"));
        try (var outbox = Files.list(home.resolve("outbox/99000000010"))) {
            assertThat(outbox.map(each -> each.getFileName().toString()))
                    .filteredOn(each -> each.startsWith("lòò"))
                    .singleElement()
                    .asString()
                    .endsWith(".outcome.csv");
        }
    }

    @Test
    void leaves_alone_what_is_not_ready_and_what_is_no_file() throws IOException {
        var content = csv(row("ALONE-1"));
        var names = List.of(
                ".x.csv",
                "x~",
                "x.csv.part",
                "X.CSV.PART",
                "x.tmp",
                "x.Tmp",
                "x.filepart",
                "x.FILEPART",
                "x.crdownload",
                "x.CrDownload");
        for (var name : names) {
            Files.writeString(inbox.resolve(name), content);
        }
        var elsewhere = Files.writeString(home.resolve("elsewhere.csv"), content);
        Files.createSymbolicLink(inbox.resolve("link.csv"), elsewhere);
        Files.createDirectories(inbox.resolve("sub.csv/deeper"));
        Files.writeString(inbox.resolve("sub.csv/x.csv"), content);
        Files.writeString(inbox.resolve("sub.csv/deeper/x.csv"), content);
        Files.createSymbolicLink(inbox.resolve("linked-folder"), inbox.resolve("sub.csv"));

        town.leave("after them.csv", csv(row("ALONE-2")));
        town.outcome("after them.csv.outcome.csv");

        for (var name : names) {
            assertThat(inbox.resolve(name)).hasContent(content);
        }
        assertThat(inbox.resolve("link.csv")).isSymbolicLink();
        assertThat(elsewhere).exists();
        assertThat(inbox.resolve("sub.csv/deeper/x.csv")).exists();
        assertThat(inbox.resolve("sub.csv/x.csv")).exists();
        assertThat(town.calls("ALONE-1", "create")).isZero();
    }

    @Test
    void reports_a_folder_of_nobody_and_a_file_beside_the_folders() throws IOException {
        var folder = Files.createDirectories(home.resolve("inbox/99000000028"));
        var lost = Files.writeString(folder.resolve("lost.csv"), csv(row("LOST-1")));
        var beside = Files.writeString(home.resolve("inbox/beside.csv"), csv(row("LOST-2")));

        await().untilAsserted(
                        () -> assertThat(leftAlone())
                                .contains(
                                        "inbox/99000000028 is the folder of no organization in carovana.organizations",
                                        "inbox/beside.csv lies beside the folders of the organizations; move it into the one it is for"));
        assertThat(lost).exists();
        assertThat(beside).exists();
        assertThat(town.send("GET", "/drops", "sandbox-key-99000000010", null).body())
                .as("what only somebody who opens every organization may see")
                .contains("leftAlone", "beside.csv");

        Files.delete(lost);
        Files.delete(folder);
        Files.delete(beside);
        await().untilAsserted(() -> assertThat(leftAlone()).noneMatch(each -> each.contains("9900000002")));
    }

    @Test
    void reports_a_name_that_is_no_text_and_leaves_the_file() throws Exception {
        assumeThat(Charset.forName(System.getProperty("sun.jnu.encoding")))
                .as("a locale that can say every name")
                .isEqualTo(StandardCharsets.UTF_8);
        shell("printf 'x' > \"$(printf 'citt\\340.csv')\"");

        await().untilAsserted(() -> assertThat(leftAlone())
                .anyMatch(each -> each.contains("has a name that cannot be read here; give it a name in UTF-8")));

        shell("rm -- \"$(printf 'citt\\340.csv')\"");
    }

    private static void shell(String command) throws Exception {
        var process = new ProcessBuilder("bash", "-c", command)
                .directory(inbox.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void does_not_believe_the_clock_of_who_wrote_a_file() throws IOException {
        var partial = Files.writeString(inbox.resolve(".tomorrow"), csv(row("TOMORROW-1")));
        Files.setLastModifiedTime(partial, FileTime.from(Instant.now().plus(Duration.ofDays(1))));
        Files.move(partial, inbox.resolve("tomorrow.csv"), StandardCopyOption.ATOMIC_MOVE);

        assertThat(town.outcome("tomorrow.csv.outcome.csv")).contains(";CREATED;");
    }

    @Test
    void reports_what_cannot_be_taken_and_takes_it_when_the_obstacle_goes() throws IOException {
        try (var archive = Obstacle.at(home.resolve("archive/99000000010"))) {
            town.leave("obstacle.csv", csv(row("OBSTACLE-1")));

            await().untilAsserted(() -> assertThat(leftAlone())
                    .anyMatch(each -> each.startsWith("inbox/99000000010/obstacle.csv cannot be taken (")
                            && each.contains("is in the way")));
            assertThat(inbox.resolve("obstacle.csv")).exists();
            assertThat(books.drops())
                    .noneMatch(each -> each.path("name").asText().equals("obstacle.csv"));
        }

        assertThat(town.outcome("obstacle.csv.outcome.csv")).contains(";CREATED;");
        assertThat(leftAlone()).noneMatch(each -> each.contains("obstacle"));
    }

    @Test
    void rejects_one_nonsense_row_among_thousands_and_nothing_else() throws IOException {
        var rows = IntStream.rangeClosed(1, 3_000)
                .mapToObj(i -> i == 1_700 ? "nonsense" : row("MANY-" + i))
                .toArray(String[]::new);
        town.leave("many.csv", csv(rows));

        var drop = books.drop("many.csv").path("id").asLong();
        await().until(() -> town.get("/drops/" + drop).path("state").asText().equals("DONE"));
        assertThat(town.get("/drops/" + drop).path("created").asInt()).isEqualTo(2_999);
        var rejected = town.outcome("many.csv.outcome.csv")
                .lines()
                .filter(line -> line.contains(";REJECTED;"))
                .toList();
        assertThat(rejected)
                .singleElement()
                .asString()
                .startsWith("nonsense;;;;;;;REJECTED;;;;")
                .contains("the row has 1 values and the header 7 columns");
    }

    private static List<String> leftAlone() {
        return town.get("/drops").path("leftAlone").findParents("path").stream()
                .map(each -> each.path("path").asText() + " " + each.path("why").asText())
                .toList();
    }
}
