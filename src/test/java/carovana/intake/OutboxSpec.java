package carovana.intake;

import static carovana.Patience.await;
import static carovana.Town.csv;
import static carovana.Town.row;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Bookkeeper;
import carovana.Obstacle;
import carovana.Town;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What comes back")
class OutboxSpec {

    private static final String OTHER_TOWN = "99000000028";

    @TempDir
    static Path home;

    private static Town town;
    private static Bookkeeper books;

    @BeforeAll
    static void start() {
        town = new Town(
                home,
                "--carovana.intake.answer-again=300ms",
                "--carovana.submission.first-delay=200ms",
                "--carovana.organizations[0].fiscal-code=99000000010",
                "--carovana.organizations[0].name=Comune di Bugliano",
                "--carovana.organizations[0].iban=IT60X0542811101000000123456",
                "--carovana.organizations[0].segregation-code=01",
                "--carovana.organizations[1].fiscal-code=" + OTHER_TOWN,
                "--carovana.organizations[1].name=Comune di Fossombra",
                "--carovana.organizations[1].iban=IT60X0542811101000000123456",
                "--carovana.organizations[1].segregation-code=02");
        books = new Bookkeeper(town);
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @AfterEach
    void everythingHasItsOutcome() throws IOException {
        town.endTrouble();
        books.checkTheBooks();
    }

    @Test
    void keeps_the_original_byte_for_byte_and_says_an_outcome_for_every_row() throws IOException {
        var content = ("\ufeff"
                        + csv(
                                row("O-1"),
                                "",
                                row("O-2") + ";surplus",
                                row("O-3").replace("VRD", "vrd"),
                                "O-4"))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        town.leave("dues.csv", content);

        var lines = town.outcome("dues.csv.outcome.csv").split("\r\n");
        assertThat(lines[0])
                .isEqualTo(
                        "\ufeffiupd;fiscalCode;fullName;amount;description;dueDate;category;outcome;iuv;nav;qr;reasons");
        assertThat(lines[1]).startsWith(row("O-1") + ";CREATED;");
        assertThat(lines[2]).startsWith(row("O-2") + ";REJECTED;;;;").contains("too much: \"\"surplus\"\"");
        assertThat(lines[3]).contains(";CREATED;");
        assertThat(lines[4]).startsWith("O-4;;;;;;;REJECTED;");
        assertThat(lines).hasSize(5);
        var drop = town.drop(books.drop("dues.csv").path("id").asLong(), "DONE");
        assertThat(books.kept("archive", drop)).singleElement().satisfies(kept -> {
            assertThat(kept).hasBinaryContent(content);
            assertThat(kept.getFileName()).hasToString(drop.path("id").asLong() + "-dues.csv");
        });
        assertThat(home.resolve("inbox/99000000010/dues.csv")).doesNotExist();
    }

    @Test
    void reads_utf_16_windows_letters_and_zips() throws IOException {
        var name = "Niccolò Verdì";
        var windows = csv(row("W-1").replace("Verdi Laura", name)).getBytes("windows-1252");
        var wide = ("\ufeff" + csv(row("W-2").replace("Verdi Laura", name))).getBytes("UTF-16LE");
        town.leave("windows.csv", windows);
        town.leave("wide.csv", wide);
        town.leave("packed.zip", RefusedDropSpec.zip("../../etc/passwd.csv", csv(row("W-3"))));

        assertThat(town.outcome("windows.csv.outcome.csv")).contains(name, ";CREATED;");
        assertThat(town.outcome("wide.csv.outcome.csv")).contains(name, ";CREATED;");
        assertThat(town.outcome("packed.zip.outcome.csv")).contains("W-3", ";CREATED;");
        assertThat(home.getParent()).isDirectoryNotContaining("glob:**passwd*");
        assertThat(home).isDirectoryNotContaining("glob:**passwd*");
    }

    @Test
    void is_json_for_a_json() throws IOException {
        var position = """
                {"iupd":"%s","type":"F","fiscalCode":"VRDLRA80A41F205W","fullName":"Laura Verdi",
                 "paymentOption":[{"amount":%s,"description":"TARI","isPartialPayment":false,
                 "dueDate":"2099-12-16T22:59:59Z","transfer":[{"idTransfer":"1","amount":1230,
                 "remittanceInformation":"TARI","category":"9/0101101IM/"}]}]}""";
        town.leave("gpd.csv", "[" + position.formatted("G-1", "1230") + "," + position.formatted("G-2", "12.30") + "]");

        var outcome = new com.fasterxml.jackson.databind.ObjectMapper().readTree(town.outcome("gpd.csv.outcome.json"));
        assertThat(outcome.path("drop").asLong())
                .isEqualTo(books.drop("gpd.csv").path("id").asLong());
        var first = outcome.path("positions").get(0);
        assertThat(first.path("row").asInt()).isEqualTo(1);
        assertThat(first.path("iupd").asText()).isEqualTo("G-1");
        assertThat(first.path("outcome").asText()).isEqualTo("CREATED");
        var option = first.path("options").get(0);
        assertThat(option.path("nav").asText())
                .isEqualTo("3" + option.path("iuv").asText());
        assertThat(option.path("qr").asText())
                .isEqualTo("PAGOPA|002|" + option.path("nav").asText() + "|99000000010|1230");
        var second = outcome.path("positions").get(1);
        assertThat(second.path("outcome").asText()).isEqualTo("REJECTED");
        assertThat(second.path("reasons").get(0).asText()).contains("paymentOption[0].amount \"12.30\"");
    }

    @Test
    void never_overwrites_an_outcome() throws IOException {
        var taken = Files.createDirectories(town.folder("outbox")).resolve("taken.csv.outcome.csv");
        Files.writeString(taken, "somebody's");
        town.leave("taken.csv", csv(row("TAKEN-1")));

        long drop = books.drop("taken.csv").path("id").asLong();
        assertThat(town.outcome("taken.csv." + drop + ".outcome.csv")).contains(";CREATED;");
        assertThat(taken).hasContent("somebody's");
    }

    @Test
    void of_a_content_that_came_before_is_the_first_one_under_the_new_name() throws IOException {
        var content = csv(row("SAME-1"), row("SAME-2", "bad"));
        town.leave("same.csv", content);
        var outcome = town.outcome("same.csv.outcome.csv");
        var first = town.drop(books.drop("same.csv").path("id").asLong(), "DONE");

        town.leave("renamed.csv", content);
        assertThat(town.outcome("renamed.csv.outcome.csv")).isEqualTo(outcome);
        var renamed = town.drop(books.drop("renamed.csv").path("id").asLong(), "ALREADY_RECEIVED");
        assertThat(renamed.path("sameAs").asLong()).isEqualTo(first.path("id").asLong());
        assertThat(books.kept("archive", renamed)).singleElement().satisfies(kept -> assertThat(kept)
                .hasContent(content));

        town.leave("same.csv", content);
        await().until(() ->
                books.drop("same.csv").path("id").asLong() > renamed.path("id").asLong());
        var again = town.drop(books.drop("same.csv").path("id").asLong(), "ALREADY_RECEIVED");
        assertThat(town.outcome("same.csv." + again.path("id").asLong() + ".outcome.csv"))
                .isEqualTo(outcome);
        assertThat(town.calls("SAME-1", "create")).isEqualTo(1);
        assertThat(town.send("GET", "/drops/" + renamed.path("id").asLong() + "/outcome", "sandbox-key", null)
                        .body())
                .isEqualTo(outcome);
    }

    @Test
    void of_a_content_whose_first_is_still_on_its_way_comes_when_that_has_its_own() throws IOException {
        town.trouble(Map.of("service", "gpd", "kind", "503"));
        var content = csv(row("LATE-1"));
        town.leave("late.csv", content);
        long first = books.drop("late.csv").path("id").asLong();
        town.drop(first, "SUBMITTING");

        town.leave("late again.csv", content);
        var second = town.drop(books.drop("late again.csv").path("id").asLong(), "ALREADY_RECEIVED");
        assertThat(second.path("sameAs").asLong()).isEqualTo(first);
        assertThat(town.folder("outbox").resolve("late again.csv.outcome.csv")).doesNotExist();
        var early = town.send("GET", "/drops/" + second.path("id").asLong() + "/outcome", "sandbox-key", null);
        assertThat(early.statusCode()).isEqualTo(409);

        town.endTrouble();
        assertThat(town.outcome("late again.csv.outcome.csv"))
                .contains(";CREATED;")
                .isEqualTo(town.outcome("late.csv.outcome.csv"));
        assertThat(town.calls("LATE-1", "get") + town.calls("LATE-1", "create")).isPositive();
    }

    @Test
    void tells_two_files_with_the_same_dues_apart() throws IOException {
        var rows = IntStream.rangeClosed(1, 300).mapToObj(i -> row("BOTH-" + i)).toArray(String[]::new);
        var other = rows.clone();
        other[299] = row("OTHER-1");
        town.leave("both 1.csv", csv(rows));
        town.leave("both 2.csv", csv(other));

        var outcomes = town.outcome("both 1.csv.outcome.csv") + town.outcome("both 2.csv.outcome.csv");
        assertThat(outcomes.lines().filter(line -> line.contains(";CREATED;"))).hasSize(301);
        assertThat(outcomes.lines().filter(line -> line.contains(";DUPLICATE;")))
                .hasSize(299);
        assertThat(town.calls("BOTH-17", "create")).isEqualTo(1);
    }

    @Test
    void can_be_corrected_and_left_again() throws IOException {
        town.leave("wrong.csv", csv(row("FIX-1"), row("FIX-2", "12.345"), row("=FIX-3")));
        var outcome = town.outcome("wrong.csv.outcome.csv");
        assertThat(outcome.lines().toList().get(2)).contains("FIX-2", ";REJECTED;");
        assertThat(outcome)
                .as("a cell that a spreadsheet could run")
                .contains("\n'=FIX-3;")
                .doesNotContain("\n=FIX-3");

        town.leave(
                "corrected.csv",
                outcome.replace(
                        "FIX-2;VRDLRA80A41F205W;Verdi Laura;12.345", "FIX-2;VRDLRA80A41F205W;Verdi Laura;12,34"));
        var corrected = town.outcome("corrected.csv.outcome.csv").lines().toList();

        assertThat(corrected.get(0)).isEqualTo(outcome.lines().findFirst().orElseThrow());
        assertThat(corrected.get(1)).contains("FIX-1", ";DUPLICATE;", "with the same contents");
        assertThat(corrected.get(2)).contains("FIX-2", ";CREATED;").doesNotContain("12.345", "REJECTED");
        assertThat(corrected.get(3)).startsWith("'=FIX-3;");
        assertThat(nav(corrected.get(1))).isEqualTo(nav(outcome.lines().toList().get(1)));
    }

    private static String nav(String line) {
        return line.split(";")[9];
    }

    @Test
    void waits_while_its_folder_is_blocked_and_holds_nobody_else_up() throws IOException {
        try (var outbox = Obstacle.at(town.folder("outbox"))) {
            town.leave("blocked.csv", csv(row("BLOCKED-1")));
            long blocked = books.drop("blocked.csv").path("id").asLong();
            await().untilAsserted(() -> assertThat(
                            town.get("/drops/" + blocked).path("trouble").asText())
                    .contains("outbox/99000000010", "is in the way"));
            leaveAtTheOther("free.csv", csv(row("FREE-1")));
            await().until(() ->
                    Files.exists(home.resolve("outbox").resolve(OTHER_TOWN).resolve("free.csv.outcome.csv")));
            assertThat(town.get("/drops/" + blocked).path("waiting").asInt()).isZero();
            assertThat(town.send("GET", "/drops/" + blocked + "/outcome", "sandbox-key", null)
                            .body())
                    .as("the outcome by REST, meanwhile")
                    .contains(";CREATED;");
        }

        assertThat(town.outcome("blocked.csv.outcome.csv")).contains(";CREATED;");
        var mended = town.drop(books.drop("blocked.csv").path("id").asLong(), "DONE");
        assertThat(mended.has("trouble")).isFalse();
    }

    @Test
    void of_a_rejected_file_waits_too_while_its_folder_is_blocked() throws IOException {
        try (var rejected = Obstacle.at(town.folder("rejected"))) {
            town.leave("wrong and blocked.csv", csv());
            long blocked = books.drop("wrong and blocked.csv").path("id").asLong();
            await().untilAsserted(() -> assertThat(
                            town.get("/drops/" + blocked).path("trouble").asText())
                    .contains("rejected/99000000010", "is in the way"));
        }
        await().until(() ->
                !books.kept("rejected", books.drop("wrong and blocked.csv")).isEmpty());
    }

    private static void leaveAtTheOther(String name, String content) throws IOException {
        var inbox = home.resolve("inbox").resolve(OTHER_TOWN);
        var partial = Files.writeString(inbox.resolve(".partial"), content);
        Files.move(partial, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
