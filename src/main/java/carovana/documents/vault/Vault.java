package carovana.documents.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Locks documents and opens them, as streams. What was locked for one organization and one name cannot be opened as
 * another's: the context is part of the key.
 */
@Component
public class Vault {

    private final VaultKeys keys;
    private final SecureRandom random = new SecureRandom();

    public Vault(VaultKeys keys) {
        this.keys = keys;
    }

    public boolean hasKey() {
        return keys.hasKey();
    }

    /**
     * Locks what is written; complete only after {@link Locking#finish}.
     *
     * @param context what it is, such as request and file name
     */
    public Locking lock(OutputStream out, String organization, String context) throws IOException {
        var salt = new byte[Lock.SALT];
        random.nextBytes(salt);
        var number = keys.currentNumber();
        var header = ByteBuffer.allocate(Lock.HEADER)
                .put(Lock.MAGIC)
                .put(number)
                .put(salt)
                .array();
        out.write(header);
        return new Locking(out, new Lock(keys.keyOf(number, organization, context, salt), header));
    }

    /** The same into a new file that nobody else may read. */
    public Locking lock(Path file, String organization, String context) throws IOException {
        Files.createDirectories(file.getParent());
        var channel = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return lock(java.nio.channels.Channels.newOutputStream(channel), organization, context);
    }

    /** Opens what was locked, in its order; reading ends with an exception where something is wrong. */
    public InputStream open(InputStream in, String organization, String context) throws IOException {
        var header = in.readNBytes(Lock.HEADER);
        return new Unlocking(in, unlock(header, organization, context));
    }

    /** Opens a locked file to be read anywhere. */
    public UnlockedFile open(Path file, String organization, String context) throws IOException {
        var channel = Files.newByteChannel(file, StandardOpenOption.READ);
        try {
            var header = ByteBuffer.allocate(Lock.HEADER);
            while (header.hasRemaining() && channel.read(header) >= 0) {
                // until it is whole
            }
            var read = Arrays.copyOf(header.array(), header.position());
            return new UnlockedFile(channel, unlock(read, organization, context));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * By which the same content is known again, and which tell nobody without the key what it is: the current key's
     * first, then what former keys made of it.
     */
    public List<String> fingerprints(String organization, byte[] content) {
        return keys.fingerprints(organization, content);
    }

    private Lock unlock(byte[] header, String organization, String context) throws IOException {
        if (header.length < Lock.HEADER
                || !Arrays.equals(header, 0, Lock.MAGIC.length, Lock.MAGIC, 0, Lock.MAGIC.length)) {
            throw new IOException("This is no locked file of Carovana");
        }
        int salt = Lock.MAGIC.length + VaultKeys.NUMBER;
        return new Lock(
                keys.keyOf(
                        Arrays.copyOfRange(header, Lock.MAGIC.length, salt),
                        organization,
                        context,
                        Arrays.copyOfRange(header, salt, Lock.HEADER)),
                header);
    }
}
