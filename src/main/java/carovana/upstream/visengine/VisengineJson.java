package carovana.upstream.visengine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;

/** Visengine's JSON: bounded, and forgiving of numbers that come as texts. */
final class VisengineJson {

    static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

    /** An order is told with an echo of its scans, 25 MB in base64. */
    private static final long LONGEST = 80L * 1024 * 1024;

    private static final int LONGEST_TEXT = 40 * 1024 * 1024;
    private static final int DEPTH = 50;

    static final JsonFactory FACTORY = factory(LONGEST);

    static final ObjectMapper MAPPER = new ObjectMapper(FACTORY);

    /** Echoes of what was sent, and results that nobody asked for: passed over without being taken into memory. */
    private static final Set<String> ECHOES = Set.of("json_mappato", "json_risultato", "istruzioni", "file");

    private static final String INPUT_ECHO = "json_ricerca";

    private VisengineJson() {}

    /** @param longest bytes of the whole answer */
    static JsonFactory factory(long longest) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH)
                        .maxStringLength(LONGEST_TEXT)
                        .maxDocumentLength(longest)
                        .build())
                .build();
    }

    static JsonNode small(byte[] bytes) throws IOException {
        var read = MAPPER.readTree(bytes);
        return read == null ? NOTHING : read;
    }

    /**
     * The answer without its echoes.
     *
     * @param inputs whether the echo of what was ordered is wanted
     */
    static JsonNode read(InputStream in, boolean inputs) throws IOException {
        var filter = new TokenFilter() {
            @Override
            public TokenFilter includeProperty(String name) {
                return ECHOES.contains(name) || !inputs && name.equals(INPUT_ECHO) ? null : this;
            }
        };
        try (var parser = new FilteringParserDelegate(
                FACTORY.createParser(in), filter, TokenFilter.Inclusion.INCLUDE_ALL_AND_PATH, true)) {
            JsonNode read = MAPPER.readTree(parser);
            if (read == null || !read.isObject()) {
                throw new com.fasterxml.jackson.core.JsonParseException(parser, "no object");
            }
            return read;
        }
    }

    /** Euro, written as number or text, in cents. */
    static long cents(JsonNode euro) throws IOException {
        try {
            return new BigDecimal(euro.asText("0").strip().replace(',', '.'))
                    .movePointRight(2)
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException noPrice) {
            throw new com.fasterxml.jackson.core.JsonParseException(null, "no price");
        }
    }

    /** What is left of a wallet may have parts of a cent, for single calls cost such. */
    static long centsDown(JsonNode euro) throws IOException {
        try {
            return new BigDecimal(euro.asText("0").strip())
                    .movePointRight(2)
                    .setScale(0, RoundingMode.FLOOR)
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException noCredit) {
            throw new com.fasterxml.jackson.core.JsonParseException(null, "no credit");
        }
    }

    static int number(JsonNode node, int otherwise) {
        try {
            return node.isNumber() || node.isTextual()
                    ? Integer.parseInt(node.asText().strip())
                    : otherwise;
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }
}
