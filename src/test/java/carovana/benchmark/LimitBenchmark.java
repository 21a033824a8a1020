package carovana.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Submission through a gateway with a limit")
class LimitBenchmark {

    private static final double PER_SECOND = 10;
    private static final double TARGET = 0.95;

    @TempDir
    Path home;

    @AfterAll
    static void print() {
        Table.print();
    }

    @Test
    void uses_the_limit_up_and_never_goes_over_it() throws Exception {
        try (var halls = new Halls(home, "--carovana.upstream.gpd.limit=100/10s", "--carovana.sandbox.limits=true")) {
            var drop = halls.arrive("limit", (int) (2 * PER_SECOND * Sizes.SECONDS));
            halls.inspect(drop);
            halls.loadRows(drop);
            halls.start("submit-due");
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> halls.town().calls().path("total").asInt() > 0);
            long start = System.nanoTime();
            await().atMost(Duration.ofSeconds(2L * Sizes.SECONDS))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> System.nanoTime() - start >= Sizes.SECONDS * 1_000_000_000L);
            var calls = halls.town().calls();
            double seconds = (System.nanoTime() - start) / 1e9;
            halls.stop("submit-due");
            tell(
                    calls.path("total").asInt() / seconds / PER_SECOND,
                    calls.path("tooManyRequests").asInt());
        }
    }

    private static void tell(double share, int tooMany) {
        Table.add(
                "submission under the gateway's 100 calls in 10 s, %d s".formatted(Sizes.SECONDS),
                "%.2f calls/s, %d refused".formatted(share * PER_SECOND, tooMany),
                "the limit, 10 calls/s",
                "%.3f".formatted(share),
                "≥ " + TARGET + ", none refused");
        assertThat(tooMany).as("calls that the gateway refused (429)").isZero();
        assertThat(share).as("share of the gateway's limit that was used").isGreaterThanOrEqualTo(TARGET);
    }
}
