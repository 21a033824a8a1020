package carovana.upstream.gps;

import carovana.upstream.RetryAfter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Between our words and the wire's. */
@Component("gpsWire")
public class GpsWire {

    /** An institution with a thousand enrollments has half a megabyte. */
    private static final int ANSWER_LIMIT = 4 * 1024 * 1024;

    private final GpsSettings settings;

    GpsWire(GpsSettings settings) {
        this.settings = settings;
    }

    /** The key for a call: never part of the call itself, which may be logged. */
    public String key(GpsCall call) {
        return settings.keyOf(call.organization());
    }

    /** The gateways of the two products say in different headers how long to wait. */
    public GpsReply reply(Integer status, String retryAfter, String limitRetryAfter, InputStream body)
            throws IOException {
        if (status == null) {
            throw new IOException("GPS gave no answer");
        }
        var bytes = body == null ? new byte[0] : body.readNBytes(ANSWER_LIMIT + 1);
        if (bytes.length > ANSWER_LIMIT) {
            throw new IOException("GPS's answer is longer than %d bytes".formatted(ANSWER_LIMIT));
        }
        var pause = RetryAfter.read(retryAfter == null ? limitRetryAfter : retryAfter);
        return new GpsReply(status, new String(bytes, StandardCharsets.UTF_8), pause);
    }
}
