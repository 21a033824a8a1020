package carovana.tenants;

import carovana.ledger.tenants.Change.Action;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * What somebody wants to become of a document that is there.
 *
 * @param action REPLACED (PUT) or PATCHED
 * @param ifMatch the ETags of which the present one must be one; null is any
 */
record Edit(Action action, ObjectNode sent, String ifMatch) {

    private static final String ACTIVE = "active";

    /**
     * The document as it is to be, with what must not change as it was. Secrets are clear.
     *
     * @throws ResponseStatusException 413 when it has grown too large
     */
    ObjectNode of(ObjectNode before, Findings findings, String... fixed) {
        var next = action == Action.PATCHED ? before.deepCopy() : sent.deepCopy();
        if (action == Action.PATCHED) {
            Documents.merge(next, sent);
        } else {
            keepSecrets(before, next);
            keepSecrets(before.at("/items/0"), next.at("/items/0"));
        }
        // only who says so switches on again what was deleted
        if (Field.isNothing(next.get(ACTIVE)) && before.has(ACTIVE)) {
            next.set(ACTIVE, before.get(ACTIVE));
        }
        for (var key : fixed) {
            keep(key, before, next, findings);
        }
        Secrets.restore(next, before, Place.ROOT, findings);
        Documents.mustFit(next);
        return next;
    }

    /** A form leaves out what it was not shown. */
    private static void keepSecrets(JsonNode before, JsonNode next) {
        if (before instanceof ObjectNode kept && next instanceof ObjectNode object) {
            kept.properties().forEach(each -> {
                if (!Secrets.isSecret(each.getKey())) {
                    keepSecrets(each.getValue(), object.get(each.getKey()));
                } else if (!object.has(each.getKey())) {
                    object.set(each.getKey(), each.getValue());
                }
            });
        }
    }

    private static void keep(String key, ObjectNode before, ObjectNode next, Findings findings) {
        var value = next.get(key);
        var kept = before.get(key);
        if (value != null && !value.asText().toLowerCase(Locale.ROOT).equals(kept.asText())) {
            findings.fault(
                    Place.ROOT.to(key),
                    "conflict",
                    "cannot be changed, it is %s: leave it out".formatted(kept.asText()));
        }
        next.set(key, kept);
    }

    /** @throws ResponseStatusException 412 when somebody else has changed it in between */
    static void mustMatch(String ifMatch, long version) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return;
        }
        for (var tag : ifMatch.split(",")) {
            // a gateway that compresses makes a tag weak
            if (tag.strip().replaceFirst("^W/", "").equals(tag(version))) {
                return;
            }
        }
        throw new ResponseStatusException(
                HttpStatus.PRECONDITION_FAILED,
                "Somebody has changed it since you read it: read it again, and make your change to that");
    }

    static String tag(long version) {
        return "\"" + version + "\"";
    }
}
