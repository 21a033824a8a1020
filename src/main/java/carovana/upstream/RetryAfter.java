package carovana.upstream;

import java.time.Duration;

/** The header as pagoPA's services write it: seconds, or milliseconds that say so ({@code 2000 ms}). */
public final class RetryAfter {

    private RetryAfter() {}

    /** @return null when there is none, or none that can be read */
    public static Duration read(String header) {
        if (header == null || !header.strip().matches("\\d{1,5}( ?ms)?")) {
            return null;
        }
        var text = header.strip();
        return text.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(text.replace("ms", "").strip()))
                : Duration.ofSeconds(Long.parseLong(text));
    }
}
