package carovana.sandbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;

/**
 * A file to which changes are appended before a call is answered: far cheaper than writing the store's pages each time.
 * A killed process loses none of it; the operating system, not the disk, is trusted. Each write is one block with its
 * length and checksum, so that a block that was cut off is noticed and everything before it still counts.
 */
final class Journal implements AutoCloseable {

    /** Told the changes of a journal in their order; a null value is a removal. */
    interface Reader {
        void change(String map, String key, byte[] value);
    }

    private final FileChannel file;
    private ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private long size;

    Journal(Path path) {
        try {
            file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            size = file.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void note(String map, String key, byte[] value) {
        try {
            var out = new DataOutputStream(pending);
            text(out, map.getBytes(StandardCharsets.UTF_8));
            text(out, key.getBytes(StandardCharsets.UTF_8));
            if (value == null) {
                out.writeInt(-1);
            } else {
                text(out, value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void text(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Takes what was noted since the last time, as one block. */
    byte[] drain() {
        byte[] block = pending.toByteArray();
        pending = new ByteArrayOutputStream();
        return block;
    }

    void write(byte[] block) {
        if (block.length == 0) {
            return;
        }
        ByteBuffer framed = ByteBuffer.allocate(block.length + Integer.BYTES + Long.BYTES);
        framed.putInt(block.length).putLong(checksum(block)).put(block).flip();
        try {
            while (framed.hasRemaining()) {
                size += file.write(framed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes on what was noted in a journal that has been closed since. */
    void inherit(Journal closed) {
        pending = closed.pending;
    }

    long size() {
        return size;
    }

    static void read(Path path, Reader reader) {
        if (!Files.exists(path)) {
            return;
        }
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            byte[] block = block(in);
            while (block != null) {
                changes(block, reader);
                block = block(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] block(DataInputStream in) throws IOException {
        byte[] head = in.readNBytes(Integer.BYTES + Long.BYTES);
        if (head.length < Integer.BYTES + Long.BYTES) {
            return null;
        }
        ByteBuffer framed = ByteBuffer.wrap(head);
        int length = framed.getInt();
        long checksum = framed.getLong();
        byte[] block = in.readNBytes(length);
        return block.length == length && checksum(block) == checksum ? block : null;
    }

    private static void changes(byte[] block, Reader reader) {
        ByteBuffer in = ByteBuffer.wrap(block);
        while (in.hasRemaining()) {
            String map = new String(bytes(in), StandardCharsets.UTF_8);
            String key = new String(bytes(in), StandardCharsets.UTF_8);
            reader.change(map, key, bytes(in));
        }
    }

    private static byte[] bytes(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static long checksum(byte[] block) {
        var crc = new CRC32();
        crc.update(block);
        return crc.getValue();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
