package carovana.facade;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A request that may come again, and is then answered as it was the first time.
 *
 * @param key that its sender gave it; null when it gave none
 * @param hash of all that it asks
 */
record Repeatable(String key, String hash) {

    static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 255;

    static Repeatable of(HttpServletRequest request, byte[] body) {
        var key = request.getHeader(HEADER);
        if (key == null) {
            return new Repeatable(null, null);
        }
        if (key.isBlank() || key.length() > LONGEST) {
            throw Refusal.badRequest(
                    "%s: must be 1 to %d characters, another one for every request".formatted(HEADER, LONGEST));
        }
        return new Repeatable(key, hash(request, body));
    }

    private static String hash(HttpServletRequest request, byte[] body) {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            var asked = "%s %s?%s\n".formatted(request.getMethod(), request.getRequestURI(), request.getQueryString());
            hash.update(asked.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash.digest(body));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
