package carovana.ledger;

import carovana.positions.DebtPosition;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;

/** How a debt position is written in an instruction: JSON of our own records, without what is absent. */
final class Payloads {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
            .build();
    private static final ObjectWriter WRITER = MAPPER.writerFor(DebtPosition.class);
    private static final ObjectReader READER = MAPPER.readerFor(DebtPosition.class);

    private Payloads() {}

    /** @return null for null */
    static String write(DebtPosition position) {
        if (position == null) {
            return null;
        }
        try {
            return WRITER.writeValueAsString(position);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return null for null */
    static DebtPosition read(String payload) {
        if (payload == null) {
            return null;
        }
        try {
            return READER.readValue(payload);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree(DebtPosition position) {
        return MAPPER.valueToTree(position);
    }
}
