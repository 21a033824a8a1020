package carovana.tenants;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Reads and writes the JSON of tenants and configs: numbers as they are written, each key once. */
final class Documents {

    /** No form is nearly as large. */
    static final int LIMIT = 1024 * 1024;

    private static final int DEEPEST = 50;

    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private Documents() {}

    static ObjectNode parse(String document) {
        return (ObjectNode) parseAny(document);
    }

    static JsonNode parseAny(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String write(JsonNode document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The object in the body of a request; empty for an empty body.
     *
     * @throws ResponseStatusException 400 for what is no JSON, 413 for more than {@value #LIMIT} bytes, 415
     * @throws Refused 422 for JSON that is no object
     */
    static ObjectNode read(HttpServletRequest request) {
        var type = request.getContentType();
        if (type != null && !type.toLowerCase(Locale.ROOT).matches("application/([a-z0-9.-]+\\+)?json\\s*(;.*)?")) {
            throw new ResponseStatusException(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send JSON, with Content-Type: application/json");
        }
        var body = body(request);
        try {
            var read = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
            if (read instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException broken) {
            var place = broken.getLocation();
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "The body is no JSON: %s%s"
                            .formatted(
                                    broken.getOriginalMessage(),
                                    place == null
                                            ? ""
                                            : " (line %d, column %d)"
                                                    .formatted(place.getLineNr(), place.getColumnNr())));
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        throw new Refused(Place.ROOT, "type", "The body must be an object: {…}");
    }

    private static byte[] body(HttpServletRequest request) {
        try {
            var body = request.getContentLengthLong() > LIMIT && expectsToBeAsked(request)
                    ? null
                    : request.getInputStream().readNBytes(LIMIT + 1);
            if (body != null && body.length <= LIMIT) {
                return body;
            }
            if (body != null) {
                // most clients listen only when they have sent everything: some more is thrown away for them
                request.getInputStream().skip(16L * LIMIT);
            }
        } catch (IOException gone) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "The body was cut off before its end: send it again, whole");
        }
        throw new ResponseStatusException(
                HttpStatus.PAYLOAD_TOO_LARGE, "The body is larger than 1 MB: no tenant and no config is");
    }

    /** @throws ResponseStatusException 413 when nobody could send it back as it is */
    static void mustFit(ObjectNode document) {
        if (asSent(document).length > LIMIT) {
            throw new ResponseStatusException(
                    HttpStatus.PAYLOAD_TOO_LARGE,
                    "With this it would be larger than 1 MB: take out what is not needed, with null in a PATCH");
        }
    }

    private static byte[] asSent(ObjectNode document) {
        try {
            return JSON.writer().without(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean expectsToBeAsked(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.EXPECT) != null;
    }

    /** RFC 7396: null takes away, objects are merged, all else is put in place of what was. */
    static void merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(each -> {
            var value = each.getValue();
            if (value.isNull()) {
                target.remove(each.getKey());
            } else if (value instanceof ObjectNode inner) {
                var into = target.get(each.getKey()) instanceof ObjectNode there ? there : target.objectNode();
                target.set(each.getKey(), into);
                merge(into, inner);
            } else {
                target.set(each.getKey(), value);
            }
        });
    }
}
