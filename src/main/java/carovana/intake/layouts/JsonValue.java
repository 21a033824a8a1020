package carovana.intake.layouts;

import carovana.positions.PlainText;
import java.util.List;
import java.util.Map;

/**
 * A JSON value exactly as it was written, so that 16 and 16.00 stay two different things.
 *
 * @param text of a scalar, the literal; for lists and objects a word to show
 * @param fields of an object, in order; else empty
 * @param items of a list; else empty
 */
record JsonValue(Kind kind, String text, Map<String, JsonValue> fields, List<JsonValue> items) {

    enum Kind {
        OBJECT,
        LIST,
        TEXT,
        WHOLE,
        DECIMAL,
        YES_NO,
        NULL
    }

    static final JsonValue NULL = scalar(Kind.NULL, "null");

    static JsonValue scalar(Kind kind, String text) {
        return new JsonValue(kind, text, Map.of(), List.of());
    }

    static JsonValue object(Map<String, JsonValue> fields) {
        return new JsonValue(Kind.OBJECT, "{…}", fields, List.of());
    }

    static JsonValue list(List<JsonValue> items) {
        return new JsonValue(Kind.LIST, "[…]", Map.of(), items);
    }

    /** @return {@link #NULL} when the field is not there */
    JsonValue get(String field) {
        return fields.getOrDefault(field, NULL);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Whether it says nothing: null, or a text of blanks. */
    boolean isNothing() {
        return kind == Kind.NULL || kind == Kind.TEXT && PlainText.isEmpty(text);
    }
}
