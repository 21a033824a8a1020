package carovana.sandbox.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The massive upload's way with JSON: unlike the core it takes no field it does not know, and shows nothing empty. */
final class UploadJson {

    /** For files and for memory. */
    static final ObjectMapper STRICT = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private static final ObjectMapper WIRE = STRICT.copy().setSerializationInclusion(JsonInclude.Include.NON_EMPTY);

    private UploadJson() {}

    static byte[] answer(Object answer) {
        return write(WIRE, answer);
    }

    static byte[] stored(Object thing) {
        return write(STRICT, thing);
    }

    static <T> T remembered(byte[] stored, Class<T> type) {
        try {
            return STRICT.readValue(stored, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree(String json) {
        try {
            return STRICT.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] write(ObjectMapper mapper, Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
