package carovana.facade;

import static carovana.facade.Call.create;
import static carovana.facade.Due.OPTION;
import static carovana.facade.Due.TRANSFER;
import static carovana.facade.Due.due;
import static carovana.facade.Due.iuv;
import static carovana.sandbox.Asked.with;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A client of pagoPA that has changed its base address")
class FacadeSpec {

    @TempDir
    static Path home;

    private static Town town;

    @BeforeAll
    static void start() {
        town = new Town(home);
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    static Stream<Scenario> scenarios() {
        return Scenario.all();
    }

    static Stream<Call> refused() {
        return Scenario.refused();
    }

    private static List<Told> told(Scenario scenario, String base) {
        town.send("POST", "/sandbox/control/reset", null, null);
        var all = new ArrayList<Told>();
        for (var call : scenario.calls()) {
            var response = call.at(town, base);
            if (!call.isControl()) {
                assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
                all.add(Told.of(response));
            }
        }
        return all;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void is_answered_as_by_pagopa(Scenario scenario) {
        var theirs = told(scenario, Call.SANDBOX);
        var ours = told(scenario, Call.FACADE);

        var calls = scenario.calls().stream().filter(each -> !each.isControl()).toList();
        for (int i = 0; i < calls.size(); i++) {
            assertThat(ours.get(i)).as("%d: %s", i, calls.get(i)).isEqualTo(theirs.get(i));
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void is_refused_as_by_pagopa(Call call) {
        var theirs = Told.of(call.at(town, Call.SANDBOX));
        var answer = call.at(town, Call.FACADE);

        assertThat(Told.of(answer)).as(answer.body()).isEqualTo(theirs);
        assertThat(answer.body()).doesNotContain("carovana", "jackson", "java.");
        assertThat(town.calls("NEVER", "get")).isZero();
    }

    static Stream<Arguments> stricter() {
        return Stricter.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stricter")
    void is_told_everything_that_would_go_wrong_later(String name, String body, int pagopa, String sentence) {
        town.send("POST", "/sandbox/control/reset", null, null);
        assertThat(create(body).at(town, Call.SANDBOX).statusCode()).isEqualTo(pagopa);
        town.send("POST", "/sandbox/control/reset", null, null);

        var answer = create(body).at(town, Call.FACADE);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(Town.json(answer).path("title").asText())
                .isIn("Error in the debt position request data", "BAD REQUEST");
        assertThat(Town.json(answer).path("detail").asText()).contains(sentence);
        assertThat(town.calls().path("total").asInt()).isZero();
    }

    @Test
    void may_write_as_loosely_as_pagopa_allows() {
        var loose = with(due("LOOSE", 310), OPTION + "/amount", "\"1600\"");
        loose = with(with(loose, "/type", "0"), "/switchToExpired", "\"true\"");
        loose = with(with(loose, "/unheardOf", "[1]"), TRANSFER + "/idTransfer", "1");

        var answer = create(loose).at(town, Call.FACADE);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(Town.json(answer).path("type").asText()).isEqualTo("F");
    }

    @Test
    void keeps_what_is_published_by_an_update_that_does_not_say() {
        Call.published(due("KEEPS", 320)).at(town, Call.FACADE);
        create(due("KEEPS-DRAFT", 321)).at(town, Call.FACADE);

        assertThat(status(Call.put("/debtpositions/KEEPS", with(due("KEEPS", 320), "/city", "\"Fossombra\""))))
                .as("pagoPA would make a draft of it")
                .isEqualTo("VALID");
        assertThat(status(Call.put("/debtpositions/KEEPS-DRAFT", due("KEEPS-DRAFT", 321))))
                .isEqualTo("DRAFT");
        assertThat(status(Call.put("/debtpositions/KEEPS?toPublish=false", due("KEEPS", 320))))
                .isEqualTo("DRAFT");
        assertThat(town.get("/positions/99000000010/KEEPS").toString()).contains("it is a draft now");
    }

    private static String status(Call call) {
        var answer = call.at(town, Call.FACADE);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Town.json(answer).path("status").asText();
    }

    @Test
    void makes_an_invalid_position_payable_again() {
        town.send("POST", "/sandbox/control/reset", null, null);
        var restore = "/positions/99000000010/AGAIN/restore";
        Call.published(due("AGAIN", 330)).at(town, Call.FACADE);
        var early = town.send("POST", restore, "sandbox-key", null);
        Call.post("/debtpositions/AGAIN/invalidate").at(town, Call.FACADE);

        var restored = town.send("POST", restore, "sandbox-key", null);
        var unknown = town.send("POST", "/positions/99000000010/UNHEARD-OF/restore", "sandbox-key", null);

        assertThat(restored.statusCode()).as(restored.body()).isEqualTo(200);
        assertThat(Town.json(restored).path("status").asText()).isEqualTo("VALID");
        assertThat(Town.json(restored).at("/paymentOption/0/iuv").asText()).isEqualTo(iuv(330));
        for (var refusal : List.of(early, unknown)) {
            assertThat(refusal.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(refusal.statusCode()).isIn(400, 409);
        }
        assertThat(early.body()).contains("only an INVALID position is restored");
        assertThat(unknown.body()).contains("has never had this position");
    }

    @Test
    void cannot_move_money_to_an_account_that_is_not_the_organizations() {
        for (var iban : List.of("IT40S0542811101000000123457", "IT60X0542811101000000123457", "FR76")) {
            var answer = Call.patch(
                            "/debtpositions/transfers?oldIban=IT60X0542811101000000123456",
                            "{\"newIban\":\"" + iban + "\"}")
                    .at(town, Call.FACADE);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("newIban \\\"" + iban);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /organizations/99000000010/paymentoptions/301000000000000144",
        "POST, /organizations/99000000010/paymentoptions/301000000000000144/pay",
        "POST, /organizations/99000000010/debtpositions/bulk/x/y",
        "GET, /nothing",
        "POST, /payment-options/organizations/x/notices/301000000000000144"
    })
    void finds_no_inner_calls_of_pagopa(String method, String path) {
        var answer = town.send(method, Call.FACADE + path, "sandbox-key", null);

        assertThat(answer.statusCode()).isIn(403, 404);
        assertThat(Town.json(answer).path("statusCode").asInt()).isEqualTo(answer.statusCode());
        var v3 = town.send(
                "GET", "/gpd/debt-positions-service/v3/organizations/99000000010/debtpositions", "sandbox-key", null);
        assertThat(v3.statusCode()).isEqualTo(404);
    }

    @Test
    void opens_its_own_organization_only_and_is_told_so_by_the_gateway() {
        for (var base : List.of(Call.SANDBOX, Call.FACADE)) {
            var path = base + "/organizations/99000000010/debtpositions";
            var missing = town.send("GET", path, null, null);
            var wrong = town.send("GET", path, "wrong", null, "X-Request-Id", "mine");
            var foreign = town.send(
                    "GET", base + "/organizations/99000000028/debtpositions", "sandbox-key-99000000010", null);

            assertThat(missing.statusCode()).isEqualTo(401);
            assertThat(missing.body())
                    .isEqualTo("{ \"statusCode\": 401, \"message\": \"Access denied due to missing subscription key."
                            + " Make sure to include subscription key when making requests to an API.\" }");
            assertThat(wrong.statusCode()).isEqualTo(401);
            assertThat(wrong.body()).contains("invalid subscription key");
            assertThat(wrong.headers().firstValue("X-Request-Id")).hasValue("mine");
            assertThat(foreign.statusCode()).isEqualTo(403);
            assertThat(foreign.body())
                    .isEqualTo(
                            "{ \"statusCode\": 403, \"message\": \"You are not allowed to access this resource.\" }");
            for (var answer : List.of(missing, wrong, foreign)) {
                assertThat(answer.headers().firstValue("Content-Type"))
                        .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
                assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
            }
        }
    }

    @Test
    void may_not_send_more_than_a_position_can_be() {
        var answer = create(with(due("NEVER", 200), "/note", "\"" + "x".repeat(1024 * 1024) + "\""))
                .at(town, Call.FACADE);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("larger than 1 MB");
    }

    @Test
    void finds_the_facade_in_the_description_of_the_doors() {
        var paths = town.get("/openapi.json").path("paths");

        assertThat(paths.path(Call.FACADE + "/organizations/{organization}/debtpositions")
                        .fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("get", "post");
        assertThat(paths.has("/positions/{organization}/{iupd}/restore")).isTrue();
        assertThat(paths.toString()).doesNotContain("\"/gpd/debt-positions-service/**\"");
    }
}
