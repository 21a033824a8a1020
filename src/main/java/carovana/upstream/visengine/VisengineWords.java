package carovana.upstream.visengine;

import carovana.documents.provider.Field;
import carovana.documents.provider.Option;
import carovana.documents.provider.Product;
import carovana.documents.provider.ProviderOrder;
import carovana.documents.provider.ProviderOrder.Progress;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Visengine's words in ours. */
final class VisengineWords {

    /** The last three are spellings that its own documents and sister services have. */
    private static final Set<String> READY =
            Set.of("visura evasa", "dati disponibili", "evasa", "evaso", "dati disponbili");

    private static final String CANCELLED = "annullata";
    private static final String SEARCH_FAILED = "errore su richiesta dati";
    private static final int LONGEST_STATE = 60;

    private VisengineWords() {}

    static Product product(JsonNode answer) throws IOException {
        var data = answer.path("data");
        var structure = data.path("json_struttura");
        var fields = new ArrayList<Field>();
        for (var each : structure.path("campi").properties()) {
            fields.add(new Field(
                    each.getKey(),
                    each.getValue().path("nome").asText(each.getKey()).strip(),
                    each.getValue().path("tipo").asText("testo").strip()));
        }
        var options = new ArrayList<Option>();
        for (var each : data.path("opzioni")) {
            options.add(new Option(
                    each.path("nome").asText(), each.path("tipo").asText(), VisengineJson.cents(each.path("prezzo"))));
        }
        return new Product(
                data.path("hash_visura").asText(),
                data.path("nome_visura").asText().strip(),
                data.path("nome_categoria").asText().strip(),
                fields,
                structure.path("validazione").asText(""),
                isTrue(data.path("ricerca")),
                VisengineJson.cents(data.path("prezzo_visura")) + VisengineJson.cents(data.path("prezzo_ricerca")),
                options);
    }

    /** One order; without a number it is none. */
    static ProviderOrder order(JsonNode data) throws IOException {
        var id = data.path("_id").asText("");
        if (!VisengineRequests.isId(id)) {
            throw new com.fasterxml.jackson.core.JsonParseException(null, "no order");
        }
        var said = data.path("stato_richiesta").asText("").strip();
        long created = data.path("timestamp_creation").asLong(0);
        return new ProviderOrder(
                id,
                data.path("hash_visura").asText(""),
                VisengineJson.number(data.path("state"), 0) == 1,
                progress(said),
                said.length() > LONGEST_STATE ? said.substring(0, LONGEST_STATE) : said,
                fault(data),
                data.hasNonNull("prezzo_visura")
                        ? VisengineJson.cents(data.path("prezzo_visura"))
                                + VisengineJson.cents(data.path("prezzo_ricerca"))
                        : -1,
                optionsPrice(data.path("opzioni")),
                created == 0 ? null : Instant.ofEpochSecond(created),
                reference(data.path("callback_data")),
                fields(data));
    }

    private static long optionsPrice(JsonNode options) throws IOException {
        if (!options.isArray()) {
            return -1;
        }
        long sum = 0;
        for (var each : options) {
            if (!each.hasNonNull("prezzo")) {
                return -1;
            }
            sum += VisengineJson.cents(each.path("prezzo"));
        }
        return sum;
    }

    private static Progress progress(String said) {
        var word = said.toLowerCase(Locale.ITALIAN).replaceAll("\\s+", " ");
        return READY.contains(word) ? Progress.READY : word.equals(CANCELLED) ? Progress.CANCELLED : Progress.PENDING;
    }

    /** An answer of 200 may tell of a search that failed. */
    private static String fault(JsonNode data) {
        var code = data.path("esito").path("codice").asText("0").strip();
        if (!code.equals("0") && !code.isEmpty() && !code.equals("null")) {
            return "Visengine says that it failed (esito %s)".formatted(code.replaceAll("[^0-9A-Za-z]", ""));
        }
        for (var search : data.path("ricerche")) {
            if (search.path("stato_ricerca").asText("").strip().equalsIgnoreCase(SEARCH_FAILED)) {
                return "Visengine says that its search failed";
            }
        }
        return null;
    }

    private static String reference(JsonNode callback) {
        return callback.path("data").path(VisengineRequests.REFERENCE).asText(null);
    }

    private static Map<String, String> fields(JsonNode data) {
        var fields = new HashMap<String, String>();
        for (var search : data.path("ricerche")) {
            try {
                var echo = search.path("json_ricerca");
                var read = echo.isTextual() ? VisengineJson.MAPPER.readTree(echo.asText()) : echo;
                read.properties()
                        .forEach(each ->
                                fields.put(each.getKey(), each.getValue().asText("")));
            } catch (IOException noJson) {
                return Map.of();
            }
        }
        return fields;
    }

    static List<ProviderOrder> orders(JsonNode answer) throws IOException {
        var orders = new ArrayList<ProviderOrder>();
        for (var each : answer.path("data")) {
            orders.add(order(each));
        }
        return orders;
    }

    private static boolean isTrue(JsonNode node) {
        return node.asBoolean(false) || node.asText("").equals("1");
    }
}
