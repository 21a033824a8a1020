package carovana.upstream;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Bytes from elsewhere, held until they have been read, as often as one likes: {@link #reset()} goes back to the first.
 * A few are held in memory, many in a file that has no name any more, and so is gone with the process.
 */
public final class HeldBytes extends InputStream {

    /** Carovana's own: most answers are smaller. */
    private static final int IN_MEMORY = 64 * 1024;

    private final InputStream bytes;
    private final FileChannel file;
    private final long size;

    private HeldBytes(InputStream bytes, FileChannel file, long size) {
        this.bytes = bytes;
        this.file = file;
        this.size = size;
    }

    public static HeldBytes of(byte[] bytes) {
        return new HeldBytes(new ByteArrayInputStream(bytes), null, bytes.length);
    }

    /** How many there are. */
    public long size() {
        return size;
    }

    @Override
    public int read() throws IOException {
        return bytes.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        return bytes.read(into, from, length);
    }

    @Override
    public boolean markSupported() {
        return true;
    }

    @Override
    public void reset() throws IOException {
        if (file == null) {
            bytes.reset();
        } else {
            file.position(0);
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    /** Takes bytes to be held. */
    public static final class Taking extends OutputStream {

        private final long largest;
        private ByteArrayOutputStream few = new ByteArrayOutputStream();
        private FileChannel file;
        private long size;

        /** @param largest how many bytes there may be */
        public Taking(long largest) {
            this.largest = largest;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        /** @throws Exceeded when there are too many */
        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            size += length;
            if (size > largest) {
                throw new Exceeded("it is larger than %d bytes".formatted(largest));
            }
            if (file == null && size > IN_MEMORY) {
                toFile();
            }
            if (file == null) {
                few.write(bytes, from, length);
            } else {
                store(ByteBuffer.wrap(bytes, from, length));
            }
        }

        private void toFile() throws IOException {
            Path path = Files.createTempFile("carovana", null);
            file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            store(ByteBuffer.wrap(few.toByteArray()));
            few = null;
        }

        private void store(ByteBuffer some) throws IOException {
            while (some.hasRemaining()) {
                file.write(some);
            }
        }

        /** All that was taken; whoever has it closes it, and nothing more is taken. */
        public HeldBytes held() throws IOException {
            if (file == null) {
                return HeldBytes.of(few.toByteArray());
            }
            file.position(0);
            var held = new HeldBytes(Channels.newInputStream(file), file, size);
            file = null;
            return held;
        }

        /** Gives up what was taken and is not held by anybody. */
        @Override
        public void close() throws IOException {
            if (file != null) {
                file.close();
            }
        }
    }

    /** It is more than is allowed. */
    public static final class Exceeded extends IOException {
        Exceeded(String message) {
            super(message);
        }
    }
}
