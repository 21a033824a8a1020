package carovana.sandbox.visengine;

import carovana.sandbox.visengine.Progress.Stage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How Visengine tells a request: Richieste in the list, Richiesta by itself (Visengine 2.0.0). */
final class RequestView {

    /** A made-up search finds so many companies. */
    static final int RESULTS = 2;

    private static final ObjectMapper JSON = new ObjectMapper();

    private RequestView() {}

    static Map<String, Object> inList(Request request, long now) {
        Progress progress = Progress.of(request, now);
        Map<String, Object> view = head(request, progress);
        times(view, request, progress);
        view.put("owner", request.owner);
        view.put("sincrona", false);
        return said(view, request);
    }

    static Map<String, Object> of(Request request, long now) {
        Progress progress = Progress.of(request, now);
        Map<String, Object> view = head(request, progress);
        view.put("callback", "_sandbox_prova");
        view.put("allegati", progress.hasDocument() ? List.of(request.id + ".zip") : List.of());
        times(view, request, progress);
        view.put("timestamp_stati", progress.stamps());
        view.put("callback_data", request.callback == null ? false : request.callback);
        view.put("opzioni", Product.told(request.options));
        view.put("owner", request.owner);
        view.put("sincrona", false);
        view.put("ricerche", request.isOrdered() ? searches(request) : List.of());
        view.put("esito", result(request));
        if (progress.stage() == Stage.CANCELLED && request.isOrdered()) {
            view.put("motivo_annullamento", "Documentazione non leggibile");
        }
        if (request.has(RequestTrouble.OTHER_FIELDS)) {
            List.of("callback", "timestamp_stati", "esito", "ricerche", "prezzo_ricerca", "sincrona")
                    .forEach(view::remove);
            view.put("lotto", List.of(1, Map.of("sportello", "Bugliano")));
        }
        return said(view, request);
    }

    private static Map<String, Object> head(Request request, Progress progress) {
        var view = new LinkedHashMap<String, Object>();
        view.put("_id", request.id);
        view.put("state", request.isOrdered() ? 1 : 0);
        view.put("hash_visura", request.product);
        view.put("nome", request.productName);
        view.put("ricerca", request.search);
        view.put("id_ricerca", request.chosenSearch);
        view.put("prezzo_visura", Price.euros(request.price));
        view.put("prezzo_ricerca", Price.euros(request.searchPrice));
        view.put("indice_ricerca", request.chosenIndex);
        view.put("stato_richiesta", progress.words(request));
        view.put("email_target", request.emailTarget);
        return view;
    }

    private static void times(Map<String, Object> view, Request request, Progress progress) {
        view.put("timestamp_creation", request.created);
        view.put("timestamp_last_update", progress.last(request));
    }

    private static Map<String, Object> result(Request request) {
        var result = new LinkedHashMap<String, Object>();
        boolean failed = request.has(RequestTrouble.FAILED) && request.isOrdered();
        result.put("codice", failed ? "101" : "0");
        result.put("info", failed ? "Errore parametro input: nessun soggetto trovato" : "OK");
        return result;
    }

    private static List<Object> searches(Request request) {
        var searches = new ArrayList<Object>();
        searches.add(search(request, 0, request.fields));
        for (Map<String, String> further : request.furtherSearches) {
            searches.add(search(request, searches.size(), further));
        }
        return searches;
    }

    private static Object search(Request request, int number, Map<String, String> fields) {
        boolean failed = request.has(RequestTrouble.FAILED);
        var named = new LinkedHashMap<String, Object>();
        fields.forEach((key, value) -> named.put(request.labels.getOrDefault(key, key), value));
        var search = new LinkedHashMap<String, Object>();
        search.put("id_ricerca", request.id + "_" + number);
        search.put("stato_ricerca", failed ? "Errore su richiesta dati" : "Ricerca evasa");
        search.put("json_ricerca", text(fields));
        search.put("json_mappato", named);
        search.put("json_risultato", request.search && !failed ? text(found(fields)) : null);
        return search;
    }

    private static Map<String, Object> found(Map<String, String> fields) {
        var found = new LinkedHashMap<String, Object>();
        for (int i = 0; i < RESULTS; i++) {
            String name = "%s %d S.R.L.".formatted(fields.getOrDefault("$0", "PROVA"), i + 1);
            found.put("indice_" + i, Map.of("Denominazione", name));
        }
        return found;
    }

    private static String text(Map<String, ?> json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> said(Map<String, Object> view, Request request) {
        if (request.has(RequestTrouble.NUMBERS_AS_TEXTS)) {
            view.replaceAll((name, value) -> asText(value));
        }
        return view;
    }

    private static Object asText(Object value) {
        if (value instanceof Number) {
            return value.toString();
        }
        if (value instanceof Map<?, ?> map) {
            var texts = new LinkedHashMap<Object, Object>();
            map.forEach((name, each) -> texts.put(name, asText(each)));
            return texts;
        }
        return value;
    }
}
