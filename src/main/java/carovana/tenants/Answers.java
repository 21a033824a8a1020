package carovana.tenants;

import carovana.ledger.tenants.Change;
import carovana.ledger.tenants.Change.Action;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;

/** How the doors of tenants and configs answer. */
final class Answers {

    /** As many changes as a history tells. */
    static final int MOST = 500;

    private Answers() {}

    /** @throws Refused 422 when it is no UUID */
    static String id(String ofPath, String name) {
        try {
            var id = ofPath.length() == 36 ? UUID.fromString(ofPath).toString() : "";
            if (id.equals(ofPath.toLowerCase(Locale.ROOT))) {
                return id;
            }
        } catch (IllegalArgumentException none) {
            // told below
        }
        throw new Refused(Place.ROOT.to(name), "value", "must be a UUID, such as 37dbc4a5-be4c-4246-bfad-15b9f5f5e7f3");
    }

    static ResponseEntity<JsonNode> one(BodyBuilder answer, Shown shown) {
        // header values are Latin-1 without line ends
        shown.warnings().stream()
                .limit(10)
                .map(each -> each.replaceAll("[^\\x20-\\x7e]|\"", " "))
                .forEach(each -> answer.header(HttpHeaders.WARNING, "299 carovana \"" + each + "\""));
        return answer.eTag(Edit.tag(shown.version()))
                .contentType(MediaType.APPLICATION_JSON)
                .body(shown.document());
    }

    static ArrayNode all(List<Shown> shown) {
        var list = Documents.JSON.createArrayNode();
        shown.forEach(each -> list.add(each.document()));
        return list;
    }

    static JsonNode history(List<Change> changes) {
        var history = Documents.JSON.createObjectNode();
        // each history begins with what was created
        history.put(
                "older", !changes.isEmpty() && changes.get(changes.size() - 1).action() != Action.CREATED);
        var list = history.putArray("history");
        for (var change : changes) {
            list.addObject()
                    .put("version", change.version())
                    .put("at", change.at().toString())
                    .put("who", change.who())
                    .put("action", change.action().name())
                    .set("changes", Documents.parseAny(change.changes()));
        }
        return history;
    }
}
