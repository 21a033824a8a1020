package carovana.sandbox.visengine;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxClock;
import carovana.sandbox.SandboxStore;
import carovana.sandbox.visengine.Request.Charge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Takes requests in and changes them, one at a time. There is no key that would make two equal requests one: whoever
 * asks twice has two (Visengine 2.0.0).
 */
@InSandbox
@Component
class Desk {

    private static final String PRODUCT = "visura";
    private static final String OPTIONS = "opzioni";
    private static final String SEARCH = "ricerca";

    private final RequestBook book;
    private final Catalogue catalogue;
    private final Wallet wallet;
    private final Upcoming upcoming;
    private final Callbacks callbacks;
    private final SandboxClock clock;
    private final SandboxStore store;

    Desk(
            RequestBook book,
            Catalogue catalogue,
            Wallet wallet,
            Upcoming upcoming,
            Callbacks callbacks,
            SandboxClock clock,
            SandboxStore store) {
        this.book = book;
        this.catalogue = catalogue;
        this.wallet = wallet;
        this.upcoming = upcoming;
        this.callbacks = callbacks;
        this.clock = clock;
        this.store = store;
    }

    long now() {
        return clock.instant().getEpochSecond();
    }

    /** Opens a request, and orders it at once unless its state is 0; a test is looked through and then forgotten. */
    synchronized Request open(Token token, Incoming incoming) {
        if (incoming.product == null) {
            throw Refusal.required(204, "hash_visura");
        }
        Product product = catalogue.find(incoming.product).orElseThrow(Refusal::unknownProduct);
        if (incoming.emailTarget != null && !Form.isEmail(incoming.emailTarget)) {
            throw new Refusal(400, 209, "email is considered invalid!");
        }
        boolean order = incoming.test || incoming.state == null || incoming.state != 0;
        if (order) {
            Form.objection(product, incoming.fields, incoming.files).ifPresent(what -> {
                throw Refusal.insufficientData(what);
            });
        }
        Request request = drawnUp(token, product, incoming);
        if (incoming.test) {
            return request;
        }
        request.id = book.newId(request.created);
        if (order) {
            order(request);
        }
        upcoming.befall(request);
        return kept(request);
    }

    private Request drawnUp(Token token, Product product, Incoming incoming) {
        var request = new Request();
        request.owner = token.owner();
        request.product = product.hash();
        request.productName = product.name();
        request.search = product.search();
        request.price = product.price();
        request.searchPrice = product.searchPrice();
        request.options = product.chosen(incoming.options);
        request.callback = incoming.callback != null && incoming.callback.isObject() ? incoming.callback : null;
        request.created = now();
        write(request, product, incoming);
        return request;
    }

    private static void write(Request request, Product product, Incoming incoming) {
        if (incoming.allFields) {
            request.fields.clear();
            request.files.clear();
        }
        incoming.fields.forEach((key, value) -> {
            request.fields.put(key, value);
            request.files.remove(key);
            Product.Field field = product.field(key);
            request.labels.put(key, field == null ? key : field.name());
        });
        request.files.putAll(incoming.files);
        request.emailTarget = incoming.emailTarget == null ? request.emailTarget : incoming.emailTarget;
    }

    /** Changes an open request, and orders it where its state is to be 1. */
    synchronized Request change(String id, Incoming incoming) {
        Request request = find(id, 228);
        if (request.isOrdered()
                || request.has(RequestTrouble.UNCLOSABLE)
                || Progress.of(request, now()).stage().isLast()) {
            throw new Refusal(400, 239, "the request has already been closed");
        }
        Product product = catalogue.find(request.product).orElseThrow(Refusal::unknownProduct);
        write(request, product, incoming);
        if (incoming.state != null && incoming.state == 1) {
            Form.objection(product, request.fields, request.files).ifPresent(what -> {
                throw new Refusal(412, 229, "error in the input data: " + what);
            });
            order(request);
        }
        return kept(request);
    }

    private void order(Request request) {
        long now = now();
        long options = request.options.stream().mapToLong(Product.Option::price).sum();
        wallet.pay(
                request,
                211,
                request.search
                        ? List.of(new Charge(SEARCH, request.searchPrice, now))
                        : List.of(new Charge(PRODUCT, request.price, now), new Charge(OPTIONS, options, now)));
        request.closed = now;
    }

    /** A further search, where there is something to choose from. */
    synchronized Request search(String id, Incoming incoming) {
        Request request = find(id, 228);
        if (!request.isOrdered()) {
            throw new Refusal(404, 221, "the request is in state 0, not yet finalized");
        }
        if (!request.search || request.chosen > 0) {
            throw new Refusal(409, 222, "this request does not allow the addition of a search");
        }
        if (!incoming.allFields) {
            throw Refusal.required(224, "json_visura");
        }
        Product product = catalogue.find(request.product).orElseThrow(Refusal::unknownProduct);
        Form.objection(product, incoming.fields, incoming.files).ifPresent(what -> {
            throw Refusal.insufficientData(what);
        });
        wallet.pay(request, 225, List.of(new Charge(SEARCH, request.searchPrice, now())));
        request.furtherSearches.add(new LinkedHashMap<>(incoming.fields));
        return kept(request);
    }

    /** The result that is to become a document; now that is paid for. */
    synchronized Request choose(String id, Incoming incoming) {
        Request request = find(id, 228);
        if (incoming.index == null || !incoming.index.canConvertToInt()) {
            throw new Refusal(428, 233, "indice not valid or required");
        }
        if (incoming.index.asInt() < 0) {
            throw new Refusal(400, 234, "indice must be >= 0");
        }
        List<String> searches = searches(request);
        boolean known = searches.contains(incoming.search) && incoming.index.asInt() < RequestView.RESULTS;
        if (!request.search || !request.isOrdered() || request.chosen > 0 || !known) {
            throw new Refusal(
                    409,
                    230,
                    "the request does not produce results to choose from, it is processed directly with the POST");
        }
        wallet.pay(request, 237, List.of(new Charge(PRODUCT, request.price, now())));
        request.chosenSearch = incoming.search;
        request.chosenIndex = incoming.index.asInt();
        request.chosen = now();
        return kept(request);
    }

    private static List<String> searches(Request request) {
        var ids = new ArrayList<String>();
        for (int i = 0; i <= request.furtherSearches.size(); i++) {
            ids.add(request.id + "_" + i);
        }
        return ids;
    }

    /** @param error the number of the refusal where there is no such request */
    Request find(String id, int error) {
        return book.find(id)
                .filter(request -> !(request.isOrdered() && request.has(RequestTrouble.FORGOTTEN)))
                .orElseThrow(() -> Refusal.noMatch(error, id));
    }

    List<Request> listed() {
        return book.all().stream()
                .filter(request -> !request.has(RequestTrouble.UNLISTED))
                .filter(request -> !(request.isOrdered() && request.has(RequestTrouble.FORGOTTEN)))
                .toList();
    }

    private Request kept(Request request) {
        request.updated = now();
        book.write(request);
        store.commit();
        callbacks.watch(request);
        return request;
    }

    /** For whoever wants to see more than a caller may. */
    Map<String, Request> everything() {
        var all = new LinkedHashMap<String, Request>();
        book.all().forEach(request -> all.put(request.id, request));
        return all;
    }
}
