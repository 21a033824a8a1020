package carovana.facade;

import static carovana.Patience.await;
import static carovana.facade.Call.create;
import static carovana.facade.Due.due;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import carovana.monitoring.Caravan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("While a drop uses the limit up")
class PrioritySpec {

    @Test
    void who_waits_is_answered_before_it_and_the_limit_is_kept(@TempDir Path home) {
        try (var town = new Town(home, "--carovana.upstream.gpd.limit=100/10s", "--carovana.sandbox.limits=true")) {
            town.leave("large.csv", Town.csv(rows(400)));
            var caravan = town.the(Caravan.class);
            await().until(() -> caravan.getWaitingBulk() > 5);
            assertThat(caravan.getHeldUntil()).isEqualTo("not held");

            for (int number = 3000; number < 3006; number++) {
                long start = System.nanoTime();
                var answer = create(due("URGENT-" + number, number)).at(town, Call.FACADE);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .as("a line of a drop alone would take %d s", caravan.getWaitingBulk() / 10)
                        .isLessThan(Duration.ofMillis(1000));
            }

            assertThat(caravan.getWaiting()).as("the drop is still on its way").isPositive();
            assertThat(town.calls().path("tooManyRequests").asInt()).isZero();
            var metrics = town.send(
                            "GET",
                            "/actuator/prometheus",
                            null,
                            null,
                            "Authorization",
                            "Basic b3BlcmF0b3I6b3BlcmF0b3I=")
                    .body();
            assertThat(metrics)
                    .contains(
                            "carovana_calls_waiting{line=\"bulk\",upstream=\"gpd\"}",
                            "carovana_calls_waiting{line=\"urgent\",upstream=\"gpd\"}",
                            "carovana_calls_held_seconds{upstream=\"gpd\"} 0.0");
        }
    }

    private static String[] rows(int count) {
        return IntStream.range(0, count).mapToObj(i -> Town.row("BULK-" + i)).toArray(String[]::new);
    }
}
