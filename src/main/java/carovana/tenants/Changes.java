package carovana.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashSet;

/** In what a document differs from the one before: where, from what, to what. Of secrets only that they changed. */
final class Changes {

    private Changes() {}

    /** @param before null for a new document */
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
