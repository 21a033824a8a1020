package carovana.documents.unpack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Zips as they are delivered, and as nobody should deliver them. */
public final class Zips {

    public static final byte[] PDF = "%PDF-1.4\n% a document\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private static final int ENTRY = 0x02014b50;
    private static final int END = 0x06054b50;

    private Zips() {}

    /** @param files name, content, name, content… */
    public static byte[] zip(Object... files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < files.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) files[i]));
                zip.write((byte[]) files[i + 1]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Stored, as it is, so that nothing of it can be saved by packing. */
    public static byte[] stored(String name, byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var entry = new ZipEntry(name);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            var crc = new CRC32();
            crc.update(content);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Changes every entry of the zip's list: the buffer and where the entry begins. */
    static byte[] changed(byte[] zip, BiConsumer<ByteBuffer, Integer> change) {
        return each(zip, ENTRY, change);
    }

    static byte[] changedEnd(byte[] zip, BiConsumer<ByteBuffer, Integer> change) {
        return each(zip, END, change);
    }

    private static byte[] each(byte[] zip, int signature, BiConsumer<ByteBuffer, Integer> change) {
        var bytes = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 4 <= zip.length; at++) {
            if (bytes.getInt(at) == signature) {
                change.accept(bytes, at);
            }
        }
        return bytes.array();
    }

    /** The same name written over another of the same length, wherever it stands. */
    static byte[] renamed(byte[] zip, String from, String to) {
        var text = new String(zip, StandardCharsets.ISO_8859_1).replace(from, to);
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
