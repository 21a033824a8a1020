package carovana.documents.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The vault")
class VaultTest {

    private static final String ORG = "99000000010";
    private static final String CONTEXT = "7/001.pdf";
    private static final int CHUNK = 64 * 1024;

    @TempDir
    Path folder;

    private Vault vault;

    @BeforeEach
    void open() throws IOException {
        vault = vault("1", List.of());
    }

    private static Vault vault(String seed, List<String> former) throws IOException {
        return new Vault(new VaultKeys(new VaultSettings(key(seed), null, false, former)));
    }

    private static String key(String seed) {
        return Base64.getEncoder().encodeToString(Arrays.copyOf(seed.getBytes(), 32));
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private byte[] locked(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var locking = vault.lock(out, ORG, CONTEXT)) {
            locking.write(plain);
            locking.finish();
        }
        return out.toByteArray();
    }

    private byte[] unlocked(byte[] locked) throws IOException {
        return vault.open(new ByteArrayInputStream(locked), ORG, CONTEXT).readAllBytes();
    }

    private byte[] readAnywhere(byte[] locked) throws IOException {
        var file = Files.write(folder.resolve("anywhere"), locked);
        try (var open = vault.open(file, ORG, CONTEXT)) {
            var all = ByteBuffer.allocate((int) open.size());
            open.read(all);
            return all.array();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 200_000})
    void gives_back_what_was_locked_in_order_and_anywhere(int length) throws IOException {
        var plain = bytes(length);
        var locked = locked(plain);

        assertThat(unlocked(locked)).isEqualTo(plain);
        assertThat(readAnywhere(locked)).isEqualTo(plain);
    }

    @Test
    void shows_nothing_of_it_and_locks_the_same_otherwise_each_time() throws IOException {
        var plain = "VRDLRA80A41F205W ".repeat(50).getBytes();
        assertThat(new String(locked(plain), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("VRDLRA");
        assertThat(locked(plain)).isNotEqualTo(locked(plain));
    }

    @Test
    void opens_nothing_that_was_changed() throws IOException {
        var locked = locked(bytes(150_000));
        for (int at : new int[] {0, 5, 20, Lock.HEADER, Lock.HEADER + 70_000, locked.length - 1}) {
            var changed = locked.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> unlocked(changed)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void opens_nothing_that_was_cut_off_even_between_two_chunks() throws IOException {
        var locked = locked(bytes(3 * CHUNK));
        for (int chunks = 0; chunks < 3; chunks++) {
            var cut = Arrays.copyOf(locked, Lock.HEADER + chunks * Lock.LOCKED_CHUNK);
            assertThatThrownBy(() -> unlocked(cut)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> readAnywhere(cut)).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> unlocked(Arrays.copyOf(locked, 10))).hasMessageContaining("no locked file");
    }

    @Test
    void opens_nothing_whose_chunks_changed_places_or_that_goes_on_behind_its_end() throws IOException {
        var locked = locked(bytes(3 * CHUNK));
        var swapped = locked.clone();
        System.arraycopy(locked, Lock.HEADER, swapped, Lock.HEADER + Lock.LOCKED_CHUNK, Lock.LOCKED_CHUNK);
        System.arraycopy(locked, Lock.HEADER + Lock.LOCKED_CHUNK, swapped, Lock.HEADER, Lock.LOCKED_CHUNK);
        assertThatThrownBy(() -> unlocked(swapped)).hasMessageContaining("changed, cut off or exchanged");
        var longer = Arrays.copyOf(locked, locked.length + 5);
        assertThatThrownBy(() -> unlocked(longer)).isInstanceOf(IOException.class);
    }

    @Test
    void opens_nothing_as_another_organizations_or_under_another_name() throws IOException {
        var locked = locked(bytes(10));
        assertThatThrownBy(() -> vault.open(new ByteArrayInputStream(locked), "99000000028", CONTEXT)
                        .readAllBytes())
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> vault.open(new ByteArrayInputStream(locked), ORG, "8/001.pdf")
                        .readAllBytes())
                .isInstanceOf(IOException.class);
    }

    @Test
    void that_was_closed_before_it_was_finished_is_not_whole() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var locking = vault.lock(out, ORG, CONTEXT)) {
            locking.write(bytes(100_000));
        }
        assertThatThrownBy(() -> unlocked(out.toByteArray())).isInstanceOf(IOException.class);
    }

    @Test
    void opens_what_a_former_key_locked_while_that_is_configured() throws IOException {
        var locked = locked(bytes(10));
        vault = vault("2", List.of(key("1")));
        assertThat(unlocked(locked)).isEqualTo(bytes(10));
        vault = vault("2", List.of());
        assertThatThrownBy(() -> unlocked(locked)).hasMessageContaining("former-keys");
    }

    @Test
    void knows_again_what_came_under_a_former_key() throws IOException {
        var before = vault.fingerprints(ORG, bytes(10));
        assertThat(before).hasSize(1);
        vault = vault("2", List.of(key("1")));
        assertThat(vault.fingerprints(ORG, bytes(10))).hasSize(2).endsWith(before.get(0));
        assertThat(vault.fingerprints(ORG, bytes(11))).doesNotContain(before.get(0));
        assertThat(vault.fingerprints("99000000028", bytes(10))).doesNotContain(before.get(0));
    }

    @Test
    void makes_its_files_for_its_own_user_alone() throws IOException {
        var file = folder.resolve("a/b");
        try (var locking = vault.lock(file, ORG, CONTEXT)) {
            locking.finish();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void makes_its_key_on_first_start_and_keeps_it() throws IOException {
        var file = folder.resolve("keys/documents.key");
        var settings = new VaultSettings("", file, true, List.of());
        var first = new VaultKeys(settings).currentNumber();

        assertThat(new VaultKeys(settings).currentNumber()).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(settings.toString()).doesNotContain(Files.readString(file));
    }

    @Test
    void takes_no_key_that_is_too_short_and_does_not_repeat_it() {
        assertThatThrownBy(() -> new VaultSettings("c2hvcnQ=", null, false, List.of()))
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining("c2hvcnQ=");
    }

    @Test
    void without_a_key_locks_nothing() throws IOException {
        var none = new Vault(new VaultKeys(new VaultSettings("", null, false, List.of())));
        assertThatThrownBy(() -> none.lock(new ByteArrayOutputStream(), ORG, CONTEXT))
                .hasMessageContaining("carovana.documents.vault.key is not set");
    }
}
