package carovana.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Creating through the façade")
class FacadeBenchmark {

    private static final int CLIENTS = 32;
    private static final double LEAST = 0.5;
    private static final double MOST = 3;

    @TempDir
    Path home;

    @AfterAll
    static void print() {
        Table.print();
    }

    @ParameterizedTest(name = "answers after {0} ms")
    @ValueSource(longs = 50)
    void costs_little_more_than_calling_the_upstream_directly(long millis) throws Exception {
        try (var stub = Stub.answeringAfter(millis);
                var town = new Town(home, "--carovana.upstream.gpd.address=" + stub.address());
                var clients = new Clients(CLIENTS)) {
            var facade = "http://127.0.0.1:" + town.port() + "/gpd/debt-positions-service/v1";
            for (int warm = 0; warm < 3; warm++) {
                clients.create(facade, Sizes.CREATED);
                clients.create(stub.address(), Sizes.CREATED);
            }
            var ours = new Clients.Round[Sizes.ROUNDS];
            var direct = new Clients.Round[Sizes.ROUNDS];
            for (int round = 0; round < Sizes.ROUNDS; round++) {
                ours[round] = clients.create(facade, Sizes.CREATED);
                direct[round] = clients.create(stub.address(), Sizes.CREATED);
                System.out.printf(
                        "façade, %d ms, round %d: %s, direct %s%n", millis, round, ours[round], direct[round]);
            }
            tell(millis, ours, direct);
        }
    }

    private static void tell(long millis, Clients.Round[] ours, Clients.Round[] direct) {
        var rate = ratio(ours, direct, Clients.Round::perSecond);
        var wait = ratio(ours, direct, Clients.Round::p99);
        Table.add(
                "façade, %d clients, answers after %d ms: creates".formatted(CLIENTS, millis),
                figure(ours, Clients.Round::perSecond).whole() + "/s",
                "directly " + figure(direct, Clients.Round::perSecond).whole() + "/s",
                rate.text(),
                "≥ " + LEAST);
        Table.add(
                "façade, %d clients, answers after %d ms: p99".formatted(CLIENTS, millis),
                figure(ours, Clients.Round::p99).whole() + " ms",
                "directly " + figure(direct, Clients.Round::p99).whole() + " ms",
                wait.text(),
                "≤ " + MOST);
        if (millis >= 50) {
            assertThat(rate.median())
                    .as("creates a second, façade to upstream: %s", rate.text())
                    .isGreaterThanOrEqualTo(LEAST);
            assertThat(wait.median())
                    .as("p99, façade to upstream: %s", wait.text())
                    .isLessThanOrEqualTo(MOST);
        }
    }

    private static Figure ratio(Clients.Round[] above, Clients.Round[] below, ToDoubleFunction<Clients.Round> what) {
        return Figure.ratio(values(above, what), values(below, what));
    }

    private static Figure figure(Clients.Round[] rounds, ToDoubleFunction<Clients.Round> what) {
        return Figure.of(values(rounds, what));
    }

    private static double[] values(Clients.Round[] rounds, ToDoubleFunction<Clients.Round> what) {
        return Arrays.stream(rounds).mapToDouble(what).toArray();
    }
}
