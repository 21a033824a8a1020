package carovana.upstream.visengine;

import carovana.documents.provider.ProviderTrouble;
import carovana.upstream.Governor;
import carovana.upstream.RetryAfter;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Reads what comes back while it comes, so that no document needs to fit into memory. */
@Component("visengineWire")
public class VisengineWire {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** What a refusal may take; the longest seen has two hundred characters. */
    private static final int REFUSAL = 64 * 1024;

    private final Governor governor;

    VisengineWire(Governor visengineGovernor) {
        this.governor = visengineGovernor;
    }

    /** @throws ProviderTrouble when it is a refusal, or nothing that can be read */
    public Object reply(VisengineCall call, Integer status, String retryAfter, InputStream body)
            throws IOException, ProviderTrouble {
        try (var in = body == null ? InputStream.nullInputStream() : body) {
            if (status == null || status >= 500) {
                governor.troubled();
                throw Refusals.unanswered(call, "answered %s".formatted(status), null);
            }
            governor.answered();
            if (status >= 200 && status < 300) {
                return read(call, in);
            }
            if (status == 429) {
                var asked = RetryAfter.read(retryAfter);
                governor.holdFor(asked == null ? PAUSE : asked);
            }
            throw Refusals.of(status, refusal(in));
        }
    }

    private static Object read(VisengineCall call, InputStream in) throws IOException, ProviderTrouble {
        try {
            return call.reader().read(in);
        } catch (JsonProcessingException unreadable) {
            throw Refusals.unanswered(call, "answered something that cannot be read", null);
        }
    }

    private static JsonNode refusal(InputStream in) throws IOException {
        try {
            return VisengineJson.small(in.readNBytes(REFUSAL));
        } catch (JsonProcessingException noJson) {
            return VisengineJson.NOTHING;
        }
    }
}
