package carovana.upstream.gps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Optional;

/**
 * An answer of GPS, or of the gateway before it.
 *
 * @param retryAfter how long it asks to wait; null when it does not say
 */
public record GpsReply(int status, String body, Duration retryAfter) {

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final int LONGEST_QUOTE = 300;

    public boolean isDone() {
        return status >= 200 && status < 300;
    }

    /** The gateway or what is behind it is away or wants a pause: the same call may do well later. */
    public boolean isAway() {
        return status == 429 || status == 502 || status == 503 || status == 504;
    }

    /** GPS itself says that the institution is not there; a gateway's 404 is about the address. */
    public boolean isUnknownInstitution() {
        return status == 404 && title().startsWith("Organization not found");
    }

    public boolean isUnknownService() {
        return status == 404 && title().startsWith("The service configuration was not found");
    }

    /** Whether somebody enrolled it meanwhile. */
    public boolean isThereAlready() {
        return status == 409;
    }

    /** Whether somebody ended it meanwhile. A 500 says nothing, except where the institution has no list at all. */
    public boolean isNotEnrolled() {
        return status == 404 && title().startsWith("Not found the enrollment");
    }

    public Optional<Institution> institution() {
        return read(Institution.class).filter(found -> found.fiscalCode() != null);
    }

    public Optional<GpsService> service() {
        return read(GpsService.class).filter(found -> found.id() != null);
    }

    private <T> Optional<T> read(Class<T> type) {
        try {
            return status == 200 ? Optional.ofNullable(JSON.readValue(body, type)) : Optional.empty();
        } catch (JsonProcessingException other) {
            return Optional.empty();
        }
    }

    /** What it says is wrong, or all of it. */
    public String said() {
        JsonNode json = json();
        if (json.hasNonNull("title")) {
            return json.get("title").asText() + ": " + json.path("detail").asText();
        }
        return body.length() <= LONGEST_QUOTE ? body : body.substring(0, LONGEST_QUOTE) + "…";
    }

    private String title() {
        return json().path("title").asText();
    }

    private JsonNode json() {
        try {
            JsonNode json = JSON.readTree(body);
            return json == null ? JSON.createObjectNode() : json;
        } catch (JsonProcessingException noJson) {
            return JSON.createObjectNode();
        }
    }
}
