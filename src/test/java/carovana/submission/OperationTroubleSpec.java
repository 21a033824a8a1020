package carovana.submission;

import static carovana.Town.row;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Bookkeeper;
import carovana.Town;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("While pagoPA is in trouble, what is asked for a position")
class OperationTroubleSpec {

    private static final String HEADER =
            "iupd;fiscalCode;fullName;amount;description;dueDate;category;publish;operation";

    /** What is asked, which call goes wrong and how, what comes of it, and how often that call was made in all. */
    private static final String CASES = """
            update      update      500         UPDATED      VALID    2
            update      update      403         UPDATED      VALID    1
            update      update      garbage     UPDATED      VALID    2
            update      update      cut-before  UPDATED      VALID    2
            update      update      cut-after   UPDATED      VALID    2
            update      get         cut-after   UPDATED      VALID    1
            publish     publish     500         PUBLISHED    VALID    2
            publish     publish     403         PUBLISHED    VALID    1
            publish     publish     garbage     PUBLISHED    VALID    2
            publish     publish     cut-after   PUBLISHED    VALID    1
            invalidate  invalidate  500         INVALIDATED  INVALID  2
            invalidate  invalidate  403         INVALIDATED  INVALID  1
            invalidate  invalidate  cut-after   INVALIDATED  INVALID  1
            delete      delete      500         DELETED      404      2
            delete      delete      403         DELETED      404      1
            delete      delete      garbage     DELETED      404      2
            delete      delete      cut-after   DELETED      404      1
            restore     delete      500         RESTORED     VALID    2
            restore     delete      403         RESTORED     VALID    1
            restore     delete      garbage     RESTORED     VALID    2
            restore     delete      cut-after   RESTORED     VALID    1
            restore     create      500         RESTORED     VALID    3
            restore     create      403         RESTORED     VALID    2
            restore     create      garbage     RESTORED     VALID    3
            restore     create      cut-before  RESTORED     VALID    3
            restore     create      cut-after   RESTORED     VALID    2
            restore     get         cut-after   RESTORED     VALID    2
            """;

    @TempDir
    static Path home;

    private static Town town;
    private static Seen seen;
    private static Map<String, Seen.Told> created;

    @BeforeAll
    static void start() {
        town = new Town(
                home,
                "--carovana.submission.attempts=4",
                "--carovana.submission.first-delay=50ms",
                "--carovana.submission.longest-delay=200ms",
                "--carovana.upstream.gpd.timeout=2000");
        seen = new Seen(town);
        makeReady();
    }

    static Stream<Arguments> cases() {
        return CASES.lines().map(line -> Arguments.of((Object[]) line.split(" +")));
    }

    private static String iupd(Object... words) {
        return "%s-%s-%s".formatted(words).toUpperCase(Locale.ROOT);
    }

    /** A draft to be published, invalid positions to be restored, and payable ones for the rest. */
    private static void makeReady() {
        var rows = new ArrayList<>(List.of(HEADER));
        var keys = new ArrayList<>(List.of("iupd;operation"));
        for (var line : CASES.lines().toList()) {
            var words = line.split(" +");
            var iupd = iupd(words[0], words[1], words[2]);
            rows.add(row(iupd) + (words[0].equals("publish") ? ";no;" : ";;"));
            if (words[0].equals("restore")) {
                keys.add(iupd + ";invalidate");
            }
        }
        created = seen.after("ready-1.csv", rows.toArray(String[]::new));
        seen.after("ready-2.csv", keys.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @AfterEach
    void everythingHasItsOutcome() throws IOException {
        town.endTrouble();
        new Bookkeeper(town).checkTheBooks();
    }

    /** @param calls without those that the gateway answered itself (403, 429) */
    @ParameterizedTest(name = "{0}, with {2} during {1}")
    @MethodSource("cases")
    void is_carried_out_once(String asked, String call, String kind, String outcome, String status, int calls) {
        var iupd = iupd(asked, call, kind);
        trouble(call, kind);

        var told = asked.equals("update")
                ? seen.after(iupd + ".csv", HEADER, row(iupd).replace("Verdi Laura", "Laura Verdi") + ";;update")
                : seen.after(iupd + ".csv", "iupd;operation", iupd + ";" + asked);

        assertThat(told.get(iupd).outcome()).as(told.get(iupd).reasons()).isEqualTo(outcome);
        assertThat(told.get(iupd).iuv()).isEqualTo(created.get(iupd).iuv());
        assertThat(seen.status(iupd)).isEqualTo(status);
        assertThat(town.calls(iupd, call.equals("get") ? last(asked) : call)).isEqualTo(calls);
        assertThat(seen.events(iupd)).filteredOn(outcome::equals).hasSize(1);
        assertThat(seen.events(iupd)).contains("WAITING").endsWith(outcome);
        assertThat(seen.journey(iupd).path("state").asText()).isEqualTo(outcome);
    }

    private static String last(String asked) {
        return asked.equals("restore") ? "create" : asked;
    }

    @Test
    void stays_deleted_when_a_restoration_is_parked_and_is_there_again_when_it_is_replayed() {
        var created = seen.after("pr-1.csv", HEADER, row("PR-1") + ";;").get("PR-1");
        seen.after("pr-2.csv", "iupd;operation", "PR-1;invalidate");
        town.trouble(Map.of("service", "gpd", "kind", "500", "operation", "create"));

        var parked = seen.after("pr-3.csv", "iupd;operation", "PR-1;restore").get("PR-1");
        assertThat(parked.outcome()).isEqualTo("PARKED");
        assertThat(seen.status("PR-1")).isEqualTo("404");
        town.endTrouble();
        var waiting = town.get("/parked").path("parked").path(0);
        assertThat(waiting.path("operation").asText()).isEqualTo("RESTORE");
        assertThat(town.send("POST", "/parked/" + waiting.path("id").asLong() + "/replay", "sandbox-key", null)
                        .statusCode())
                .isEqualTo(202);

        town.drop(waiting.path("drop").asLong(), "DONE");
        assertThat(seen.status("PR-1")).isEqualTo("VALID");
        assertThat(seen.option("PR-1").path("iuv").asText()).isEqualTo(created.iuv());
        assertThat(seen.journey("PR-1").path("state").asText()).isEqualTo("RESTORED");
    }

    @Test
    void waits_for_what_was_asked_before() {
        seen.after("wait-1.csv", HEADER, row("WAIT-1") + ";;");
        town.trouble(Map.of("service", "gpd", "kind", "503", "operation", "update", "calls", 2));
        town.leave("wait-2.csv", HEADER + "\n" + row("WAIT-1", "66,00") + ";;update\n");
        town.leave("wait-3.csv", "iupd;operation\nWAIT-1;delete\n");

        assertThat(seen.told("wait-3.csv").get("WAIT-1").outcome()).isEqualTo("DELETED");
        assertThat(seen.told("wait-2.csv").get("WAIT-1").outcome()).isEqualTo("UPDATED");
        assertThat(seen.told("wait-3.csv").get("WAIT-1").qr()).endsWith("|6600");
        assertThat(seen.status("WAIT-1")).isEqualTo("404");
    }

    private static void trouble(String call, String kind) {
        var order = new HashMap<String, Object>();
        order.put("service", "gpd");
        order.put("kind", kind);
        order.put("operation", call);
        order.put("calls", 1);
        town.trouble(order);
    }
}
