package carovana.intake.layouts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * How the characters of a file were written, found by reading all of it: a byte order mark decides; else UTF-8 when
 * every byte agrees, else Windows-1252 when every byte stands for something a person may type.
 *
 * @param markLength bytes of the byte order mark, 0 when there is none
 */
record Encoding(Charset charset, int markLength) {

    static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final int BUFFER = 64 * 1024;

    /** Opens the same content once more. */
    interface Opening {
        InputStream open() throws IOException;
    }

    /**
     * @param content is read to its end
     * @param again for the rare content that is not UTF-8
     */
    static Encoding of(InputStream content, Opening again) throws DropRejected, IOException {
        var buffer = new byte[BUFFER];
        int length = content.readNBytes(buffer, 0, BUFFER);
        if (length >= 2 && (buffer[0] == (byte) 0xfe && buffer[1] == (byte) 0xff)) {
            return utf16(content, buffer, length, StandardCharsets.UTF_16BE);
        }
        if (length >= 2 && (buffer[0] == (byte) 0xff && buffer[1] == (byte) 0xfe)) {
            return utf16(content, buffer, length, StandardCharsets.UTF_16LE);
        }
        boolean marked =
                length >= 3 && buffer[0] == (byte) 0xef && buffer[1] == (byte) 0xbb && buffer[2] == (byte) 0xbf;
        var utf8 = new Check(StandardCharsets.UTF_8);
        for (; length > 0; length = content.readNBytes(buffer, 0, BUFFER)) {
            utf8.take(buffer, length);
        }
        utf8.end();
        if (!utf8.failed) {
            return new Encoding(StandardCharsets.UTF_8, marked ? 3 : 0);
        }
        if (marked) {
            throw new DropRejected("The file says that it is UTF-8 (it starts with the mark of it), but not all of its"
                    + " bytes are: save it again as UTF-8.");
        }
        return windows(again, buffer);
    }

    /** Looks for the bytes that Windows-1252 leaves undefined, and for the controls that no text has. */
    private static Encoding windows(Opening again, byte[] buffer) throws DropRejected, IOException {
        try (var content = again.open()) {
            long at = 0;
            for (int length = content.read(buffer); length >= 0; length = content.read(buffer)) {
                for (int i = 0; i < length; i++) {
                    if (buffer[i] < ' ' && isNoText(buffer[i])) {
                        throw new DropRejected(
                                ("The file is no text: the byte %02X at position %d stands for no character in UTF-8, nor in"
                                                + " Windows-1252. Save it as CSV or JSON in UTF-8.")
                                        .formatted(buffer[i] & 0xff, at + i));
                    }
                }
                at += length;
            }
        }
        return new Encoding(WINDOWS, 0);
    }

    private static boolean isNoText(byte b) {
        return switch (b) {
            case (byte) 0x81, (byte) 0x8d, (byte) 0x8f, (byte) 0x90, (byte) 0x9d -> true;
            case '\t', '\n', '\r', 0x0b, '\f', 0x1a -> false;
            default -> b >= 0 && b < ' ';
        };
    }

    private static Encoding utf16(InputStream content, byte[] buffer, int read, Charset charset)
            throws DropRejected, IOException {
        var check = new Check(charset);
        for (int length = read; length > 0; length = content.readNBytes(buffer, 0, BUFFER)) {
            check.take(buffer, length);
        }
        check.end();
        if (check.failed) {
            throw new DropRejected("The file says that it is UTF-16 (it starts with the mark of it), but its bytes are"
                    + " no such text: save it again as UTF-8.");
        }
        return new Encoding(charset, 2);
    }

    /** Decodes and forgets, to see whether it can. */
    private static final class Check {

        private final CharsetDecoder decoder;
        private final CharBuffer chars = CharBuffer.allocate(BUFFER);
        private final ByteBuffer pending = ByteBuffer.allocate(BUFFER + 8);
        private boolean failed;

        Check(Charset charset) {
            decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
        }

        void take(byte[] bytes, int length) {
            if (failed) {
                return;
            }
            pending.put(bytes, 0, length).flip();
            decode(false);
            pending.compact();
        }

        void end() {
            pending.flip();
            if (!failed) {
                decode(true);
            }
        }

        private void decode(boolean last) {
            for (boolean more = true; more && !failed; ) {
                chars.clear();
                var result = decoder.decode(pending, chars, last);
                failed = result.isError();
                more = result.isOverflow();
            }
        }
    }
}
