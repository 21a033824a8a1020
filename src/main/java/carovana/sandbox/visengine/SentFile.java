package carovana.sandbox.visengine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file in a field: {@code name|data:type;base64,content} (Visengine 2.0.0). */
final class SentFile {

    private static final Pattern HEAD = Pattern.compile("([^|]{1,255})\\|data:([^;|]{1,100});base64,");

    private SentFile() {}

    /** @return null where the text is no file, or its content no base64 */
    static Request.FileNote note(String text) {
        Matcher head = HEAD.matcher(text);
        if (!head.lookingAt()) {
            return null;
        }
        try {
            byte[] content =
                    Base64.getDecoder().decode(text.substring(head.end()).getBytes(StandardCharsets.ISO_8859_1));
            return new Request.FileNote(head.group(1), head.group(2), content.length, sha256(content));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
