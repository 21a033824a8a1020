package carovana.sandbox.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What the control calls have in common: small JSON bodies, and a sentence where one cannot be followed. */
public abstract class ControlAnswers {

    protected static final ObjectMapper JSON = new ObjectMapper();

    /** The order cannot be followed, and this is why. */
    protected static final class Misunderstood extends RuntimeException {

        public Misunderstood(String sentence) {
            super(sentence);
        }
    }

    protected static JsonNode read(byte[] body) {
        try {
            JsonNode order = body == null || body.length == 0 ? null : JSON.readTree(body);
            if (order == null || !order.isObject()) {
                throw new Misunderstood("Send a JSON object.");
            }
            return order;
        } catch (java.io.IOException e) {
            throw new Misunderstood("The body is not JSON.");
        }
    }

    protected static String text(JsonNode order, String field) {
        if (!order.hasNonNull(field) || !order.get(field).isTextual()) {
            throw new Misunderstood("Say \"%s\" as a text.".formatted(field));
        }
        return order.get(field).asText();
    }

    protected static ResponseEntity<byte[]> answer(int status, Object body) {
        try {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @ExceptionHandler
    ResponseEntity<byte[]> misunderstood(Misunderstood e) {
        return answer(400, Map.of("message", e.getMessage()));
    }
}
