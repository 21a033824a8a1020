package carovana.sandbox.visengine;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxStore;
import carovana.sandbox.control.ControlAnswers;
import carovana.sandbox.visengine.documents.DocumentTrouble;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Plays the account behind Visengine: what is in its wallet, what it ordered, and how the next orders will fare. */
@InSandbox
@RestController
@RequestMapping("/sandbox/control/visengine")
class VisengineController extends ControlAnswers {

    private static final long MOST_CENTS = 100_000_000_00L;
    private static final int MOST_REQUESTS = 1_000_000;

    /** A document is one answer; more than this no reader of one takes. */
    private static final long LARGEST_DOCUMENT = 1_000_000_000;

    private final Desk desk;
    private final Wallet wallet;
    private final Upcoming upcoming;
    private final Tokens tokens;
    private final Catalogue catalogue;
    private final SandboxStore store;

    VisengineController(
            Desk desk, Wallet wallet, Upcoming upcoming, Tokens tokens, Catalogue catalogue, SandboxStore store) {
        this.desk = desk;
        this.wallet = wallet;
        this.upcoming = upcoming;
        this.tokens = tokens;
        this.catalogue = catalogue;
        this.store = store;
    }

    @GetMapping("/wallet")
    ResponseEntity<byte[]> wallet() {
        var charges = new ArrayList<Object>();
        desk.everything()
                .values()
                .forEach(request -> request.charges.forEach(charge -> {
                    var told = new LinkedHashMap<String, Object>();
                    told.put("request", request.id);
                    told.put("product", request.product);
                    told.put("what", charge.what());
                    told.put("amount", charge.amount());
                    told.put("at", time(charge.at()));
                    charges.add(told);
                }));
        var view = new LinkedHashMap<String, Object>();
        view.put("balance", wallet.balance());
        view.put("charged", wallet.spent());
        view.put("charges", charges);
        return answer(200, view);
    }

    @PutMapping("/wallet")
    ResponseEntity<byte[]> payIn(@RequestBody(required = false) byte[] body) {
        wallet.set(whole(read(body), "balance", 0, MOST_CENTS));
        store.commit();
        return wallet();
    }

    @PostMapping("/next")
    ResponseEntity<byte[]> next(@RequestBody(required = false) byte[] body) {
        JsonNode order = read(body);
        int requests = order.has("requests") ? (int) whole(order, "requests", 1, MOST_REQUESTS) : 1;
        long bytes = order.has("bytes") ? whole(order, "bytes", 0, LARGEST_DOCUMENT) : 0;
        Duration delivery = order.has("delivery") ? duration(text(order, "delivery")) : null;
        upcoming.add(new Upcoming.Fare(
                requests, troubles(order.path("troubles")), document(order.path("document")), bytes, delivery));
        return answer(200, Map.of("message", "ordered for the next requests"));
    }

    @DeleteMapping("/next")
    ResponseEntity<byte[]> asUsual() {
        upcoming.forget();
        return answer(200, Map.of("message", "the next requests fare as usual"));
    }

    /** Everything about every request, also what a caller is not told. */
    @GetMapping("/requests")
    ResponseEntity<byte[]> requests() {
        long now = desk.now();
        List<Object> all = new ArrayList<>();
        desk.everything().values().forEach(request -> all.add(view(request, now)));
        return answer(200, Map.of("requests", all));
    }

    /** From now on no token opens anything. */
    @DeleteMapping("/tokens")
    ResponseEntity<byte[]> forgetTokens() {
        tokens.forgetAll();
        return answer(200, Map.of("message", "all tokens forgotten"));
    }

    @PutMapping("/product")
    ResponseEntity<byte[]> change(@RequestBody(required = false) byte[] body) {
        JsonNode order = read(body);
        Product product = catalogue
                .find(text(order, "hash"))
                .orElseThrow(() -> new Misunderstood("There is no product with this \"hash\"."));
        product = order.has("price") ? product.priced(whole(order, "price", 0, MOST_CENTS)) : product;
        product = order.has("name") ? product.named(text(order, "name")) : product;
        catalogue.change(product);
        store.commit();
        return answer(200, product.detail());
    }

    private static Map<String, Object> view(Request request, long now) {
        var view = new LinkedHashMap<String, Object>();
        view.put("id", request.id);
        view.put("product", request.product);
        view.put("name", request.productName);
        view.put("state", request.isOrdered() ? 1 : 0);
        view.put("stage", Progress.of(request, now).stage());
        view.put("created", time(request.created));
        view.put("ordered", request.isOrdered() ? time(request.closed) : null);
        view.put("charged", request.charged());
        view.put("fields", request.fields);
        view.put("files", files(request));
        view.put("emailTarget", request.emailTarget);
        view.put("callback", request.callback);
        view.put("troubles", request.troubles.stream().map(RequestTrouble::word).toList());
        view.put("document", request.documentTrouble.word());
        return view;
    }

    private static Map<String, Object> files(Request request) {
        var files = new LinkedHashMap<String, Object>();
        request.files.forEach((field, file) -> files.put(
                field, Map.of("name", file.name(), "type", file.type(), "size", file.size(), "sha256", file.sha256())));
        return files;
    }

    private static String time(long seconds) {
        return Instant.ofEpochSecond(seconds).toString();
    }

    private static Set<RequestTrouble> troubles(JsonNode words) {
        var troubles = EnumSet.noneOf(RequestTrouble.class);
        words.forEach(word -> troubles.add(RequestTrouble.of(word.asText())
                .orElseThrow(() ->
                        new Misunderstood("\"troubles\" must be some of %s.".formatted(RequestTrouble.words())))));
        return troubles;
    }

    private static DocumentTrouble document(JsonNode word) {
        return word.isMissingNode()
                ? DocumentTrouble.NONE
                : DocumentTrouble.of(word.asText())
                        .orElseThrow(() -> new Misunderstood(
                                "\"document\" must be one of %s.".formatted(DocumentTrouble.words())));
    }

    private static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw new Misunderstood("\"delivery\" is a time span like PT2H or P1D.");
    }

    private static long whole(JsonNode order, String field, long from, long to) {
        JsonNode value = order.path(field);
        if (!value.isIntegralNumber() || value.asLong() < from || value.asLong() > to) {
            throw new Misunderstood("\"%s\" must be a whole number from %d to %d.".formatted(field, from, to));
        }
        return value.asLong();
    }
}
