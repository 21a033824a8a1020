package carovana.sandbox.visengine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** How Visengine answers: data, success, message and error, whatever happened (Visengine 2.0.0). */
abstract class Answers {

    static final String BASE = "/sandbox/visengine";
    static final String OAUTH = BASE + "/oauth";
    protected static final ObjectMapper JSON = new ObjectMapper();

    protected static ResponseEntity<byte[]> answer(Object data) {
        return json(200, envelope(data, true, "", null));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(Refusal refusal) {
        return json(refusal.status, envelope(null, false, refusal.getMessage(), refusal.error));
    }

    protected static ResponseEntity<byte[]> json(int status, Object body) {
        try {
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A small body. */
    protected static JsonNode read(byte[] body) {
        try {
            JsonNode read = body == null || body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
            if (!read.isObject()) {
                throw Refusal.unreadable();
            }
            return read;
        } catch (IOException e) {
            throw Refusal.unreadable();
        }
    }

    private static Map<String, Object> envelope(Object data, boolean success, String message, Integer error) {
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("data", data);
        envelope.put("success", success);
        envelope.put("message", message);
        envelope.put("error", error);
        return envelope;
    }
}
