package carovana.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Bytes that are held")
class HeldBytesTest {

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static HeldBytes held(byte[] bytes) throws IOException {
        try (var taking = new HeldBytes.Taking(10_000_000)) {
            for (int from = 0; from < bytes.length; from += 10_000) {
                taking.write(bytes, from, Math.min(10_000, bytes.length - from));
            }
            return taking.held();
        }
    }

    /** What lies about in the folder for temporary files. */
    private static Set<Path> files() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(each -> each.getFileName().toString().startsWith("carovana")
                            && each.getFileName().toString().endsWith(".tmp"))
                    .collect(Collectors.toSet());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 65_537, 3_000_000})
    void can_be_read_as_often_as_one_likes(int size) throws IOException {
        var bytes = bytes(size);
        try (var held = held(bytes)) {
            assertThat(held.size()).isEqualTo(size);
            assertThat(held.readAllBytes()).isEqualTo(bytes);
            held.reset();
            assertThat(held.readAllBytes()).isEqualTo(bytes);
            assertThat(held.read()).isEqualTo(-1);
        }
    }

    @Test
    void have_no_file_that_anybody_could_see() throws IOException {
        var before = files();
        try (var held = held(bytes(1_000_000))) {
            assertThat(files()).isEqualTo(before);
            assertThat(held.read()).isNotNegative();
        }
    }

    @Test
    void are_gone_when_they_are_closed() throws IOException {
        var held = held(bytes(1_000_000));
        held.close();

        assertThatThrownBy(held::reset).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void are_not_more_than_is_allowed() throws IOException {
        try (var taking = new HeldBytes.Taking(100_000)) {
            taking.write(bytes(100_000));

            assertThatThrownBy(() -> taking.write(1))
                    .isInstanceOf(HeldBytes.Exceeded.class)
                    .hasMessage("it is larger than 100000 bytes");
        }
    }
}
