package carovana.documents.unpack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * The central directory of a zip, which alone says what is in it (PKWARE's application note, 4.3 and 4.4). It is read by
 * hand, since libraries read all of it before a limit can be asked, and forgive what a delivery has no reason to do.
 */
final class ZipDirectory {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int COMMENT = 65_535;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;

    /** A hundred entries with names and extras take some ten thousand bytes. */
    private static final int LARGEST = 1024 * 1024;

    private static final int ENCRYPTED = 0x1 | 0x40 | 0x2000;
    private static final int UNIX = 3;
    private static final int FILE_TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int FOLDER = 0040000;

    private final SeekableByteChannel zip;
    private final int most;

    ZipDirectory(SeekableByteChannel zip, int mostEntries) {
        this.zip = zip;
        this.most = mostEntries;
    }

    /** @return the files, without folders, in the order of their places */
    List<Packed> read() throws IOException, Hostile {
        var end = end();
        int entries = end.getShort(10) & 0xffff;
        long length = end.getInt(12) & 0xffffffffL;
        long start = end.getInt(16) & 0xffffffffL;
        if (end.getShort(4) != 0 || end.getShort(6) != 0 || entries != (end.getShort(8) & 0xffff)) {
            throw new Hostile("the zip is one part of several");
        }
        if (entries > most) {
            throw new Hostile("the zip has %s%d files, and %d are taken"
                    .formatted(entries == 0xffff ? "at least " : "", entries, most));
        }
        if (length > LARGEST || start + length > zip.size()) {
            throw new Hostile("the zip's list of files is not where it says, or too long");
        }
        var list = read(start, (int) length);
        var files = new ArrayList<Packed>();
        var names = new HashSet<String>();
        for (int i = 0; i < entries; i++) {
            var file = entry(list);
            EntryName.check(file.name());
            if (!names.add(EntryName.key(file.name()))) {
                throw new Hostile("two files in the zip have the same name");
            }
            if (!file.name().endsWith("/")) {
                files.add(file);
            }
        }
        if (list.hasRemaining()) {
            throw new Hostile("the zip's list of files is longer than it says");
        }
        files.sort(Comparator.comparingLong(Packed::header));
        return files;
    }

    private ByteBuffer end() throws IOException, Hostile {
        int length = (int) Math.min(zip.size(), END_LENGTH + COMMENT);
        var tail = read(zip.size() - length, length);
        for (int at = length - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END && at + END_LENGTH + (tail.getShort(at + 20) & 0xffff) == length) {
                return tail.slice(at, END_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
            }
        }
        throw new Hostile("the zip has no end: it was cut off, or is no zip");
    }

    private Packed entry(ByteBuffer list) throws Hostile {
        int at = list.position();
        if (list.remaining() < ENTRY_LENGTH || list.getInt(at) != ENTRY) {
            throw new Hostile("the zip's list of files is shorter than it says");
        }
        int name = list.getShort(at + 28) & 0xffff;
        int rest = (list.getShort(at + 30) & 0xffff) + (list.getShort(at + 32) & 0xffff);
        if (list.remaining() < ENTRY_LENGTH + name + rest) {
            throw new Hostile("the zip's list of files is shorter than it says");
        }
        var raw = new byte[name];
        list.get(at + ENTRY_LENGTH, raw);
        list.position(at + ENTRY_LENGTH + name + rest);
        var file = new Packed(
                EntryName.read(raw),
                raw,
                list.getInt(at + 42) & 0xffffffffL,
                list.getInt(at + 20) & 0xffffffffL,
                list.getInt(at + 24) & 0xffffffffL,
                list.getShort(at + 10) & 0xffff,
                list.getInt(at + 16) & 0xffffffffL);
        if ((list.getShort(at + 8) & ENCRYPTED) != 0) {
            throw new Hostile("a file in the zip is encrypted");
        }
        if (file.method() != Packed.STORED && file.method() != Packed.DEFLATED) {
            throw new Hostile("a file in the zip is packed in a way that is not taken");
        }
        int type = (list.getShort(at + 4) >> 8 & 0xff) == UNIX ? list.getInt(at + 38) >>> 16 & FILE_TYPE : 0;
        if (type != 0 && type != REGULAR && type != FOLDER) {
            throw new Hostile("the zip holds a link or a device");
        }
        return file;
    }

    private ByteBuffer read(long from, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        zip.position(from);
        while (bytes.hasRemaining() && zip.read(bytes) >= 0) {
            // until it is whole; what is missing stays zero, and is found out
        }
        return bytes.rewind();
    }
}
