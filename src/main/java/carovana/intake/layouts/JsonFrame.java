package carovana.intake.layouts;

import carovana.positions.Operation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What a JSON file says around its list: which list it is, and what is asked for the positions in it. */
final class JsonFrame {

    static final String POSITIONS = "paymentPositions";
    static final String IUPDS = "paymentPositionIUPDs";
    static final String OPERATION = "operation";

    private static final Set<String> FIELDS = Set.of(POSITIONS, IUPDS, OPERATION);

    private final Set<String> seen = new HashSet<>();
    private String list;
    private Operation operation;

    /** Notes a field, which may be there once. */
    void meet(String field) throws DropRejected {
        if (FIELDS.contains(field) && !seen.add(field)) {
            throw new DropRejected("The file has \"%s\" more than once: keep one.".formatted(field));
        }
        if (field.equals("iupd")) {
            seen.add(field);
        }
    }

    /** Notes the list that begins. */
    void enter(String field) throws DropRejected {
        if (list != null) {
            throw new DropRejected("The file has both \"%s\" and \"%s\": keep one list, and put the other in a file of"
                    + " its own.".formatted(POSITIONS, IUPDS));
        }
        list = field;
    }

    boolean isOfIupds() {
        return IUPDS.equals(list);
    }

    void ask(JsonParser parser) throws DropRejected, IOException {
        operation = parser.currentToken() == JsonToken.VALUE_NULL ? null : operation(parser);
        if (parser.currentToken() != JsonToken.VALUE_NULL && operation == null) {
            throw new DropRejected("The file asks for the operation \"%s\", which there is not: write %s."
                    .formatted(Faults.shown(parser.getText()), words()));
        }
    }

    /** At the end of the file: whether its list is one for what it asks. */
    void check() throws DropRejected {
        if (isOfIupds() && operation == null) {
            throw new DropRejected(("The file lists IUPDs (\"%s\") and does not say what to do with them: add"
                            + " \"operation\":\"DELETE\" beside the list, or PUBLISH, INVALIDATE, RESTORE.")
                    .formatted(IUPDS));
        }
        if (isOfIupds() && operation.needsPosition()) {
            throw new DropRejected(("The file asks for the operation %s and lists nothing but IUPDs (\"%s\"): list the"
                            + " whole positions under \"%s\".")
                    .formatted(operation, IUPDS, POSITIONS));
        }
        if (list == null && seen.contains(OPERATION) && seen.contains("iupd")) {
            throw new DropRejected("The file asks for an operation and has no list: put the position in one, as in"
                    + " {\"operation\":\"UPDATE\",\"%s\":[{…}]}.".formatted(POSITIONS));
        }
    }

    /** Whether the file is an object around positions: then it has one of the fields that only such an object has. */
    static boolean isAround(Source source, IntakeLimits limits) throws IOException {
        try (var parser = JsonStream.parser(source, limits)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                if (FIELDS.contains(parser.currentName())) {
                    return true;
                }
                parser.nextToken();
                parser.skipChildren();
            }
        } catch (JsonProcessingException broken) {
            return false;
        }
        return false;
    }

    /** What is asked in a file that was inspected; it may say so behind its list. */
    static Operation operationOf(Source source, IntakeLimits limits) throws IOException {
        try (var parser = JsonStream.parser(source, limits)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Operation.CREATE;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean asks = OPERATION.equals(parser.currentName());
                var value = parser.nextToken();
                if (asks && value == JsonToken.VALUE_STRING) {
                    return operation(parser);
                }
                parser.skipChildren();
            }
            return Operation.CREATE;
        }
    }

    /** @return null when it is none */
    private static Operation operation(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return null;
        }
        var word = parser.getText();
        return Arrays.stream(Operation.values())
                .filter(each -> each.name().equals(word))
                .findFirst()
                .orElse(null);
    }

    private static String words() {
        return Arrays.stream(Operation.values()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
