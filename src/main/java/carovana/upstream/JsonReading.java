package carovana.upstream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** JSON that strangers wrote: within limits, amounts as decimals, times in Italy's. */
public final class JsonReading {

    /** Carovana's own: pagoPA's lists and flows go four deep, and their texts have 140 characters. */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(20)
            .maxStringLength(64 * 1024)
            .maxNumberLength(40)
            .maxNameLength(200)
            .build();

    private static final ObjectMapper JSON = new ObjectMapper(
                    JsonFactory.builder().streamReadConstraints(LIMITS).build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .configure(JsonParser.Feature.AUTO_CLOSE_SOURCE, false);

    private static final int MOST_DIGITS = 12;
    private static final int DAY = 10;
    private static final int TOLD = 60;

    private JsonReading() {}

    public static JsonParser open(InputStream json) throws IOException {
        return JSON.createParser(json);
    }

    /** @throws UnreadableAnswer when it is no JSON */
    public static JsonNode tree(InputStream json) {
        try (var parser = open(json)) {
            return tree(parser);
        } catch (IOException broken) {
            throw failed(broken);
        }
    }

    /** The value that comes next; a missing one when none does. */
    public static JsonNode tree(JsonParser parser) throws IOException {
        JsonNode value = JSON.readTree(parser);
        return value == null ? JSON.missingNode() : value;
    }

    /** Whether the JSON is broken, or reading it was. */
    public static RuntimeException failed(IOException broken) {
        return broken instanceof JsonProcessingException || broken instanceof CharConversionException
                ? new UnreadableAnswer("it is not JSON: " + firstLine(broken.getMessage()))
                : new UncheckedIOException(broken);
    }

    private static String firstLine(String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }

    /** @throws UnreadableAnswer when it is missing, empty, too long or has control characters */
    public static String text(JsonNode object, String name, int longest) {
        var text = optional(object, name, longest);
        if (text == null) {
            throw new UnreadableAnswer("%s is missing".formatted(name));
        }
        return text;
    }

    /** @return null when it is missing or empty */
    public static String optional(JsonNode object, String name, int longest) {
        var value = object.path(name);
        if (value.isMissingNode()
                || value.isNull()
                || value.isValueNode() && value.asText().isBlank()) {
            return null;
        }
        var text = value.asText().strip();
        if (!value.isValueNode() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw wrong(name, value, "no text of %d characters at most".formatted(longest));
        }
        return text;
    }

    /** Euro cents, from a number of euros with two decimals at most, or a text with one. */
    public static long amount(JsonNode object, String name) {
        var value = object.path(name);
        try {
            var euros = value.isNumber() ? value.decimalValue() : new BigDecimal(text(object, name, TOLD));
            if (euros.precision() - (long) euros.scale() <= MOST_DIGITS && euros.scale() <= TOLD) {
                return euros.movePointRight(2).longValueExact();
            }
        } catch (ArithmeticException | NumberFormatException noAmount) {
            // told below
        }
        throw wrong(name, value, "no amount such as 10.10");
    }

    public static int number(JsonNode object, String name, int lowest, int highest) {
        var value = object.path(name);
        if (value.isIntegralNumber()
                && value.canConvertToInt()
                && value.asInt() >= lowest
                && value.asInt() <= highest) {
            return value.asInt();
        }
        throw wrong(name, value, "no number from %d to %d".formatted(lowest, highest));
    }

    /** A day in Italy, whether it was written as a day or as a moment. */
    public static LocalDate day(JsonNode object, String name) {
        var text = text(object, name, TOLD);
        return text.length() > DAY
                ? moment(object, name).toLocalDate()
                : read(object, name, () -> LocalDate.parse(text));
    }

    /** Italian time to the second, whether it was written with a zone or without. */
    public static LocalDateTime moment(JsonNode object, String name) {
        var text = text(object, name, TOLD);
        return read(object, name, () -> italian(text));
    }

    /** @throws DateTimeException when it is no moment */
    public static LocalDateTime italian(String text) {
        var moment = text.matches(".*T.*(Z|[+-]\\d\\d:?\\d\\d)")
                ? OffsetDateTime.parse(text).atZoneSameInstant(XmlFields.ITALY).toLocalDateTime()
                : LocalDateTime.parse(text);
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }

    private static <T> T read(JsonNode object, String name, java.util.function.Supplier<T> reading) {
        try {
            return reading.get();
        } catch (DateTimeException wrong) {
            throw wrong(name, object.path(name), "no time such as 2026-11-19T01:15:30Z");
        }
    }

    private static UnreadableAnswer wrong(String name, JsonNode value, String what) {
        if (value.isMissingNode()) {
            return new UnreadableAnswer("%s is missing".formatted(name));
        }
        var text = value.isContainerNode() ? "{…}" : value.asText();
        return new UnreadableAnswer(
                "%s is \"%s\", %s".formatted(name, text.length() > TOLD ? text.substring(0, TOLD) + "…" : text, what));
    }
}
