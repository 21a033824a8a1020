package carovana.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.OtherProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@DisplayName("The database in a file")
class KilledDatabaseSpec {

    private static final int KILLS = 40;

    @TempDir
    Path folder;

    @Test
    void forgets_nothing_that_was_committed_when_its_process_is_killed_again_and_again() throws Exception {
        var moments = new Random(1);
        for (int kill = 1; kill <= KILLS; kill++) {
            killedAfter(700 + moments.nextInt(2_300), kill);
        }
        assertThat(Files.readAllLines(BusyDatabase.notes(folder))).hasSizeGreaterThan(10 * KILLS);
    }

    private void killedAfter(int millis, int kill) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        OtherProcess.classPath(),
                        BusyDatabase.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        assertThat(ended)
                .as("ended by itself after %s kills: %s", kill - 1, Files.readString(folder.resolve("log")))
                .isFalse();
    }
}
