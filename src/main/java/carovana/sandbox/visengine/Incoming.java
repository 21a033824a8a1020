package carovana.sandbox.visengine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What somebody asks for, read as it arrives: of its files, one at a time is in memory, and only until it is known what it was. */
final class Incoming {

    /** What the real service takes is not published; this is enough for 25 MB of files in base64. */
    private static final long LARGEST_BODY = 40L * 1024 * 1024;

    private static final int LARGEST_TEXT = 20 * 1024 * 1024;
    private static final String ONE_FIELD = "json_visura.";

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(LARGEST_BODY)
                    .maxStringLength(LARGEST_TEXT)
                    .maxNestingDepth(50)
                    .build())
            .build());

    String product;
    Integer state;
    boolean test;
    String emailTarget;
    JsonNode callback;
    List<String> options = List.of();
    String search;
    JsonNode index;

    /** Whether fields were given all together, so that they stand for those before. */
    boolean allFields;

    final Map<String, String> fields = new LinkedHashMap<>();
    final Map<String, Request.FileNote> files = new LinkedHashMap<>();

    private Incoming() {}

    /** The rest of a refused body is read away, so that the caller hears why it was refused. */
    static Incoming read(InputStream body) throws IOException {
        var incoming = new Incoming();
        try (JsonParser json = JSON.createParser(body).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw Refusal.unreadable();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                incoming.take(name, json);
            }
            return incoming;
        } catch (StreamConstraintsException e) {
            throw Refusal.tooLarge();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw Refusal.unreadable();
        } finally {
            body.transferTo(OutputStream.nullOutputStream());
        }
    }

    private void take(String name, JsonParser json) throws IOException {
        switch (name) {
            case "hash_visura" -> product = json.getValueAsString();
            case "state" -> state = json.getValueAsInt(1);
            case "test" -> test = json.getValueAsBoolean();
            case "email_target" -> emailTarget = json.getValueAsString();
            case "callback_data" -> callback = json.readValueAsTree();
            case "opzioni" -> options = chosen(json.readValueAsTree());
            case "id_ricerca" -> search = json.getValueAsString();
            case "indice" -> index = json.readValueAsTree();
            case "json_visura" -> fields(json);
            default -> {
                if (name.startsWith(ONE_FIELD)) {
                    field(name.substring(ONE_FIELD.length()), json);
                } else {
                    json.skipChildren();
                }
            }
        }
    }

    private static List<String> chosen(JsonNode options) {
        var chosen = new ArrayList<String>();
        options.fields().forEachRemaining(option -> {
            if (option.getValue().asBoolean()) {
                chosen.add(option.getKey());
            }
        });
        return chosen;
    }

    private void fields(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw Refusal.unreadable();
        }
        allFields = true;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            field(name, json);
        }
    }

    private void field(String name, JsonParser json) throws IOException {
        if (json.currentToken().isStructStart()) {
            throw Refusal.insufficientData(name + " must be a text");
        }
        String value = json.getValueAsString("");
        Request.FileNote file = SentFile.note(value);
        fields.put(name, file == null ? value : file.name());
        if (file == null) {
            files.remove(name);
        } else {
            files.put(name, file);
        }
    }
}
