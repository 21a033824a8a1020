package carovana.intake.layouts;

import carovana.positions.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The text that was dropped, whether the file is the text or a zip around it. It can be opened any number of times.
 */
final class Source {

    private final Path file;
    private final boolean zipped;
    private final Encoding encoding;

    private Source(Path file, boolean zipped, Encoding encoding) {
        this.file = file;
        this.zipped = zipped;
        this.encoding = encoding;
    }

    /** Reads the file to its end: sizes, zip, encoding. */
    static Source examine(Path file, IntakeLimits limits) throws DropRejected, IOException {
        long size = Files.size(file);
        if (size == 0) {
            throw new DropRejected("The file is empty: there is nothing to load.");
        }
        if (size > limits.fileSize().toBytes()) {
            throw new DropRejected("The file is too big: %s, and the limit is %s. Split it."
                    .formatted(
                            IntakeLimits.told(size),
                            IntakeLimits.told(limits.fileSize().toBytes())));
        }
        boolean zipped = ZippedText.isZip(file);
        try (var content = zipped ? ZippedText.examine(file, limits) : Files.newInputStream(file)) {
            return new Source(file, zipped, Encoding.of(content, () -> open(file, zipped)));
        }
    }

    /** A file that was examined before: only its encoding is found out again. */
    static Source reopen(Path file) throws IOException {
        boolean zipped = ZippedText.isZip(file);
        try (var content = open(file, zipped)) {
            return new Source(file, zipped, Encoding.of(content, () -> open(file, zipped)));
        } catch (DropRejected changed) {
            throw new IOException("The file is not the one that was inspected: " + changed.getMessage(), changed);
        }
    }

    Encoding encoding() {
        return encoding;
    }

    /** The bytes after the byte order mark. */
    InputStream bytes() throws IOException {
        var content = open(file, zipped);
        content.skipNBytes(encoding.markLength());
        return content;
    }

    /** The characters, decoded strictly. */
    Reader text() throws IOException {
        return text(encoding.charset());
    }

    /** The first character that is not blank, or -1 when there is none. */
    int firstCharacter() throws IOException {
        try (var reader = text()) {
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (!PlainText.isEmpty(String.valueOf((char) c))) {
                    return c;
                }
            }
        }
        return -1;
    }

    /** At most that many characters from the beginning. */
    String beginning(int characters) throws IOException {
        try (var reader = text()) {
            var read = new char[characters];
            int length = 0;
            for (int n = reader.read(read); n > 0; n = reader.read(read, length, characters - length)) {
                length += n;
            }
            return new String(read, 0, length);
        }
    }

    boolean isUtf8() {
        return StandardCharsets.UTF_8.equals(encoding.charset());
    }

    private static InputStream open(Path file, boolean zipped) throws IOException {
        return zipped ? ZippedText.open(file) : Files.newInputStream(file);
    }

    private Reader text(Charset charset) throws IOException {
        return new InputStreamReader(
                bytes(),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
