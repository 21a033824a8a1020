package carovana.tenants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** The key that Carovana made for itself, because none was given: in a file that nobody else may read. */
final class SecretKeyFile {

    static final String NAME = "tenants.key";

    private static final int BYTES = 32;
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private SecretKeyFile() {}

    /** @return the key as Base64 */
    static String in(Path home) {
        var file = home.resolve(NAME);
        try {
            Files.createDirectories(home);
            make(file);
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The key in " + file + " can neither be read nor be made", e);
        }
    }

    private static void make(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        var key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        // whole or not there: another process may look for it in the same moment
        var partial = file.resolveSibling(NAME + "." + ProcessHandle.current().pid());
        Files.deleteIfExists(partial);
        FileAttribute<?>[] mine = POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (var channel = FileChannel.open(
                        partial, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mine);
                var out = Channels.newOutputStream(channel)) {
            out.write(Base64.getEncoder().encodeToString(key).getBytes(StandardCharsets.US_ASCII));
            out.write('\n');
            channel.force(true);
        }
        try {
            Files.createLink(file, partial);
        } catch (FileAlreadyExistsException another) {
            // made by another process: that one counts
        } catch (UnsupportedOperationException noLinks) {
            Files.move(partial, file);
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
