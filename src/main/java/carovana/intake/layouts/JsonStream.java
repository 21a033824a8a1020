package carovana.intake.layouts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** Takes whole values out of a JSON file, one position at a time, and says in words where the file breaks. */
final class JsonStream implements Closeable {

    private final IntakeLimits limits;
    private final JsonParser parser;
    private final List<String> repeated = new ArrayList<>();
    private long start;
    private int number;

    JsonStream(Source source, IntakeLimits limits) throws IOException {
        this.limits = limits;
        parser = parser(source, limits);
    }

    JsonParser parser() {
        return parser;
    }

    /** The number of the position at hand, from 1. */
    int number() {
        return number;
    }

    /** Keys that the position at hand has more than once, as paths. */
    List<String> repeated() {
        return repeated;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** The position that begins where the parser stands. */
    JsonValue take() throws DropRejected, IOException {
        number++;
        repeated.clear();
        start = parser.currentTokenLocation().getByteOffset();
        return value("");
    }

    private JsonValue value(String path) throws DropRejected, IOException {
        refuseBig();
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(path);
            case START_ARRAY -> list(path);
            case VALUE_STRING -> JsonValue.scalar(JsonValue.Kind.TEXT, parser.getText());
            case VALUE_NUMBER_INT -> JsonValue.scalar(JsonValue.Kind.WHOLE, parser.getText());
            case VALUE_NUMBER_FLOAT -> JsonValue.scalar(JsonValue.Kind.DECIMAL, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> JsonValue.scalar(JsonValue.Kind.YES_NO, parser.getText());
            default -> JsonValue.NULL;
        };
    }

    private JsonValue object(String path) throws DropRejected, IOException {
        var fields = new LinkedHashMap<String, JsonValue>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            var here = path.isEmpty() ? name : path + "." + name;
            parser.nextToken();
            if (fields.put(name, value(here)) != null) {
                repeated.add(here);
            }
        }
        refuseBig();
        return JsonValue.object(fields);
    }

    private JsonValue list(String path) throws DropRejected, IOException {
        var items = new ArrayList<JsonValue>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(path + "[" + items.size() + "]"));
        }
        return JsonValue.list(items);
    }

    private void refuseBig() throws DropRejected {
        long size = parser.currentLocation().getByteOffset() - start;
        long limit = limits.positionSize().toBytes();
        if (size > limit) {
            throw new DropRejected("Position %d is too big: %s and more, and the limit is %s."
                    .formatted(number, IntakeLimits.told(size), IntakeLimits.told(limit)));
        }
    }

    String adviceAbout(JsonProcessingException broken) {
        if (broken instanceof JsonEOFException || isAtEnd(broken)) {
            return "The JSON is cut: it ends in the middle of position %d. Send it again, whole."
                    .formatted(Math.max(1, number));
        }
        if (broken instanceof StreamConstraintsException
                && parser.getParsingContext().getNestingDepth() > limits.depth()) {
            return "The JSON is too deep: %d objects and lists inside each other (%s), and the limit is %d."
                    .formatted(parser.getParsingContext().getNestingDepth(), place(), limits.depth());
        }
        if (broken instanceof StreamConstraintsException) {
            return "Position %d is too big: it has a text of more than %s, which is the limit of a whole position."
                    .formatted(
                            Math.max(1, number),
                            IntakeLimits.told(limits.positionSize().toBytes()));
        }
        return "The file is no correct JSON (%s, position %d): look for a missing comma or quote, or for a comment, and correct it."
                .formatted(place(broken), Math.max(1, number));
    }

    /** Whether it is not a character that breaks it, but that there is none. */
    private static boolean isAtEnd(JsonProcessingException broken) {
        return String.valueOf(broken.getOriginalMessage())
                .toLowerCase(Locale.ROOT)
                .contains("end-of-input");
    }

    String place() {
        var at = parser.currentLocation();
        return "line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    }

    private String place(JsonProcessingException broken) {
        var at = broken.getLocation();
        return at == null ? place() : "line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    }

    static JsonParser parser(Source source, IntakeLimits limits) throws IOException {
        int text = (int) Math.min(Integer.MAX_VALUE, limits.positionSize().toBytes());
        return JsonFactory.builder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxStringLength(text)
                        .maxNameLength(text)
                        .maxNumberLength(text)
                        .build())
                .build()
                .createParser(source.bytes());
    }
}
