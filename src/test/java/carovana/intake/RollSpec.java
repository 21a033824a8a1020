package carovana.intake;

import static carovana.Town.csv;
import static carovana.Town.row;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Bookkeeper;
import carovana.Town;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The whole of a list, left in its roll's folder")
class RollSpec {

    @TempDir
    static Path home;

    private static Town town;

    @BeforeAll
    static void start() {
        town = new Town(home, "--carovana.rolls.gone-limit=20");
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @AfterEach
    void the_books_are_right() throws IOException {
        new Bookkeeper(town).checkTheBooks();
    }

    @Test
    void creates_what_is_new_changes_what_differs_and_invalidates_what_is_gone() throws IOException {
        leave("waste", "first.csv", rows("W", 10));
        assertThat(done("first.csv").path("created").asInt()).isEqualTo(10);
        var second = rows("W", 9);
        second.set(3, row("W-3", "99,00"));
        second.add(row("W-NEW"));

        leave("waste", "second.csv", second);

        var drop = done("second.csv");
        assertThat(drop.path("comparison").toString())
                .contains(
                        "\"added\":{\"positions\":1,\"cents\":12550}",
                        "\"changed\":{\"positions\":1,\"centsBefore\":12550,\"centsAfter\":9900}",
                        "\"unchanged\":{\"positions\":8,\"cents\":100400}",
                        "\"gone\":{\"positions\":1,\"cents\":12550}");
        var lines = town.outcome("second.csv.outcome.csv").lines().toList();
        assertThat(lines.get(4)).contains("W-3", ";UPDATED;");
        assertThat(lines.get(10)).contains("W-NEW", ";CREATED;");
        assertThat(lines.get(11)).startsWith("W-9;").contains(";INVALIDATED;", "no longer in roll waste");
        assertThat(lines.get(1)).contains(";DUPLICATE;");
        assertThat(position("W-3").at("/paymentOption/0/amount").asLong()).isEqualTo(9900);
        assertThat(position("W-3").path("status").asText()).isEqualTo("VALID");
        assertThat(position("W-9").path("status").asText()).isEqualTo("INVALID");
        assertThat(town.outcome("second.csv.roll.txt")).contains("against roll waste", "to be invalidated");
        assertThat(town.outcome("second.csv.roll.csv").lines())
                .anyMatch(line -> line.startsWith("W-3;CHANGED;125.50;99.00;"))
                .anyMatch(line -> line.startsWith("W-9;GONE;125.50;;"))
                .anyMatch(line -> line.startsWith("W-NEW;NEW;;125.50;"))
                .noneMatch(line -> line.startsWith("W-1;"));
    }

    @Test
    void brings_back_what_was_gone() {
        leave("school", "all.csv", rows("S", 10));
        done("all.csv");
        leave("school", "less.csv", rows("S", 9));
        done("less.csv");
        assertThat(position("S-9").path("status").asText()).isEqualTo("INVALID");
        var iuv = position("S-9").at("/paymentOption/0/iuv").asText();

        leave("school", "all-again.csv", rows("S", 10));

        assertThat(done("all-again.csv").path("changed").asInt()).isEqualTo(1);
        assertThat(position("S-9").path("status").asText()).isEqualTo("VALID");
        assertThat(position("S-9").at("/paymentOption/0/iuv").asText()).isEqualTo(iuv);
    }

    @Test
    void only_reports_on_a_dry_run() throws IOException {
        leave("dry", "list.csv", rows("D", 5));
        done("list.csv");

        leave("dry/dry-run", "trial.csv", rows("D", 1));

        var drop = done("trial.csv");
        assertThat(drop.path("dryRun").asBoolean()).isTrue();
        assertThat(drop.at("/comparison/gone/positions").asInt()).isEqualTo(4);
        assertThat(town.outcome("trial.csv.roll.txt")).contains("nothing was sent", "would stop and ask");
        assertThat(position("D-4").path("status").asText()).isEqualTo("VALID");
        assertThat(town.calls("D-4", "invalidate")).isZero();
        assertThat(town.folder("outbox").resolve("trial.csv.outcome.csv")).doesNotExist();
    }

    @Test
    void asks_when_too_much_is_gone() {
        leave("half", "ten.csv", rows("H", 10));
        done("ten.csv");
        leave("half", "five.csv", rows("H", 5));
        var asking = town.drop(new Bookkeeper(town).drop("five.csv").path("id").asLong(), "ASKING");
        leave("half", "next.csv", rows("H", 6));

        assertThat(town.outcome("five.csv.roll.txt")).contains("50.0 % of the roll", "/confirm if it is meant");
        assertThat(position("H-9").path("status").asText()).isEqualTo("VALID");
        long id = asking.path("id").asLong();
        assertThat(answer("/drops/" + id + "/confirm", "sandbox-key-99000000028"))
                .isIn(401, 404);
        assertThat(answer("/drops/" + id + "/confirm", "sandbox-key")).isEqualTo(202);
        assertThat(answer("/drops/" + id + "/confirm", "sandbox-key")).isEqualTo(409);

        assertThat(done("five.csv").path("changed").asInt()).isEqualTo(5);
        assertThat(position("H-9").path("status").asText()).isEqualTo("INVALID");
        assertThat(done("next.csv").path("changed").asInt())
                .as("waited for its turn")
                .isEqualTo(1);
    }

    @Test
    void is_not_taken_when_that_is_declined() {
        leave("no", "whole.csv", rows("N", 10));
        done("whole.csv");
        leave("no", "mistake.csv", rows("N", 1));
        long id = new Bookkeeper(town).drop("mistake.csv").path("id").asLong();
        town.drop(id, "ASKING");

        assertThat(answer("/drops/" + id + "/decline", "sandbox-key")).isEqualTo(202);

        town.drop(id, "REJECTED");
        assertThat(position("N-9").path("status").asText()).isEqualTo("VALID");
    }

    @Test
    void comes_by_rest_too_and_may_be_the_same_again() {
        var list = csv(rows("R", 3).toArray(String[]::new)).getBytes();
        for (int again = 0; again < 2; again++) {
            var answer = town.send("POST", "/drops/99000000010?roll=rest&name=r" + again + ".csv", "sandbox-key", list);
            assertThat(answer.statusCode()).isEqualTo(202);
            done("r" + again + ".csv");
        }
        assertThat(done("r1.csv").at("/comparison/unchanged/positions").asInt()).isEqualTo(3);
        assertThat(town.send("POST", "/drops/99000000010?roll=no/roll", "sandbox-key", list)
                        .statusCode())
                .isEqualTo(400);
    }

    private static List<String> rows(String name, int count) {
        return new ArrayList<>(
                IntStream.range(0, count).mapToObj(i -> row(name + "-" + i)).toList());
    }

    private static void leave(String roll, String name, List<String> rows) {
        try {
            var folder = Files.createDirectories(home.resolve("inbox")
                    .resolve(Town.BUGLIANO)
                    .resolve("rolls")
                    .resolve(roll));
            var partial = Files.writeString(folder.resolve(".partial"), csv(rows.toArray(String[]::new)));
            Files.move(partial, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode done(String name) {
        return town.drop(new Bookkeeper(town).drop(name).path("id").asLong(), "DONE");
    }

    private static int answer(String path, String key) {
        return town.send("POST", path, key, null).statusCode();
    }

    private static JsonNode position(String iupd) {
        return town.get("/sandbox/gpd/debt-positions-service/v1/organizations/99000000010/debtpositions/" + iupd);
    }
}
