package carovana.upstream.gpd;

import carovana.positions.DebtPosition;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Optional;

/**
 * An answer of GPD, or of the gateway before it.
 *
 * @param contentType as it came; null when there was none
 * @param retryAfter how long it asks to wait; null when it does not say
 */
public record GpdReply(int status, String body, String contentType, Duration retryAfter) {

    private static final String APPLICATION_JSON = "application/json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_QUOTE = 300;

    /** What GPD says, or would have said. */
    public static GpdReply of(int status, String body) {
        return new GpdReply(status, body, APPLICATION_JSON, null);
    }

    /** A refusal in GPD's form. */
    public static GpdReply refusal(int status, String title, String detail) {
        return of(
                status,
                JSON.createObjectNode()
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail)
                        .toString());
    }

    /** GPD itself says that it has no such position; a gateway's 404 is about the address. */
    public boolean isUnknownPosition() {
        return status == 404 && said("title").startsWith("Not found the debt position");
    }

    /** One of the keys is taken; it does not say which, nor by whom. */
    public boolean isTaken() {
        return status == 409 && said("title").contains("uniqueness");
    }

    /** GPD refuses the request for what is in it: to send it again would help nothing. */
    public boolean isRefusal() {
        return status >= 400
                && status < 500
                && switch (status) {
                    case 401, 403, 404, 405, 408, 425, 429 -> isSegregation();
                    default -> true;
                };
    }

    /** The IUV is outside of the segregation codes that this key was given for the organization. */
    public boolean isSegregation() {
        return status == 403 && said("title").startsWith("The payment position is forbidden");
    }

    /** @return nothing when this is no page of a list */
    public Optional<GpdPositions> positions() {
        return status == 200 ? GpdPositions.parse(body) : Optional.empty();
    }

    public Optional<GpdPosition> position() {
        return status == 200 || status == 201 ? GpdPosition.parse(body) : Optional.empty();
    }

    /**
     * What GPD would have answered to a write, of which only a reading is known: as it was asked for, with what the
     * reading tells. GPD's v1 does not tell the debtor, so where the position itself was not asked for, the reading it is.
     *
     * @param asked null when the IUPD said it all
     */
    public GpdReply asWritten(int written, DebtPosition asked) {
        return of(written, asked == null ? body : GpdEcho.of(asked, body));
    }

    /** GPD itself says that it has deleted the position; what a gateway's page says counts for nothing. */
    public boolean isDeleted() {
        try {
            return status == 200 && JSON.readTree(body).isTextual();
        } catch (JsonProcessingException noJson) {
            return false;
        }
    }

    public String detail() {
        return said("detail");
    }

    /** A field of GPD's error body, or the whole answer when it has none. */
    private String said(String field) {
        try {
            var said = JSON.readTree(body);
            return said != null && said.hasNonNull(field) ? said.get(field).asText() : shortened();
        } catch (JsonProcessingException noJson) {
            return shortened();
        }
    }

    private String shortened() {
        return body.length() <= LONGEST_QUOTE ? body : body.substring(0, LONGEST_QUOTE) + "…";
    }
}
