package carovana.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What an upstream answered to a question; whoever has it closes it.
 *
 * @param body whole; empty when there was none
 * @param retryAfter how long it asks to wait; null when it does not say
 */
public record Answer(int status, HeldBytes body, Duration retryAfter) implements AutoCloseable {

    /** Carovana's own: the largest flow. Each upstream's client has its own limit before. */
    private static final long LARGEST = 256L * 1024 * 1024;

    private static final int LONGEST_QUOTE = 300;

    /**
     * What came over the wire.
     *
     * @throws IOException when nothing came, or too much
     */
    public static Answer of(Integer status, String retryAfter, InputStream body) throws IOException {
        if (status == null) {
            throw new IOException("there was no answer");
        }
        return new Answer(status, held(body), RetryAfter.read(retryAfter));
    }

    private static HeldBytes held(InputStream body) throws IOException {
        if (body instanceof HeldBytes already) {
            return already;
        }
        try (var taking = new HeldBytes.Taking(LARGEST)) {
            if (body != null) {
                body.transferTo(taking);
            }
            return taking.held();
        }
    }

    public boolean isGood() {
        return status == 200;
    }

    /** The gateway or what is behind it fails at the moment; that says nothing of what was asked. */
    public boolean isAway() {
        return status == 408 || status == 425 || status == 429 || status >= 500;
    }

    /** The status, and the beginning of the body in one line; it is never a good one's. */
    public String told() {
        var said = quote().replaceAll("\\s+", " ").strip();
        return said.isEmpty() ? "%d without a word".formatted(status) : "%d: %s".formatted(status, said);
    }

    /** The first characters of the body. */
    public String quote() {
        try {
            body.reset();
            var first = new String(body.readNBytes(LONGEST_QUOTE + 1), StandardCharsets.UTF_8);
            body.reset();
            return first.length() <= LONGEST_QUOTE ? first : first.substring(0, LONGEST_QUOTE) + "…";
        } catch (IOException lost) {
            return "(what it said was lost)";
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException gone) {
            // it is gone either way
        }
    }
}
