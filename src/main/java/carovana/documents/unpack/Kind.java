package carovana.documents.unpack;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What a file is, by its first bytes; its name is believed only where the bytes cannot tell. */
public enum Kind {
    PDF("pdf", "application/pdf"),
    JPEG("jpg", "image/jpeg"),
    PNG("png", "image/png"),
    XML("xml", "application/xml"),
    SIGNED("p7m", "application/pkcs7-mime"),
    TEXT("txt", "text/plain");

    /** How many first bytes are looked at. */
    public static final int HEAD = 512;

    private static final byte[] PNG_HEAD = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final String ending;
    private final String mediaType;

    Kind(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    public String ending() {
        return ending;
    }

    public String mediaType() {
        return mediaType;
    }

    /** @return nothing when it is of none of these kinds */
    public static Optional<Kind> of(byte[] head, String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (begins(head, "%PDF-".getBytes(StandardCharsets.US_ASCII))) {
            return Optional.of(PDF);
        }
        if (begins(head, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff})) {
            return Optional.of(JPEG);
        }
        if (begins(head, PNG_HEAD)) {
            return Optional.of(PNG);
        }
        if (lower.endsWith(".p7m") && isSigned(head)) {
            return Optional.of(SIGNED);
        }
        if (isText(head)) {
            var text = new String(head, StandardCharsets.UTF_8).strip();
            if (text.startsWith("<?xml")
                    || text.startsWith("\uFEFF<?xml")
                    || lower.endsWith(".xml") && text.startsWith("<")) {
                return Optional.of(XML);
            }
            return lower.endsWith(".txt") ? Optional.of(TEXT) : Optional.empty();
        }
        return Optional.empty();
    }

    /** Whether these are the first bytes of a zip, empty or not. */
    public static boolean isZip(byte[] head) {
        return begins(head, new byte[] {'P', 'K', 3, 4}) || begins(head, new byte[] {'P', 'K', 5, 6});
    }

    /** Whether it is packed in a way that could hold files of its own. */
    static boolean isArchive(byte[] head) {
        return isZip(head)
                || begins(head, new byte[] {'R', 'a', 'r', '!'})
                || begins(head, new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf})
                || begins(head, new byte[] {0x1f, (byte) 0x8b})
                || begins(head, new byte[] {'B', 'Z', 'h'})
                || begins(head, new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z'})
                || head.length > 262 && new String(head, 257, 5, StandardCharsets.US_ASCII).equals("ustar");
    }

    /** DER of a sequence with a long length, or the same as PEM. */
    private static boolean isSigned(byte[] head) {
        return head.length > 2 && head[0] == 0x30 && (head[1] & 0x80) != 0
                || begins(head, "-----BEGIN".getBytes(StandardCharsets.US_ASCII))
                || begins(head, "MII".getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean isText(byte[] head) {
        for (byte each : head) {
            if (each >= 0 && each < ' ' && each != '\n' && each != '\r' && each != '\t') {
                return false;
            }
        }
        return head.length > 0;
    }

    private static boolean begins(byte[] head, byte[] with) {
        if (head.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if (head[i] != with[i]) {
                return false;
            }
        }
        return true;
    }
}
