package carovana.documents;

import static carovana.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import carovana.ledger.documents.DocumentBudgets;
import carovana.ledger.documents.DocumentRequests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What became of an order that came as a file")
class TellingSpec {

    @TempDir
    Path home;

    private Town town;
    private Office office;

    @BeforeEach
    void start() {
        var settings = new ArrayList<>(List.of(Office.QUICK));
        settings.add("--carovana.documents.day-budget=40.00");
        town = new Town(home, settings.toArray(String[]::new));
        office = new Office(town, town);
    }

    @AfterEach
    void stop() {
        town.close();
    }

    private long leave(String key) {
        office.leave(key.replace('/', '-') + ".json", Office.json(Office.order(key)));
        var requests = town.the(DocumentRequests.class);
        await("it was taken").until(() -> requests.byKey(Town.BUGLIANO, key).isPresent());
        return requests.byKey(Town.BUGLIANO, key).orElseThrow().id();
    }

    private void awaitOutcome(String name, String... words) {
        var file = town.folder("outbox").resolve("documents").resolve(name);
        await(name).until(() -> Files.exists(file));
        await(List.of(words).toString())
                .untilAsserted(() -> assertThat(Files.readString(file)).contains(words));
    }

    @Test
    void is_told_under_a_name_that_no_other_has() {
        long slash = leave("T/1");
        long line = leave("T_1");
        office.await(slash, "ORDERED");
        office.await(line, "ORDERED");
        office.advance("P2D");
        awaitOutcome("T_1~" + slash + ".outcome.json", "\"T/1\"", "STORED");
        awaitOutcome("T_1.outcome.json", "\"T_1\"", "STORED");
    }

    @Test
    void is_told_when_a_person_must_look_and_again_at_its_end() {
        long first = leave("T-2");
        long second = leave("T-3");
        office.await(first, "ORDERED");
        office.await(second, "ORDERED");
        long third = leave("T-4");
        awaitOutcome("T-4.outcome.json", "PARKED", "2.60 euro are left");

        town.the(DocumentBudgets.class).release(first, Town.BUGLIANO);
        assertThat(town.send(
                                "POST",
                                "/documents/" + Town.BUGLIANO + "/requests/" + third + "/replay",
                                "sandbox-key",
                                null)
                        .statusCode())
                .isEqualTo(202);
        office.await(third, "ORDERED");
        office.advance("P2D");
        awaitOutcome("T-4.outcome.json", "STORED", "001.pdf");
    }
}
