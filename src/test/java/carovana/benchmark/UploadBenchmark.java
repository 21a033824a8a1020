package carovana.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import carovana.OtherProcess;
import carovana.ledger.Drop;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single calls would take hours: a minute of them is measured, and the rest worked out. */
@DisplayName("A large drop under the gateway's limits")
class UploadBenchmark {

    private static final Duration SINGLE = Duration.ofMinutes(1);

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path home;

    @TempDir
    Path pagopa;

    @AfterAll
    static void print() {
        Table.print();
    }

    @Test
    void is_through_sooner_by_upload_and_never_over_a_limit() throws Exception {
        try (var sandbox = OtherProcess.sandboxOnly(pagopa, "--carovana.sandbox.upload.rate=0")
                        .start();
                var halls = new Halls(
                        home,
                        "--carovana.upstream.gpd.limit=100/10s",
                        "--carovana.upstream.upload.poll=1s",
                        "--carovana.sandbox.enabled=false",
                        "--carovana.sandbox.address=http://127.0.0.1:" + sandbox.port())) {
            sandbox.awaitReady();
            double single = singleCalls(halls);
            var drop = halls.arrive("uploaded", Sizes.UPLOADED);
            long start = System.nanoTime();
            halls.inspect(drop);
            halls.loadRows(drop);
            for (var route : new String[] {"submit-due", "choose-sender", "submit-uploads"}) {
                halls.start(route);
            }
            await().atMost(Duration.ofMinutes(30))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> halls.drop(drop.id()).waiting() == 0);
            double seconds = (System.nanoTime() - start) / 1e9;
            tell(halls.drop(drop.id()), seconds, Sizes.UPLOADED / single, refused(sandbox));
        }
    }

    /** @return positions per second */
    private static double singleCalls(Halls halls) throws Exception {
        var drop = halls.arrive("single", (int) (20 * SINGLE.toSeconds()));
        halls.inspect(drop);
        halls.loadRows(drop);
        halls.start("submit-due");
        await().atMost(SINGLE).until(() -> halls.drop(drop.id()).created() > 0);
        int before = halls.drop(drop.id()).created();
        long start = System.nanoTime();
        await().atMost(SINGLE.multipliedBy(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> System.nanoTime() - start >= SINGLE.toNanos());
        double perSecond = (halls.drop(drop.id()).created() - before) / ((System.nanoTime() - start) / 1e9);
        halls.stop("submit-due");
        return perSecond;
    }

    private static int refused(OtherProcess sandbox) throws IOException {
        int refused = 0;
        for (var service : new String[] {"gpd", "upload"}) {
            refused += JSON.readTree(sandbox.get("/sandbox/control/calls?service=" + service))
                    .path("tooManyRequests")
                    .asInt();
        }
        return refused;
    }

    private static void tell(Drop drop, double upload, double single, int refused) {
        Table.add(
                "%,d positions under the gateway's limits".formatted(Sizes.UPLOADED),
                "by upload %.0f s, %d refused by the gateway".formatted(upload, refused),
                "by single calls %.0f s, worked out from %d s of them".formatted(single, SINGLE.toSeconds()),
                "%.3f".formatted(upload / single),
                "< 1, none refused");
        assertThat(drop.created()).as("positions created").isEqualTo(Sizes.UPLOADED);
        assertThat(refused).as("calls that the gateway refused (429)").isZero();
        assertThat(upload).as("seconds by upload").isLessThan(single);
    }
}
