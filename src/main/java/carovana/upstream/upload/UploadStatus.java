package carovana.upstream.upload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * How far pagoPA is with an upload. Its first version has no end mark: there it is done when all was gone through.
 *
 * @param processed positions that it has gone through
 */
public record UploadStatus(int processed, boolean isDone) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @return nothing when the text is no status */
    public static Optional<UploadStatus> parse(String json) {
        try {
            var said = JSON.readTree(json);
            if (said == null || !said.path("processedItem").canConvertToInt() || !said.has("submittedItem")) {
                return Optional.empty();
            }
            int processed = said.get("processedItem").asInt();
            boolean done = said.hasNonNull("operationStatus")
                    ? said.get("operationStatus").asText().startsWith("COMPLETED")
                    : processed >= said.get("submittedItem").asInt();
            return Optional.of(new UploadStatus(processed, done));
        } catch (JsonProcessingException noStatus) {
            return Optional.empty();
        }
    }
}
