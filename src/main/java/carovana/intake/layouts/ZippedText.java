package carovana.intake.layouts;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The one file inside a zip, read in place: nothing is ever written under the name it has there. */
final class ZippedText extends FilterInputStream {

    /** A name is only ever told, never used; this much of it is enough. */
    private static final int TOLD = 60;

    private static final String DAMAGED =
            "The zip is damaged: its content cannot be unpacked to the end. Make it again, or send it again.";

    private final ZipFile zip;
    private final ZipEntry entry;
    private final IntakeLimits limits;
    private final CRC32 checksum = new CRC32();
    private long unzipped;

    private ZippedText(ZipFile zip, ZipEntry entry, IntakeLimits limits) throws IOException {
        super(zip.getInputStream(entry));
        this.zip = zip;
        this.entry = entry;
        this.limits = limits;
    }

    static boolean isZip(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            return isZip(bytes.readNBytes(4));
        }
    }

    private static boolean isZip(byte[] start) {
        return start.length == 4
                && start[0] == 'P'
                && start[1] == 'K'
                && (start[2] == 3 && start[3] == 4 || start[2] == 5 && start[3] == 6 || start[2] == 7 && start[3] == 8);
    }

    /** For the first reading: limits and checksum are looked after while it is read. */
    static InputStream examine(Path file, IntakeLimits limits) throws DropRejected, IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException broken) {
            throw new DropRejected(adviceAbout(broken));
        }
        try {
            var entry = onlyEntry(zip, limits);
            refuseNested(zip, entry);
            return new ZippedText(zip, entry, limits);
        } catch (DropRejected | IOException refused) {
            zip.close();
            throw refused;
        }
    }

    static InputStream open(Path file) throws IOException {
        var zip = new ZipFile(file.toFile());
        return new ZippedText(zip, zip.entries().nextElement(), null);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read;
        try {
            read = super.read(bytes, offset, length);
        } catch (ZipException | EOFException broken) {
            throw new Broken(DAMAGED);
        }
        if (limits == null) {
            return read;
        }
        if (read > 0) {
            checksum.update(bytes, offset, read);
            unzipped += read;
            refuseBomb();
        } else if (read < 0 && length > 0 && (checksum.getValue() != entry.getCrc() || unzipped != entry.getSize())) {
            throw new Broken(
                    "The zip is damaged: the checksum of its content is %08X, and should be %08X. Make it again, or send it again."
                            .formatted(checksum.getValue(), entry.getCrc()));
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return readNBytes((int) Math.min(bytes, 8192)).length;
    }

    @Override
    public void close() throws IOException {
        super.close();
        zip.close();
    }

    private void refuseBomb() throws Broken {
        long limit = limits.unzippedSize().toBytes();
        if (unzipped > limit) {
            throw new Broken("The content of the zip is too big: %s, and the limit is %s. Split it."
                    .formatted(IntakeLimits.told(Math.max(unzipped, entry.getSize())), IntakeLimits.told(limit)));
        }
        long packed = Math.max(1, entry.getCompressedSize());
        if (unzipped > packed * limits.zipRatio()) {
            throw new Broken(("The content of the zip is suspiciously big: %d times what is packed, and the limit is %d"
                            + " times. Send it without the zip.")
                    .formatted(Math.max(unzipped, entry.getSize()) / packed + 1, limits.zipRatio()));
        }
    }

    private static ZipEntry onlyEntry(ZipFile zip, IntakeLimits limits) throws DropRejected {
        if (zip.size() == 0) {
            throw new DropRejected("The zip is empty: there is nothing to load.");
        }
        if (zip.size() > limits.zipEntries()) {
            var names = new ArrayList<String>();
            zip.stream().limit(3).forEach(each -> names.add(shortened(each.getName())));
            throw new DropRejected(("The zip holds %d entries, and the limit is %d: %s%s. Put one CSV or JSON in it,"
                            + " without folders. A spreadsheet must be saved as CSV.")
                    .formatted(
                            zip.size(),
                            limits.zipEntries(),
                            String.join(", ", names),
                            zip.size() > names.size() ? "…" : ""));
        }
        var entry = zip.entries().nextElement();
        if (entry.isDirectory()) {
            throw new DropRejected("The zip holds a folder and no file: put one CSV or JSON in it.");
        }
        return entry;
    }

    private static void refuseNested(ZipFile zip, ZipEntry entry) throws DropRejected, IOException {
        try (var content = zip.getInputStream(entry)) {
            var start = content.readNBytes(4);
            if (isZip(start)) {
                throw new DropRejected("The zip holds another zip: put the CSV or JSON itself in it.");
            }
            if (start.length == 0) {
                throw new DropRejected("The file in the zip is empty: there is nothing to load.");
            }
        } catch (ZipException | EOFException broken) {
            throw new DropRejected(DAMAGED);
        }
    }

    private static String adviceAbout(ZipException broken) {
        var message = String.valueOf(broken.getMessage());
        if (message.contains("encrypted")) {
            return "The zip is encrypted: make it again without a password.";
        }
        return "The file starts like a zip, but cannot be opened as one (%s). Make it again, or send it again."
                .formatted(shortened(message));
    }

    /** What is told of a name that anyone may have chosen. */
    private static String shortened(String name) {
        var told = new StringBuilder();
        name.chars().limit(TOLD).forEach(c -> told.append(Character.isISOControl(c) ? '?' : (char) c));
        return told.toString();
    }

    /** Breaks the reading off; {@link DropReader} tells it as a refusal. */
    static final class Broken extends IOException {

        Broken(String sentence) {
            super(sentence);
        }
    }
}
