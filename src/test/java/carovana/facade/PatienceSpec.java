package carovana.facade;

import static carovana.Patience.await;
import static carovana.facade.Call.create;
import static carovana.facade.Due.due;
import static carovana.sandbox.Asked.with;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("While pagoPA is in trouble, the façade")
class PatienceSpec {

    @TempDir
    static Path home;

    private static Town town;
    private static int numbers = 1000;

    private final int number = numbers++;
    private final String iupd = "P-" + number;
    private final String position = "/debtpositions/" + iupd;

    @BeforeAll
    static void start() {
        town = new Town(
                home,
                "--carovana.submission.wait=4s",
                "--carovana.submission.attempts=100",
                "--carovana.submission.first-delay=100ms",
                "--carovana.submission.longest-delay=200ms",
                "--carovana.upstream.gpd.timeout=1000");
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @AfterEach
    void calm() {
        town.endTrouble();
    }

    private static HttpResponse<String> ask(Call call) {
        return call.at(town, Call.FACADE);
    }

    private static void once(String kind) {
        town.trouble(Map.of("service", "gpd", "kind", kind, "calls", 1));
    }

    private void lastsUntil(String event) {
        await().until(() -> town.get("/positions/99000000010/" + iupd)
                .path("state")
                .asText()
                .equals(event));
    }

    /** The right answer if it comes in time, else where to look for it. */
    private void answered(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(status, 202);
        if (answer.statusCode() == 202) {
            assertThat(answer.headers().firstValue("Location")).hasValue(Call.FACADE + Call.ORGANIZATION + position);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "503", "429", "403", "garbage", "cut-before", "cut-after"})
    void creates_a_position_once(String kind) {
        once(kind);

        var answer = ask(create(due(iupd, number)));

        answered(answer, 201);
        if (answer.statusCode() == 201) {
            assertThat(Town.json(answer).path("status").asText()).isEqualTo("DRAFT");
            assertThat(Town.json(answer).path("fullName").asText()).isEqualTo("Laura Verdi");
            assertThat(Town.json(answer).at("/paymentOption/0/transfer/0/iban").asText())
                    .isEqualTo("IT60X0542811101000000123456");
        }
        lastsUntil("CREATED");
        assertThat(town.calls(iupd, "create")).isBetween(1, 2);
        assertThat(ask(Call.get(position)).statusCode()).isEqualTo(200);
        assertThat(ask(create(due(iupd, number))).statusCode()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "503", "cut-before", "cut-after"})
    void updates_publishes_invalidates_and_deletes_it(String kind) {
        ask(create(due(iupd, number)));

        once(kind);
        answered(
                ask(Call.put(position, with(due(iupd, number), "/paymentOption/0/dueDate", "\"2099-11-16T22:59:59\""))),
                200);
        lastsUntil("UPDATED");
        assertThat(ask(Call.get(position)).body()).contains("2099-11-16");
        once(kind);
        answered(ask(Call.post(position + "/publish")), 200);
        lastsUntil("PUBLISHED");
        assertThat(status()).isEqualTo("VALID");
        once(kind);
        answered(ask(Call.post(position + "/invalidate")), 200);
        lastsUntil("INVALIDATED");
        assertThat(status()).isEqualTo("INVALID");
        once(kind);
        var deleted = ask(Call.delete(position));
        answered(deleted, 200);
        lastsUntil("DELETED");
        assertThat(ask(Call.get(position)).statusCode()).isEqualTo(404);
    }

    private String status() {
        return Town.json(ask(Call.get(position))).path("status").asText();
    }

    @Test
    void restores_once_what_was_deleted_on_the_way() {
        ask(Call.published(due(iupd, number)));
        ask(Call.post(position + "/invalidate"));
        town.trouble(Map.of("service", "gpd", "kind", "cut-after", "share", 0.5, "calls", 4));

        var restored = town.send("POST", "/positions/99000000010/" + iupd + "/restore", "sandbox-key", null);

        answered(restored, 200);
        town.endTrouble();
        lastsUntil("RESTORED");
        assertThat(status()).isEqualTo("VALID");
    }

    @Test
    void says_after_a_while_that_it_goes_on_and_does_so_through_a_restart() {
        town.trouble(Map.of("service", "gpd", "kind", "503"));

        var answer =
                ask(create(due(iupd, number)).with("Idempotency-Key", "restart", "Content-Type", "application/json"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(Town.json(answer).path("detail").asText())
                .contains("within 4 seconds", "/positions/99000000010/" + iupd);
        var location = answer.headers().firstValue("Location").orElseThrow();
        town.stop();
        town.start();
        town.endTrouble();
        lastsUntil("CREATED");
        assertThat(town.send("GET", location, "sandbox-key", null).statusCode()).isEqualTo(200);
        var again =
                ask(create(due(iupd, number)).with("Idempotency-Key", "restart", "Content-Type", "application/json"));
        assertThat(again.statusCode()).as("the answer that nobody waited for").isEqualTo(201);
        assertThat(Town.json(again).path("iupd").asText()).isEqualTo(iupd);
    }

    @Test
    void loses_nothing_when_its_lane_is_stopped() throws Exception {
        var routes = town.the(CamelContext.class).getRouteController();
        routes.stopRoute("submit-asked");
        try {
            assertThat(ask(create(due(iupd, number))).statusCode()).isEqualTo(201);
        } finally {
            routes.startRoute("submit-asked");
        }
        assertThat(town.calls(iupd, "create")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"503", "cut-before", "cut-after"})
    void says_that_pagopa_is_away(String kind) {
        once(kind);

        var answer = ask(Call.get(position));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(Town.json(answer).path("detail").asText()).contains("pagoPA", "try again");
        held();
    }

    @Test
    void passes_on_that_it_is_asked_too_much() {
        once("429");

        var answer = ask(Call.get(position));

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        held();
    }

    /** What pagoPA need not be asked meanwhile. */
    private void held() {
        var calls = town.calls().path("total").asInt();
        var held = ask(Call.get(position));
        if (held.statusCode() == 429) {
            assertThat(Integer.parseInt(held.headers().firstValue("Retry-After").orElseThrow()))
                    .isPositive();
            assertThat(Town.json(held).path("statusCode").asInt()).isEqualTo(429);
            assertThat(town.calls().path("total").asInt()).isEqualTo(calls);
        }
        await().until(() -> ask(Call.get(position)).statusCode() == 404);
    }
}
