package carovana.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import carovana.ledger.Drop;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

@DisplayName("Submission to an upstream that takes its time")
class SubmissionBenchmark {

    private static final int IN_FLIGHT = 64;
    private static final long MILLIS = 50;
    private static final double CEILING = IN_FLIGHT * 1000.0 / MILLIS;
    private static final double TARGET = 0.85;

    @TempDir
    Path home;

    @AfterAll
    static void print() {
        Table.print();
    }

    @Test
    void keeps_its_calls_in_flight() throws Exception {
        try (var stub = Stub.answeringAfter(MILLIS);
                var halls = new Halls(
                        home,
                        "--carovana.upstream.gpd.address=" + stub.address(),
                        "--carovana.upstream.gpd.calls-in-flight=" + IN_FLIGHT);
                var bare = new BareCalls(stub, IN_FLIGHT)) {
            for (int warm = 0; warm < 2; warm++) {
                product(halls, "warm" + warm);
                bare.post(Sizes.POSITIONS);
            }
            var ours = new double[Sizes.ROUNDS];
            var theirs = new double[Sizes.ROUNDS];
            for (int round = 0; round < Sizes.ROUNDS; round++) {
                ours[round] = product(halls, "round" + round);
                theirs[round] = bare.post(Sizes.POSITIONS);
                System.out.printf(
                        "submission, round %d: %.2f s, bare client %.2f s%n", round, ours[round], theirs[round]);
            }
            tell(ours, theirs);
        }
    }

    private static void tell(double[] ours, double[] theirs) {
        var reached = Figure.rates(Sizes.POSITIONS, ours).over(CEILING);
        var bare = Figure.rates(Sizes.POSITIONS, theirs).over(CEILING);
        Table.add(
                "submission, %d calls in flight, answers after %d ms".formatted(IN_FLIGHT, MILLIS),
                Figure.rates(Sizes.POSITIONS, ours).whole() + " positions/s",
                "bare HTTP client " + Figure.rates(Sizes.POSITIONS, theirs).whole() + "/s, " + bare.text() + " of "
                        + Math.round(CEILING) + "/s",
                reached.text(),
                "≥ " + TARGET);
        assertThat(reached.median())
                .as(
                        "Of %d calls in flight at %d ms submission reached %s; on this machine a bare HTTP client reached %s",
                        IN_FLIGHT, MILLIS, reached.text(), bare.text())
                .isGreaterThanOrEqualTo(TARGET);
    }

    /** @return seconds from the first lease to the last outcome in the ledger */
    private static double product(Halls halls, String name) throws Exception {
        var drop = halls.arrive(name, Sizes.POSITIONS);
        halls.inspect(drop);
        halls.loadRows(drop);
        System.gc();
        long start = System.nanoTime();
        halls.start("submit-due");
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> halls.drop(drop.id()).waiting() == 0);
        // the timer of a route that was started ticks only after a while
        double seconds = (System.nanoTime() - start) / 1e9 - Halls.FIRST_LOOK.toMillis() / 1000.0;
        halls.stop("submit-due");
        assertCreated(halls, halls.drop(drop.id()));
        return seconds;
    }

    private static void assertCreated(Halls halls, Drop drop) {
        assertThat(drop.created()).isEqualTo(Sizes.POSITIONS);
        assertThat(halls.the(JdbcTemplate.class).queryForObject("select count(*) from work", Integer.class))
                .isZero();
    }
}
