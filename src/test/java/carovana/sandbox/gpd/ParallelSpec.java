package carovana.sandbox.gpd;

import static carovana.sandbox.Asked.position;
import static carovana.sandbox.Asked.with;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.RunningSandbox;
import carovana.sandbox.RunningSandbox.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Of eight identical calls at once exactly one wins")
class ParallelSpec {

    private static final ExecutorService CLIENTS = Executors.newFixedThreadPool(8);

    @TempDir
    static Path home;

    static RunningSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = RunningSandbox.in(home);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
        CLIENTS.shutdown();
    }

    private static List<Answer> eight(Supplier<Answer> call) {
        var barrier = new CyclicBarrier(8);
        return Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                barrier.await();
                            } catch (Exception e) {
                                throw new AssertionError(e);
                            }
                            return call.get();
                        },
                        CLIENTS))
                .limit(8)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private static void oneWins(List<Answer> answers, int win, Integer... losses) {
        assertThat(answers).filteredOn(answer -> answer.status() == win).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != win)
                .extracting(Answer::status)
                .isSubsetOf(losses);
    }

    @RepeatedTest(5)
    void whatever_they_ask(RepetitionInfo round) {
        String iupd = "TARI-" + round.getCurrentRepetition();
        String iuv = "0100000000000000" + round.getCurrentRepetition();
        String asked = with(position(iupd, iuv), "/validityDate", "\"2099-01-01T00:00:00\"");

        oneWins(eight(() -> sandbox.create(asked)), 201, 409);
        oneWins(eight(() -> sandbox.v1("PUT", "/debtpositions/" + iupd, asked)), 200, 500);
        oneWins(eight(() -> sandbox.v1("POST", "/debtpositions/" + iupd + "/publish", null)), 200, 500, 409);
        oneWins(
                eight(() -> sandbox.v1(
                        "POST",
                        "/paymentoptions/3" + iuv + "/pay",
                        "{\"pspCompany\":\"Banca di Prova\",\"idReceipt\":\"1\"}")),
                200,
                500,
                409);
    }
}
