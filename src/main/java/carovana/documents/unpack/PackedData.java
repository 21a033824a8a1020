package carovana.documents.unpack;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** The bytes of one file in a zip, behind its local header, which must say the same as the zip's list. */
final class PackedData implements Closeable {

    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;

    private final SeekableByteChannel zip;
    private final Packed file;
    private final Inflater inflater = new Inflater(true);
    private long at;
    private long left;

    PackedData(SeekableByteChannel zip, Packed file) throws IOException, Hostile {
        this.zip = zip;
        this.file = file;
        var header = ByteBuffer.allocate(LOCAL_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        fill(header, file.header());
        int name = header.getShort(26) & 0xffff;
        if (header.getInt(0) != LOCAL || name != file.rawName().length || (header.getShort(6) & 1) != 0) {
            throw new Hostile("a file in the zip is not where the zip's list says");
        }
        var raw = ByteBuffer.allocate(name);
        fill(raw, file.header() + LOCAL_LENGTH);
        if (!Arrays.equals(raw.array(), file.rawName())) {
            throw new Hostile("a file in the zip has another name than the zip's list says");
        }
        at = file.header() + LOCAL_LENGTH + name + (header.getShort(28) & 0xffff);
        left = file.packed();
        if (at + left > zip.size()) {
            throw new Hostile("a file in the zip ends behind the zip");
        }
    }

    private void fill(ByteBuffer bytes, long from) throws IOException {
        zip.position(from);
        while (bytes.hasRemaining() && zip.read(bytes) >= 0) {
            // until it is whole; what is missing stays zero, and is found out
        }
    }

    /** Behind its last byte. */
    long end() {
        return at + left;
    }

    InputStream content() {
        return file.method() == Packed.STORED ? new Raw() : new InflaterInputStream(new Raw(), inflater);
    }

    @Override
    public void close() {
        inflater.end();
    }

    private final class Raw extends InputStream {

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            zip.position(at);
            int n = zip.read(ByteBuffer.wrap(into, from, (int) Math.min(length, left)));
            if (n < 0) {
                throw new ZipException("The zip ends too early");
            }
            at += n;
            left -= n;
            return n;
        }
    }
}
