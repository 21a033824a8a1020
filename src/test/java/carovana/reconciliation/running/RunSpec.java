package carovana.reconciliation.running;

import static carovana.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A run of reconciliation")
class RunSpec {

    @TempDir
    static Path home;

    private static Till till;

    @BeforeAll
    static void start() {
        till = new Till(home);
    }

    @AfterAll
    static void stop() {
        till.close();
    }

    @Test
    void follows_three_payments_from_the_citizen_to_the_bank() throws IOException {
        var navs = till.owed("RUN-1", "RUN-2", "RUN-3");
        navs.forEach(nav -> till.pay(nav, ""));

        assertThat(till.run().trouble()).isNull();
        assertThat(till.states()).containsExactly("PAID", "PAID", "PAID");

        till.now("2026-11-19T05:00:00Z");
        till.closeDay("2026-11-18");
        till.now("2026-11-20T09:00:00Z");
        assertThat(till.run().trouble()).isNull();
        assertThat(till.states()).containsExactly("REPORTED", "REPORTED", "REPORTED");

        assertThat(till.credit("bank.csv", "2026-11-18")).contains(";TAKEN;FLOW;2026-11-1");
        await().until(() -> till.states().stream().allMatch("RECONCILED"::equals));
        assertThat(till.open()).isEmpty();
        assertThat(till.town
                        .get("/reconciliation/" + Town.BUGLIANO + "/flows")
                        .at("/entries/0/state")
                        .asText())
                .isEqualTo("MATCHED");

        assertThat(till.run().trouble()).isNull();
        // what is judged while a run writes is told by the next one, so the day of the file is not promised
        assertThat(told("paid", ".csv")).as("each once").hasSize(3);
        assertThat(told("paid", ".changes.csv")).anyMatch(line -> line.contains(";RECONCILED;"));
        assertThat(till.town.folder("outbox").resolve("reconciliation/2026-11-20.html"))
                .content()
                .contains("Everything adds up.", "<b>376,50 €</b><span>3 payments</span>");
        var journey = till.town.get("/positions/" + Town.BUGLIANO + "/RUN-1");
        assertThat(journey.path("accounting").asText()).isEqualTo("RECONCILED");
        assertThat(journey.path("events").findValuesAsText("event")).contains("PAID", "REPORTED", "CREDITED");
    }

    /** The lines about positions of this test in all files of a folder of the outbox with that ending, and no other one. */
    private static List<String> told(String folder, String ending) throws IOException {
        var lines = new ArrayList<String>();
        try (var files = Files.list(till.town.folder("outbox").resolve(folder))) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                if (name.substring(name.indexOf('.')).equals(ending)) {
                    Files.readAllLines(file).stream()
                            .filter(line -> line.startsWith("RUN-"))
                            .forEach(lines::add);
                }
            }
        }
        return lines;
    }

    @Test
    void is_asked_for_by_rest_and_tells_when_it_is_over() {
        var here = "/reconciliation/" + Town.BUGLIANO;
        var asked = till.town.send("POST", here + "/run", "sandbox-key", new byte[0]);
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
        var run = asked.headers().firstValue("Location").orElseThrow();
        assertThat(run).startsWith(here + "/runs/");
        await().until(() -> till.town.get(run).has("finishedAt"));
        assertThat(till.town.get(run).path("state").asText()).isEqualTo("FINISHED");
        assertThat(till.town.get(run).has("trouble"))
                .as(till.town.get(run).toString())
                .isFalse();
        assertThat(till.town.folder("outbox").resolve("reconciliation"))
                .isDirectoryContaining("glob:**.html")
                .isDirectoryContaining("glob:**.csv");
        assertThat(status(here + "/runs/999999")).isEqualTo(404);
        assertThat(status(run.replace(Town.BUGLIANO, "99000000028"))).isEqualTo(404);
    }

    private static int status(String path) {
        return till.town.send("GET", path, "sandbox-key", null).statusCode();
    }
}
