package carovana.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file in the inbox")
class SettlingTest {

    @TempDir
    Path folder;

    private final AtomicLong watch = new AtomicLong();
    private final Settling settling = new Settling(2000, watch::get);
    private Path file;

    @BeforeEach
    void leave() throws IOException {
        file = Files.writeString(folder.resolve("x.csv"), "a");
    }

    private boolean after(int milliseconds) throws IOException {
        watch.addAndGet(Duration.ofMillis(milliseconds).toNanos());
        return settling.hasSettled(file);
    }

    @Test
    void has_settled_when_it_looked_the_same_for_long_enough() throws IOException {
        assertThat(after(0)).isFalse();
        assertThat(after(1999)).isFalse();
        assertThat(after(1)).isTrue();
    }

    @Test
    void has_not_while_it_grows_or_is_written_over() throws IOException {
        after(0);
        Files.writeString(file, "ab");
        assertThat(after(2000)).isFalse();
        Files.setLastModifiedTime(file, FileTime.fromMillis(7));
        assertThat(after(2000)).isFalse();
        assertThat(after(2000)).isTrue();
    }

    @Test
    void is_new_again_when_it_changed_after_it_had_settled() throws IOException {
        after(0);
        assertThat(after(2000)).isTrue();
        Files.writeString(file, "abc");
        assertThat(settling.isAsItWas(file)).isFalse();
        assertThat(after(0)).isFalse();
        assertThat(after(2000)).isTrue();
        assertThat(settling.isAsItWas(file)).isTrue();
        assertThat(settling.isAsItWas(file)).as("what was taken").isFalse();
    }

    @Test
    void is_forgotten_when_nobody_looks_at_it_any_more() throws IOException {
        after(0);
        watch.addAndGet(Duration.ofMinutes(2).toNanos());
        settling.hasSettled(Files.writeString(folder.resolve("y.csv"), "y"));

        assertThat(after(0)).isFalse();
    }
}
