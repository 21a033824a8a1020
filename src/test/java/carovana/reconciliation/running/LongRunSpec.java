package carovana.reconciliation.running;

import static carovana.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import carovana.ledger.payments.AskedRun;
import carovana.ledger.payments.AskedRuns;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.jdbc.core.JdbcTemplate;

@DisplayName("The long run of an organization")
class LongRunSpec {

    private static final String LONG = Town.BUGLIANO;
    private static final String SHORT = "99000000028";

    /** FdR, which answers when the test lets it; the other organization does not ask it. */
    private final CountDownLatch answers = new CountDownLatch(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer fdr;
    private Town town;
    private AskedRuns runs;
    private long longRun;

    @BeforeEach
    void start(@TempDir Path home) throws IOException {
        var asked = new CountDownLatch(1);
        fdr = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        fdr.setExecutor(threads);
        fdr.createContext("/", exchange -> {
            asked.countDown();
            try (exchange) {
                answers.await();
                exchange.sendResponseHeaders(404, -1);
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
        fdr.start();
        town = new Town(
                home,
                "--carovana.reconciliation.schedule=0 0 0 1 1 ? 2099",
                "--carovana.reconciliation.fetch.flows-of[" + SHORT + "]=none",
                "--carovana.upstream.fdr.address=http://127.0.0.1:"
                        + fdr.getAddress().getPort(),
                "--carovana.organizations[0].fiscal-code=" + LONG,
                "--carovana.organizations[0].name=Comune di Bugliano",
                "--carovana.organizations[0].iban=IT60X0542811101000000123456",
                "--carovana.organizations[0].segregation-code=01",
                "--carovana.organizations[1].fiscal-code=" + SHORT,
                "--carovana.organizations[1].name=Comune di Fossombra",
                "--carovana.organizations[1].iban=IT60X0542811101000000123456",
                "--carovana.organizations[1].segregation-code=02");
        runs = town.the(AskedRuns.class);
        longRun = runs.ask(LONG);
        await("the run to be in the middle").until(() -> asked.getCount() == 0);
    }

    @AfterEach
    void stop() {
        answers.countDown();
        town.close();
        fdr.stop(0);
        threads.shutdownNow();
    }

    private AskedRun run(String organization, long id) {
        return runs.find(organization, id).orElseThrow();
    }

    private void goesOn() {
        assertThat(run(LONG, longRun).finishedAt()).isNull();
    }

    @Test
    void keeps_no_other_one_waiting() {
        for (int times = 0; times < 2; times++) {
            long id = runs.ask(SHORT);
            await("the other one").until(() -> run(SHORT, id).finishedAt() != null);
            assertThat(run(SHORT, id).trouble()).isNull();
        }
        goesOn();

        answers.countDown();
        await("the long one").until(() -> run(LONG, longRun).finishedAt() != null);
    }

    @Test
    void does_not_keep_from_being_done_anew_what_a_process_that_ended_left_behind() {
        long id = runs.ask(SHORT);
        await("the other one").until(() -> run(SHORT, id).finishedAt() != null);
        var jdbc = town.the(JdbcTemplate.class);
        jdbc.update("update asked_run set finished_at = null, running_key = organization, node = -1 where id = ?", id);

        await("another one")
                .until(() -> jdbc.queryForObject(
                                "select count(*) from asked_run where organization = ? and id > ? and finished_at is not null",
                                Integer.class,
                                SHORT,
                                id)
                        == 1);
        assertThat(run(SHORT, id).trouble()).contains("another run follows");
        goesOn();
    }

    @Test
    void leaves_alone_what_waits_behind_it() {
        long next = runs.ask(LONG);
        long other = runs.ask(SHORT);
        await("the other one").until(() -> run(SHORT, other).finishedAt() != null);
        assertThat(run(LONG, next).startedAt()).isNull();

        answers.countDown();
        await("the one behind it").until(() -> run(LONG, next).finishedAt() != null);
        assertThat(run(LONG, longRun).finishedAt())
                .isBeforeOrEqualTo(run(LONG, next).startedAt());
    }

    @Test
    void is_waited_for_when_the_process_is_stopped_and_what_waits_is_left_to_the_next_one() {
        long next = runs.ask(LONG);
        var stops = new CountDownLatch(1);
        town.context().addApplicationListener((ContextClosedEvent event) -> stops.countDown());
        var stopping = CompletableFuture.runAsync(town::stop);
        await("the stop").until(() -> stops.getCount() == 0);
        answers.countDown();
        stopping.join();

        town.start();
        runs = town.the(AskedRuns.class);
        assertThat(run(LONG, longRun).finishedAt()).isNotNull();
        assertThat(run(LONG, longRun).trouble()).isNull();
        await("what waits").until(() -> run(LONG, next).finishedAt() != null);
        assertThat(run(LONG, next).trouble()).isNull();
    }
}
