package carovana.documents;

import static carovana.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Obstacle;
import carovana.Town;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Whatever goes wrong, a document")
class FaultsSpec {

    private static int number;

    @TempDir
    static Path home;

    private static Town town;
    private static Office office;

    @BeforeAll
    static void start() {
        town = new Town(home, settings());
        office = new Office(town, town);
    }

    private static String[] settings() {
        var settings = java.util.Arrays.copyOf(Office.QUICK, Office.QUICK.length + 2);
        settings[Office.QUICK.length] = "--carovana.documents.attempts=4";
        settings[Office.QUICK.length + 1] = "--carovana.documents.day-budget=5000";
        return settings;
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @BeforeEach
    void plenty() {
        office.control("PUT", "/visengine/wallet", Map.of("balance", 1_000_000));
    }

    @AfterEach
    void calm() {
        town.endTrouble();
        office.control("DELETE", "/visengine/next", null);
        assertThat(chargesByKey().values()).as("charges for one order").allMatch(each -> each == 1);
    }

    /** How often the wallet paid for each order; the applicant's first name tells them apart. */
    private static Map<String, Integer> chargesByKey() {
        var keys = new HashMap<String, String>();
        for (var each : office.control("GET", "/visengine/requests", null).path("requests")) {
            keys.put(each.path("id").asText(), each.path("fields").path("$0").asText());
        }
        var charges = new HashMap<String, Integer>();
        for (var each : office.charges()) {
            charges.merge(keys.get(each.path("request").asText()), 1, Integer::sum);
        }
        return charges;
    }

    private static Map<String, Object> order(String key) {
        var order = Office.order(key);
        @SuppressWarnings("unchecked")
        var fields = (Map<String, Object>) order.get("fields");
        fields.put("Nome", key);
        return order;
    }

    private static String key() {
        return "F-" + ++number;
    }

    private static void replay(long id) {
        assertThat(town.send("POST", "/documents/" + Town.BUGLIANO + "/requests/" + id + "/replay", "sandbox-key", null)
                        .statusCode())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource({
        "create, cut-after",
        "create, 429",
        "update, cut-before",
        "update, cut-after",
        "update, 500",
        "update, 503",
        "update, garbage",
        "update, 429",
        "product, 503",
        "get, cut-after",
    })
    void is_paid_once(String operation, String kind) {
        // the clock may have moved past the end of the token, and a refused call orders nothing
        office.await(office.order(order(key())), "ORDERED");
        office.trouble("visengine", operation, kind, 1);
        var key = key();
        long id = office.order(order(key));
        office.await(id, "ORDERED");
        assertThat(chargesByKey()).containsEntry(key, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut-before", "500", "garbage"})
    void that_may_have_been_opened_and_is_not_found_is_a_persons_to_send_again(String kind) {
        office.trouble("visengine", "create", kind, 1);
        var key = key();
        long id = office.order(order(key));
        var parked = office.await(id, "PARKED");
        assertThat(parked.path("request").path("reason").asText()).contains("nobody answered", "provider's site");
        assertThat(chargesByKey()).doesNotContainKey(key);

        town.endTrouble();
        replay(id);
        office.await(id, "ORDERED");
        assertThat(chargesByKey()).containsEntry(key, 1);
    }

    @Test
    void is_ordered_although_its_token_ends_in_between() {
        long first = office.order(order(key()));
        office.await(first, "ORDERED");
        office.control("DELETE", "/visengine/tokens", null);
        long second = office.order(order(key()));
        office.await(second, "ORDERED");
        office.advance("P1D");
        office.await(first, "STORED");
        office.await(second, "STORED");
    }

    @Test
    void waits_for_money() {
        office.control("PUT", "/visengine/wallet", Map.of("balance", 1000));
        long id = office.order(order(key()));
        await().until(() ->
                office.request(id).path("request").path("reason").asText().contains("top it up"));
        assertThat(office.state(id)).isEqualTo("RECEIVED");
        plenty();
        office.await(id, "ORDERED");
    }

    @ParameterizedTest
    @CsvSource({
        "failed, PARKED",
        "cancelled, CANCELLED",
        "forgotten, PARKED",
        "misspelled, STORED",
        "unknown-state, STORED",
        "numbers-as-texts, STORED",
        "other-fields, STORED",
        "late-document, STORED",
    })
    void that_fares_badly_or_oddly_ends_as_it_should(String trouble, String end) {
        office.next(Map.of("troubles", List.of(trouble)));
        var key = key();
        long id = office.order(order(key));
        await().until(() -> chargesByKey().containsKey(key));
        office.advance("P1D");
        if (trouble.equals("late-document")) {
            await().until(() -> office.request(id).path("events").toString().contains("not there yet"));
            office.advance("P1D");
        }
        office.await(id, end);
        assertThat(chargesByKey()).containsEntry(key, 1);
    }

    @Test
    void that_failed_and_is_cancelled_then_ends_when_it_is_replayed() {
        office.next(Map.of("troubles", List.of("failed", "cancelled")));
        long id = office.order(order(key()));
        assertThat(office.await(id, "PARKED").path("request").path("reason").asText())
                .contains("esito 101");
        office.advance("P1D");
        replay(id);
        office.await(id, "CANCELLED");
    }

    @ParameterizedTest
    @CsvSource({
        "zip-slip, leads out",
        "absolute-path, leads out",
        "backslash, leads out",
        "bomb, ",
        "many-entries, files",
        "nested, another archive",
        "encrypted, encrypted",
        "symlink, link",
        "duplicate-names, same name",
        "disguised, neither PDF",
        "empty, ",
        "broken-zip, ",
        "no-zip, neither a zip",
    })
    void that_is_delivered_hostile_is_kept_apart(String document, String reason) {
        office.next(Map.of("document", document));
        long id = office.order(order(key()));
        office.await(id, "ORDERED");
        office.advance("P1D");
        var quarantined = office.await(id, "QUARANTINED").path("request");
        assertThat(quarantined.path("reason").asText()).contains(reason == null ? "ask the provider" : reason);
        assertThat(quarantined.path("files")).isEmpty();
        assertThat(office.read(id, "001.pdf").statusCode()).isEqualTo(404);
        assertThat(office.read(id, "delivered").statusCode()).isEqualTo(200);
        assertThat(office.request(id).path("readings").findValuesAsText("name")).containsExactly("delivered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"truncated-base64", "illegal-base64", "wrong-size"})
    void that_comes_damaged_three_times_is_kept_apart_and_can_be_fetched_again(String document) {
        office.next(Map.of("document", document));
        long id = office.order(order(key()));
        office.await(id, "ORDERED");
        office.trouble("visengine", "document", "503", 1);
        office.advance("P1D");
        var parked = office.await(id, "PARKED");
        assertThat(parked.path("request").path("reason").asText())
                .contains("three times", "document-size", "replay it");
        assertThat(parked.path("events").findValuesAsText("kind").stream().filter("SPOILT"::equals))
                .as("times it was fetched, whatever else went wrong")
                .hasSize(3);
        if (document.equals("wrong-size")) {
            assertThat(parked.path("request").path("reason").asText()).contains("kept apart as files/delivered");
            assertThat(office.read(id, "delivered").body()).startsWith("PK");
        }

        replay(id);
        office.await(id, "PARKED");
        assertThat(office.request(id).path("events").findValuesAsText("kind").stream()
                        .filter("SPOILT"::equals))
                .hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bare-pdf", "name-size"})
    void may_come_in_another_form(String document) {
        office.next(Map.of("document", document));
        long id = office.order(order(key()));
        office.await(id, "ORDERED");
        office.advance("P1D");
        office.await(id, "STORED");
        assertThat(office.read(id, "001.pdf").body()).startsWith("%PDF-");
    }

    @Test
    void that_breaks_off_again_and_again_is_a_persons_to_ask_for() {
        office.next(Map.of("document", "broken-answer"));
        long id = office.order(order(key()));
        office.await(id, "ORDERED");
        office.advance("P1D");
        assertThat(office.await(id, "PARKED").path("request").path("reason").asText())
                .contains("tried 4 times");
    }

    @Test
    void waits_for_a_disk_that_takes_nothing() throws Exception {
        long id = office.order(order(key()));
        office.await(id, "ORDERED");
        try (var full = Obstacle.at(home.resolve("documents/.work"))) {
            office.advance("P1D");
            await().until(() ->
                    office.request(id).path("request").path("reason").asText().contains("cannot be stored"));
        }
        replayIfParked(id);
        office.await(id, "STORED");
    }

    private static void replayIfParked(long id) {
        if (office.state(id).equals("PARKED")) {
            replay(id);
        }
    }
}
