package carovana.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashSet;
import java.util.List;

/** In what a document differs from the one before: where, from what, to what. Of secrets only that they changed. */
final class Changes {

    /** What a history can still be read with; the ledger has room for ten times that. */
    static final int LONGEST = 1_000_000;

    private Changes() {}

    /**
     * As the history keeps them: with what was and what is, as far as that has room; else only where.
     *
     * @param before null for a new document
     */
    static String told(ObjectNode before, ObjectNode after) {
        var changes = between(before, after);
        var told = Documents.write(changes);
        if (told.length() > LONGEST) {
            changes.forEach(each -> ((ObjectNode) each).remove(List.of("before", "after")));
            told = Documents.write(changes);
        }
        return told.length() > LONGEST ? "[{\"path\":\"\"}]" : told;
    }

    static ArrayNode between(ObjectNode before, ObjectNode after) {
        var changes = after.arrayNode();
        compare(before == null ? after.objectNode() : before, after, "", changes);
        return changes;
    }

    private static void compare(JsonNode before, JsonNode after, String path, ArrayNode changes) {
        var keys = new LinkedHashSet<String>();
        before.fieldNames().forEachRemaining(keys::add);
        after.fieldNames().forEachRemaining(keys::add);
        for (var key : keys) {
            var place = path + "/" + key;
            var old = before.get(key);
            var now = after.get(key);
            if (Secrets.isSecret(key)) {
                if (now == null || !now.equals(old)) {
                    tell(place, masked(old), masked(now), changes);
                }
            } else if (old instanceof ObjectNode && now instanceof ObjectNode) {
                compare(old, now, place, changes);
            } else if (now == null || !now.equals(old)) {
                tell(place, shown(old), shown(now), changes);
            }
        }
    }

    private static void tell(String place, JsonNode before, JsonNode after, ArrayNode changes) {
        var change = changes.addObject().put("path", place);
        if (before != null) {
            change.set("before", before);
        }
        if (after != null) {
            change.set("after", after);
        }
    }

    /** A list may hold objects that hold secrets. */
    private static JsonNode shown(JsonNode value) {
        if (value == null) {
            return null;
        }
        var around = Documents.JSON.createObjectNode();
        around.set("value", value);
        return Secrets.masked(around).get("value");
    }

    private static JsonNode masked(JsonNode secret) {
        return secret == null || Field.isNothing(secret) ? secret : TextNode.valueOf(Secrets.MASK);
    }
}
