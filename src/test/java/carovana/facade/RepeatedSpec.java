package carovana.facade;

import static carovana.facade.Call.create;
import static carovana.facade.Due.due;
import static carovana.sandbox.Asked.with;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A request that comes again")
class RepeatedSpec {

    private static final ExecutorService CLIENTS = Executors.newFixedThreadPool(8);

    @TempDir
    static Path home;

    private static Town town;
    private static int numbers = 2000;

    private final int number = numbers++;
    private final String iupd = "R-" + number;

    @BeforeAll
    static void start() {
        town = new Town(home);
    }

    @AfterAll
    static void stop() {
        town.close();
        CLIENTS.shutdown();
    }

    private HttpResponse<String> keyed(Call call, String key) {
        return call.with("Idempotency-Key", key + number, "Content-Type", "application/json")
                .at(town, Call.FACADE);
    }

    private static List<HttpResponse<String>> eight(Call call) {
        var barrier = new CyclicBarrier(8);
        return Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                barrier.await();
                            } catch (Exception e) {
                                throw new AssertionError(e);
                            }
                            return call.at(town, Call.FACADE);
                        },
                        CLIENTS))
                .limit(8)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    @Test
    void under_its_own_key_has_the_answer_of_the_first() {
        var first = keyed(create(due(iupd, number)), "a");
        var again = keyed(create(due(iupd, number)), "a");
        var without = create(due(iupd, number)).at(town, Call.FACADE);
        var other = keyed(create(due(iupd, number)), "b");

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(without.statusCode()).isEqualTo(409);
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(town.calls(iupd, "create")).isEqualTo(1);

        var deleted = keyed(Call.delete("/debtpositions/" + iupd), "d");
        assertThat(deleted.body()).isEqualTo("\"The debt position was successfully deleted\"");
        assertThat(keyed(Call.delete("/debtpositions/" + iupd), "d").body()).isEqualTo(deleted.body());
        assertThat(Call.delete("/debtpositions/" + iupd).at(town, Call.FACADE).statusCode())
                .isEqualTo(404);
        assertThat(keyed(create(due(iupd, number)), "b").statusCode())
                .as("a key under which nothing was taken is free")
                .isEqualTo(201);
    }

    @Test
    void with_the_key_of_another_is_refused() {
        keyed(create(due(iupd, number)), "a");

        for (var other : List.of(
                create(with(due(iupd, number), "/city", "\"Fossombra\"")),
                Call.published(due(iupd, number)),
                Call.delete("/debtpositions/" + iupd))) {
            var answer = keyed(other, "a");
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(Town.json(answer).path("detail").asText()).contains("Idempotency-Key", "its own");
        }
        assertThat(town.calls(iupd, "delete")).isZero();
    }

    @Test
    void may_be_corrected_under_the_key_of_what_was_refused() {
        var refused = keyed(create(with(due(iupd, number), "/fiscalCode", "\"X\"")), "a");
        var corrected = keyed(create(due(iupd, number)), "a");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(corrected.statusCode()).isEqualTo(201);
        assertThat(keyed(create(due(iupd, number)), "x".repeat(300)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void has_the_refusal_of_pagopa_again() {
        var path = "/debtpositions/" + iupd + "/publish";
        Call.published(due(iupd, number)).at(town, Call.FACADE);
        var first = keyed(Call.post(path), "p");
        var again = keyed(Call.post(path), "p");

        assertThat(first.statusCode()).isEqualTo(409);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(town.calls(iupd, "publish")).isEqualTo(1);
    }

    @Test
    void while_the_first_is_on_its_way_waits_for_it() {
        town.trouble(Map.of("service", "gpd", "kind", "slow", "millis", 700, "calls", 1));

        var answers = eight(create(due(iupd, number))
                .with("Idempotency-Key", "eight" + number, "Content-Type", "application/json"));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(HttpResponse::body)
                .allMatch(answers.get(0).body()::equals);
        assertThat(town.calls(iupd, "create")).isEqualTo(1);
    }

    @RepeatedTest(3)
    void eight_times_at_once_wins_once() {
        var created = eight(create(due(iupd, number)));

        assertThat(created).extracting(HttpResponse::statusCode).containsOnlyOnce(201);
        assertThat(created)
                .extracting(HttpResponse::statusCode)
                .filteredOn(status -> status != 201)
                .containsOnly(409)
                .hasSize(7);
        assertThat(town.calls(iupd, "create")).isEqualTo(1);
        var position = "/debtpositions/" + iupd;
        assertThat(eight(Call.put(position, due(iupd, number))))
                .as("one after the other, where pagoPA would fail on all but one")
                .extracting(HttpResponse::statusCode)
                .containsOnly(200);
        assertThat(eight(Call.post(position + "/publish")))
                .extracting(HttpResponse::statusCode)
                .containsOnlyOnce(200)
                .containsOnly(200, 409);
        assertThat(eight(Call.delete(position)))
                .extracting(HttpResponse::statusCode)
                .containsOnlyOnce(200)
                .containsOnly(200, 404);
    }
}
