package carovana.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import carovana.intake.Answering;
import carovana.ledger.Drop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

@DisplayName("A file of a million rows in a small heap")
class LargeFileBenchmark {

    @TempDir
    Path home;

    private final Heap heap = new Heap();

    @AfterAll
    static void print() {
        Table.print();
    }

    @Test
    void is_carried_whole_and_leaves_the_heap_as_it_was() throws Exception {
        try (var stub = Stub.answeringAfter(0);
                var halls = new Halls(
                        home,
                        "--carovana.upstream.gpd.address=" + stub.address(),
                        "--carovana.upstream.gpd.calls-in-flight=16")) {
            var drop = halls.arrive("large", Sizes.LARGE);
            stage("read through", Sizes.LARGE, () -> halls.inspect(drop));
            heap.watch();
            stage("entered in the ledger (H2)", Sizes.LARGE, () -> halls.loadRows(drop));
            heap.tell("while %,d rows were entered".formatted(Sizes.LARGE));
            assertEntered(halls, drop);
            stage("submitted, answers at once", Sizes.LARGE_SENT, () -> submit(halls, drop));
            settleTheRest(halls, drop);
            stage("outcome file", Sizes.LARGE, () -> answer(halls, drop));
            heap.tell("to the end");
            assertEntered(halls, drop);
        }
    }

    private interface Stage {
        void run() throws Exception;
    }

    private static void stage(String what, int rows, Stage stage) throws Exception {
        long start = System.nanoTime();
        stage.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        Table.add(
                "a file of %,d rows: %s, %,d rows".formatted(Sizes.LARGE, what, rows),
                "%,.0f rows/s (%.1f s)".formatted(rows / seconds, seconds),
                "",
                "",
                "");
    }

    private static void submit(Halls halls, Drop drop) throws Exception {
        halls.start("submit-due");
        await().atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> halls.drop(drop.id()).created() >= Sizes.LARGE_SENT);
        halls.stop("submit-due");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> halls.the(JdbcTemplate.class)
                                .queryForObject("select count(*) from work where node <> 0", Integer.class)
                        == 0);
    }

    /** An outcome is written when all rows have one: those that were not sent are given theirs. */
    private static void settleTheRest(Halls halls, Drop drop) {
        var jdbc = halls.the(JdbcTemplate.class);
        int settled = 1;
        while (settled > 0) {
            settled = jdbc.update("insert into outcome (instruction, number, at, kind)"
                    + " select instruction, 1, due_at, 'CREATED' from work order by instruction limit 10000");
            jdbc.update("delete from work where instruction <= (select max(instruction) from outcome)");
        }
        jdbc.update("update drops set created = row_count where id = ?", drop.id());
    }

    private void answer(Halls halls, Drop drop) throws IOException {
        var file = home.resolve("outcome.csv");
        try (var out = Files.newOutputStream(file)) {
            halls.the(Answering.class).writeOutcome(halls.drop(drop.id()), out);
        }
        var lines = new AtomicInteger();
        try (var rows = Files.lines(file)) {
            rows.forEach(row -> lines.incrementAndGet());
        }
        assertThat(lines.get()).isEqualTo(Sizes.LARGE + 1);
    }

    private static void assertEntered(Halls halls, Drop drop) {
        var jdbc = halls.the(JdbcTemplate.class);
        assertThat(jdbc.queryForObject("select count(*) from instruction", Integer.class))
                .isEqualTo(Sizes.LARGE);
        assertThat(jdbc.queryForObject("select count(*) from position_key", Integer.class))
                .isEqualTo(Sizes.LARGE);
        var now = halls.drop(drop.id());
        assertThat(now.created() + now.waiting()).isEqualTo(Sizes.LARGE);
        assertThat(jdbc.queryForObject("select count(*) from work", Integer.class))
                .isEqualTo(now.waiting());
    }
}
