package carovana.documents;

import carovana.positions.FiscalCode;
import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Reads an order: {@code {"key", "product", "options": […], "fields": {name: text}, "files": {name: …}}}, where a file is
 * the name of one that came beside it, or {@code {"name", "content": base64}}.
 */
@Component
class OrderReader {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._/-]{1,64}");
    private static final int ENTRIES = 50;
    private static final long LONGEST = 50L * 1024 * 1024;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(5)
                    .maxNameLength(300)
                    .maxStringLength(20_000)
                    .maxDocumentLength(LONGEST)
                    .build())
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final ScanReader scans;
    private final DocumentSettings settings;

    OrderReader(ScanReader scans, DocumentSettings settings) {
        this.scans = scans;
        this.settings = settings;
    }

    /** Files that came with an order. */
    interface Beside {
        /**
         * Asked once, before any of them is read.
         *
         * @param key the order's; null when it has none
         */
        default void expect(String key, Collection<String> names) throws IOException, OrderRejected {}

        /** @return null when there is none of that name */
        Draft.Scan read(String name, long left) throws IOException, OrderRejected;
    }

    /** What was read so far. */
    private static final class Parts {
        private String key;
        private String product;
        private final List<String> options = new ArrayList<>();
        private final Map<String, String> texts = new LinkedHashMap<>();
        private final Map<String, Draft.Scan> scans = new LinkedHashMap<>();
        private final Map<String, String> beside = new LinkedHashMap<>();
    }

    /** @throws OrderRejected with everything that is wrong, in sentences */
    Draft read(String organization, InputStream in, Beside beside) throws IOException, OrderRejected {
        var parts = new Parts();
        boolean taken = false;
        try (var json = JSON.createParser(in)) {
            read(json, organization, parts);
            beside.expect(parts.key, parts.beside.values());
            for (var each : parts.beside.entrySet()) {
                var scan = beside.read(each.getValue(), left(parts));
                if (scan == null) {
                    throw new OrderRejected(
                            "\"%s\": the file that the order names is not there: leave it beside the order, or send it as a part of that name"
                                    .formatted(each.getKey()));
                }
                parts.scans.put(each.getKey(), scan);
            }
            var objections = objections(parts);
            if (!objections.isEmpty()) {
                throw new OrderRejected(objections);
            }
            taken = true;
            return draft(organization, parts);
        } catch (JsonProcessingException wrong) {
            throw new OrderRejected(
                    "the order cannot be read as JSON (line %d): write key, product, options, fields, files"
                            .formatted(
                                    wrong.getLocation() == null
                                            ? 0
                                            : wrong.getLocation().getLineNr()));
        } finally {
            if (!taken) {
                draft(organization, parts).close();
            }
        }
    }

    private static Draft draft(String organization, Parts parts) {
        return new Draft(organization, parts.key, parts.product, parts.options, parts.texts, parts.scans);
    }

    private long left(Parts parts) {
        return settings.scansSize().toBytes()
                - parts.scans.values().stream().mapToLong(Draft.Scan::size).sum();
    }

    private void read(JsonParser json, String organization, Parts parts) throws IOException, OrderRejected {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new OrderRejected("the order is no JSON object: write key, product, options, fields, files");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            json.nextToken();
            switch (name) {
                case "key" -> parts.key = text(json, name);
                case "product" -> parts.product = text(json, name);
                case "options" -> options(json, parts);
                case "fields" -> entries(json, name, field -> parts.texts.put(field, text(json, name)), parts);
                case "files" -> entries(json, name, field -> file(json, organization, field, parts), parts);
                default ->
                    throw new OrderRejected(
                            "\"%s\" is not known: an order has key, product, options, fields, files".formatted(name));
            }
        }
    }

    private interface Entry {
        void read(String field) throws IOException, OrderRejected;
    }

    private static void entries(JsonParser json, String name, Entry entry, Parts parts)
            throws IOException, OrderRejected {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new OrderRejected("\"%s\" is no object: write each field's name and its value".formatted(name));
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            if (parts.texts.size() + parts.scans.size() + parts.beside.size() >= ENTRIES) {
                throw new OrderRejected("an order has %d fields and files at most".formatted(ENTRIES));
            }
            var field = json.currentName();
            json.nextToken();
            entry.read(field);
        }
    }

    private static void options(JsonParser json, Parts parts) throws IOException, OrderRejected {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new OrderRejected("\"options\" is no list: write [\"urgenza\"]");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            var option = text(json, "options");
            if (!option.matches("[A-Za-z0-9_-]{1,60}") || parts.options.size() >= 5) {
                throw new OrderRejected("\"options\" has something that is no option: ask with dryRun which there are");
            }
            if (!parts.options.contains(option)) {
                parts.options.add(option);
            }
        }
    }

    private static String text(JsonParser json, String name) throws IOException, OrderRejected {
        if (!json.currentToken().isScalarValue() || json.currentToken() == JsonToken.VALUE_NULL) {
            throw new OrderRejected("\"%s\" has something that is no text".formatted(name));
        }
        return json.getText();
    }

    private void file(JsonParser json, String organization, String field, Parts parts)
            throws IOException, OrderRejected {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            parts.beside.put(field, json.getText());
            return;
        }
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new OrderRejected(
                    "\"files\" has something that is neither a file's name nor {\"name\", \"content\"}");
        }
        var name = "scan";
        byte[] content = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var part = json.currentName();
            json.nextToken();
            if (part.equals("name")) {
                name = text(json, "name");
            } else if (part.equals("content") && json.currentToken() == JsonToken.VALUE_STRING) {
                content = content(json, left(parts));
            } else {
                throw new OrderRejected("a file has \"name\" and \"content\" (base64), and nothing else");
            }
        }
        if (content == null) {
            throw new OrderRejected("a file has no \"content\" (base64)");
        }
        parts.scans.put(field, scans.read(organization, name, new ByteArrayInputStream(content), left(parts)));
    }

    /** One file is in memory at a time; a text of that length is not made of it. */
    private byte[] content(JsonParser json, long left) throws IOException, OrderRejected {
        long most = Math.min(settings.scanSize().toBytes(), left);
        var bytes = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] from, int offset, int length) {
                if (count <= most) {
                    super.write(from, offset, length);
                }
            }
        };
        json.readBinaryValue(Base64Variants.MIME_NO_LINEFEEDS, bytes);
        return bytes.toByteArray();
    }

    private List<String> objections(Parts parts) {
        var objections = new ArrayList<String>();
        if (parts.key == null || !KEY.matcher(parts.key).matches()) {
            objections.add(
                    "\"key\" is missing, or not up to 64 letters, digits and . _ / -: give each order a key of your"
                            + " own, by which it is never ordered twice");
        } else if (FiscalCode.indexIn(parts.key) >= 0) {
            objections.add("\"key\" has a codice fiscale in it, which must not be known of every request: use another");
        }
        if (parts.product == null || settings.product(parts.product).isEmpty()) {
            objections.add("\"product\" is none that may be ordered: write one of %s (carovana.documents.products)"
                    .formatted(settings.products().stream()
                            .map(ProductSettings::name)
                            .toList()));
        }
        return objections;
    }
}
