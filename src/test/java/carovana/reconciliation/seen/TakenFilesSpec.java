package carovana.reconciliation.seen;

import static carovana.Patience.await;
import static carovana.Town.BUGLIANO;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import carovana.ledger.payments.PaymentState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("A file that tells what was paid")
class TakenFilesSpec {

    private static final String YESTERDAY = Instant.now()
            .minus(1, ChronoUnit.DAYS)
            .truncatedTo(ChronoUnit.SECONDS)
            .toString();

    @TempDir
    Path home;

    private final List<String> booked = new ArrayList<>();
    private Town town;
    private Path paid;

    @BeforeEach
    void start() {
        town = new Town(home, SeenDoorsSpec.NOBODY_JUDGES);
        paid = town.folder("outbox").resolve("paid");
        pay("first");
        write();
    }

    @AfterEach
    void stop() {
        town.close();
    }

    @Test
    void is_out_of_reach_while_it_grows() throws IOException {
        pay("second");
        var writing = new TransactionTemplate(town.the(PlatformTransactionManager.class)).execute(locked -> {
            jdbc().queryForList("select id from paid_file for update");
            var begun = CompletableFuture.runAsync(this::write);
            await().until(() -> jdbc().queryForObject(
                                    "select count(*) from information_schema.sessions where blocker_id is not null",
                                    Integer.class)
                    > 0);
            takeAll();
            return begun;
        });
        writing.join();
        takeAll();
        assertThat(booked).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void comes_back_as_it_was_when_a_process_ended_before_it_grew() throws IOException {
        try (var files = Files.newDirectoryStream(paid, "*.csv")) {
            for (var file : files) {
                new GrowingFiles(paid).hold(file);
            }
        }
        takeAll();
        assertThat(booked).isEmpty();
        write();
        pay("second");
        write();
        takeAll();
        assertThat(booked).containsExactly("first", "second");
    }

    private void pay(String iuv) {
        new Known(town, BUGLIANO).payment(iuv, "rt-1", PaymentState.PAID, 1_000, YESTERDAY, null);
    }

    private void write() {
        town.the(ProducerTemplate.class).requestBody("direct:write-report", BUGLIANO);
    }

    private JdbcTemplate jdbc() {
        return town.the(JdbcTemplate.class);
    }

    /** As a back office does that books whatever it sees. */
    private void takeAll() {
        try (var files = Files.newDirectoryStream(paid, "[!.]*.csv")) {
            for (var file : files) {
                var mine = Files.move(file, home.resolve(System.nanoTime() + ".taken"), ATOMIC_MOVE);
                Files.readAllLines(mine).stream()
                        .skip(1)
                        .map(line -> line.split(";")[1])
                        .forEach(booked::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
