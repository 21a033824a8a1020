package carovana.intake;

import static carovana.Town.csv;
import static carovana.Town.row;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Bookkeeper;
import carovana.Town;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file that is still being written")
class GrowingFileSpec {

    /** Milliseconds: longer than a busy machine may keep the writer waiting, because then the file would have settled. */
    private static final int SETTLE = 3000;

    @TempDir
    Path home;

    private Town town;

    @BeforeEach
    void start() {
        town = new Town(home, "--carovana.intake.settle=" + SETTLE);
    }

    @AfterEach
    void stop() {
        town.close();
    }

    @Test
    void is_taken_when_it_has_settled_and_others_meanwhile() throws Exception {
        var growing = Files.writeString(home.resolve("inbox/99000000010/growing.csv"), csv());
        var written = new AtomicInteger();
        var writer = Executors.newSingleThreadScheduledExecutor();
        writer.scheduleAtFixedRate(() -> append(growing, written), 0, 50, TimeUnit.MILLISECONDS);
        try {
            town.leave("meanwhile.csv", csv(row("MEANWHILE-1")));
            assertThat(town.outcome("meanwhile.csv.outcome.csv")).contains(";CREATED;");
            assertThat(growing).as("a file that is still being written").exists();
        } finally {
            writer.shutdown();
            assertThat(writer.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }

        assertThat(town.outcome("growing.csv.outcome.csv").lines().filter(line -> line.contains(";CREATED;")))
                .hasSize(written.get());
        assertThat(written).hasValueGreaterThan(1);
        new Bookkeeper(town).checkTheBooks();
    }

    private static void append(Path file, AtomicInteger written) {
        try {
            int number = written.get() + 1;
            Files.writeString(file, row("GROWING-" + number) + "\n", StandardOpenOption.APPEND);
            written.set(number);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
