package carovana.submission;

import static carovana.Patience.await;
import static carovana.Town.csv;
import static carovana.Town.row;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("While pagoPA is in trouble")
class TroubleSpec {

    private static final int ATTEMPTS = 4;
    private static final int ROWS = 40;

    /** Milliseconds: longer than a busy machine may stand still, because that would look like a silent pagoPA. */
    private static final int TIMEOUT = 5000;

    @TempDir
    static Path home;

    private static Town town;

    @BeforeAll
    static void start() {
        town = new Town(
                home,
                "--carovana.submission.attempts=" + ATTEMPTS,
                "--carovana.submission.first-delay=50ms",
                "--carovana.submission.longest-delay=200ms",
                "--carovana.upstream.gpd.timeout=" + TIMEOUT);
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @AfterEach
    void calm() {
        town.endTrouble();
    }

    @ParameterizedTest(name = "{0}: the position is created, and {1} POST reached pagoPA")
    @CsvSource({
        "429,           1",
        "500,           2",
        "503,           2",
        "403,           1",
        "cut-before,    2",
        "cut-after,     1",
        "garbage,       2",
    })
    void a_row_waits_and_is_created_once(String kind, int posts) {
        var iupd = "T-" + kind;
        town.trouble(Map.of("service", "gpd", "kind", kind, "calls", 1));

        town.leave(kind + ".csv", csv(row(iupd)));

        assertThat(town.outcome(kind + ".csv.outcome.csv")).contains(";CREATED;");
        assertThat(town.calls(iupd, "create")).isEqualTo(posts);
        assertThat(town.get("/positions/99000000010/" + iupd).path("events"))
                .extracting(event -> event.path("event").asText())
                .containsExactly("RECEIVED", "WAITING", "CREATED");
    }

    /** A slow pagoPA may do its work after we gave up, and after we looked: its own keys then tell the second POST. */
    @Test
    void a_timeout_is_read_before_it_is_sent_again() {
        town.trouble(Map.of("service", "gpd", "kind", "slow", "millis", 2 * TIMEOUT, "calls", 1));

        town.leave("slow.csv", csv(row("T-SLOW")));

        assertThat(town.outcome("slow.csv.outcome.csv")).contains(";CREATED;");
        assertThat(town.calls("T-SLOW", "get")).isPositive();
        assertThat(town.calls("T-SLOW", "create")).isBetween(1, 2);
        assertThat(town.get("/positions/99000000010/T-SLOW")
                        .path("events")
                        .get(1)
                        .path("reason")
                        .asText())
                .contains("did not answer");
    }

    @Test
    void a_row_that_has_waited_enough_is_parked_and_a_person_sends_it_again() {
        town.trouble(Map.of("service", "gpd", "kind", "500"));
        town.leave("parked.csv", csv(row("T-PARKED"), row("T-PARKED-2", "bad")));

        assertThat(town.outcome("parked.csv.outcome.csv")).contains(";PARKED;", "tried 4 times", ";REJECTED;");
        var parked = parked("T-PARKED");
        assertThat(parked).hasSize(1);
        town.endTrouble();
        long id = parked.get(0).path("id").asLong();
        var replay = "/parked/" + id + "/replay";
        assertThat(town.send("POST", replay, "sandbox-key-99000000028", null).statusCode())
                .isIn(401, 404);
        assertThat(town.send("POST", replay, "sandbox-key", null).statusCode()).isEqualTo(202);
        assertThat(town.send("POST", replay, "sandbox-key", null).statusCode()).isEqualTo(404);

        long drop = parked.get(0).path("drop").asLong();
        assertThat(town.outcome("parked.csv." + drop + "-2.outcome.csv")).contains(";CREATED;");
        assertThat(parked("T-PARKED")).isEmpty();
        assertThat(town.drop(drop, "DONE").path("created").asInt()).isEqualTo(1);
    }

    private static List<JsonNode> parked(String iupd) {
        return town.get("/parked").path("parked").findParents("iupd").stream()
                .filter(each -> each.path("iupd").asText().equals(iupd))
                .toList();
    }

    @Test
    void adopts_what_pagopa_has_already_and_refuses_what_another_has() {
        var key = "sandbox-key";
        var base = "/sandbox/gpd/debt-positions-service/v1/organizations/99000000010/debtpositions";
        var position = """
                {"iupd":"%s","type":"F","fiscalCode":"VRDLRA80A41F205W","fullName":"Laura Verdi",
                 "companyName":"Comune di Bugliano","switchToExpired":false,"paymentOption":[{"iuv":"%s",
                 "amount":%d,"description":"TARI","isPartialPayment":false,"dueDate":"2099-12-16T22:59:59",
                 "transfer":[{"idTransfer":"1","amount":%d,"remittanceInformation":"TARI",
                 "category":"9/0101101IM/","iban":"IT60X0542811101000000123456"}]}]}""";
        for (var body : new String[] {
            position.formatted("T-OURS", "01000000000099919", 12550, 12550),
            position.formatted("T-THEIRS", "01000000000099818", 99, 99),
            position.formatted("T-OTHER", "01000000000099717", 12550, 12550)
        }) {
            assertThat(town.send("POST", base, key, body.getBytes(), "Content-Type", "application/json")
                            .statusCode())
                    .isEqualTo(201);
        }

        town.leave(
                "conflicts.csv",
                "iuv;"
                        + csv(
                                "01000000000099919;" + row("T-OURS"),
                                "01000000000099818;" + row("T-THEIRS"),
                                "01000000000099717;" + row("T-MINE")));

        var lines = town.outcome("conflicts.csv.outcome.csv").lines().toList();
        assertThat(lines.get(1)).contains(";CREATED;", "pagoPA had it already");
        assertThat(lines.get(2)).contains(";REFUSED;", "another position", "12550");
        assertThat(lines.get(3)).contains(";REFUSED;", "under another iupd");
    }

    /** The outage ends when the test has seen enough: so many 503 could come one a hold, and each hold is longer. */
    @Test
    void an_outage_holds_everything_back_and_loses_nothing() {
        town.trouble(Map.of("service", "gpd", "kind", "503"));
        int before = total();
        var rows = new String[ROWS];
        for (int i = 0; i < ROWS; i++) {
            rows[i] = row("T-OUTAGE-" + i);
        }

        town.leave("outage.csv", csv(rows));

        await().until(() -> total() > before);
        await("few calls, which are %d without a hold".formatted(ROWS * ATTEMPTS))
                .during(Duration.ofSeconds(2))
                .until(() -> total() - before < ROWS * ATTEMPTS / 2);
        town.endTrouble();
        var outcome = town.outcome("outage.csv.outcome.csv");
        assertThat(outcome.lines().filter(line -> line.contains(";CREATED;")).count()
                        + outcome.lines()
                                .filter(line -> line.contains(";PARKED;"))
                                .count())
                .isEqualTo(ROWS);
        assertThat(town.get("/drops").path("drops").get(0).path("waiting").asInt())
                .isZero();
    }

    private static int total() {
        return town.calls().path("total").asInt();
    }
}
