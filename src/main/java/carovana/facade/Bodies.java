package carovana.facade;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Takes the body of a request: as much as a position may be, and of a JSON only what can mean but one thing. */
final class Bodies {

    /** As much as a position of a file may be. */
    static final int LIMIT = 1024 * 1024;

    private static final int DEEPEST = 50;

    private static final ObjectReader POSITIONS = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(PositionBody.class);

    private Bodies() {}

    static byte[] read(HttpServletRequest request) {
        byte[] body;
        try {
            body = request.getContentLengthLong() > LIMIT
                    ? null
                    : request.getInputStream().readNBytes(LIMIT + 1);
        } catch (IOException gone) {
            throw Refusal.badRequest("The body was cut off before its end: send it again, whole");
        }
        if (body == null || body.length > LIMIT) {
            throw Refusal.badRequest("The body is larger than 1 MB: no debt position is, so make several of it");
        }
        return body;
    }

    static PositionBody position(byte[] body) {
        try {
            PositionBody position = body.length == 0 ? null : POSITIONS.readValue(body);
            if (position == null) {
                throw Refusal.badRequest("Required request body is missing: send the debt position as JSON");
            }
            return position;
        } catch (JsonMappingException misfit) {
            throw Refusal.badRequest("JSON parse error: %s: is a list or an object where none can be, or the reverse"
                    .formatted(path(misfit)));
        } catch (JacksonException broken) {
            throw Refusal.badRequest("JSON parse error: " + broken.getOriginalMessage());
        } catch (IOException never) {
            throw new IllegalStateException(never);
        }
    }

    private static String path(JsonMappingException misfit) {
        var path = new StringBuilder();
        for (var part : misfit.getPath()) {
            if (part.getFieldName() == null) {
                path.append('[').append(part.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(part.getFieldName());
            }
        }
        return path.isEmpty() ? "the body" : path.toString();
    }
}
