package carovana.upstream.upload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;

/**
 * An answer of the massive upload, or of the gateway before it.
 *
 * @param location where the upload's status is; null when there is none
 * @param retryAfter how long it asks to wait; null when it does not say
 */
public record UploadReply(int status, String body, String location, Duration retryAfter) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_QUOTE = 300;

    /** The part before the last of {@code …/file/<id>/status}; null when it is not there. */
    public String fileId() {
        if (location == null) {
            return null;
        }
        var parts = location.split("/");
        return parts.length > 2 && parts[parts.length - 1].equals("status") ? parts[parts.length - 2] : null;
    }

    /** What it says is wrong, or all of it. */
    public String detail() {
        try {
            var said = JSON.readTree(body);
            if (said != null && said.hasNonNull("title")) {
                return said.get("title").asText() + ": " + said.path("detail").asText();
            }
        } catch (JsonProcessingException noJson) {
            // told as it is
        }
        return body.length() <= LONGEST_QUOTE ? body : body.substring(0, LONGEST_QUOTE) + "…";
    }
}
