package carovana.upstream.gpd;

import carovana.upstream.RetryAfter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** What came back over the wire. */
@Component("gpdWire")
public class GpdWire {

    /** The largest position we send is under 1 MB; a longer answer is none of GPD's. */
    static final int ANSWER_LIMIT = 2 * 1024 * 1024;

    private final GpdSettings settings;

    GpdWire(GpdSettings settings) {
        this.settings = settings;
    }

    /** Connections kept open at most: a drop's calls never take one from what somebody waits for. */
    public int connections() {
        return settings.callsInFlight() + settings.urgentCalls();
    }

    /** @param retryAfter the header as it came: seconds, or words that GPD's gateway makes of them */
    public GpdReply reply(Integer status, String contentType, String retryAfter, InputStream body) throws IOException {
        if (status == null) {
            throw new IOException("GPD gave no answer");
        }
        var bytes = body == null ? new byte[0] : body.readNBytes(ANSWER_LIMIT + 1);
        if (bytes.length > ANSWER_LIMIT) {
            throw new IOException("GPD's answer is longer than %d bytes".formatted(ANSWER_LIMIT));
        }
        return new GpdReply(
                status, new String(bytes, StandardCharsets.UTF_8), contentType, RetryAfter.read(retryAfter));
    }
}
