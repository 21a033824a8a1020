package carovana.documents;

import carovana.Patience;
import carovana.Town;
import carovana.documents.provider.DocumentProvider;
import carovana.documents.provider.OrderForm;
import carovana.documents.provider.ProviderOrder;
import carovana.ledger.documents.DocumentRequest;
import carovana.ledger.documents.DocumentRequest.State;
import carovana.ledger.documents.DocumentRequests;
import carovana.ledger.documents.Turn;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;

/** A town whose routes of documents stand still, so that each request is taken one step at a time. */
final class Counter implements AutoCloseable {

    static final String PRODUCT = "e767a64dec5b382cbff27b3e46f41441";

    final Town town;
    final Office office;

    Counter(Path home, Clock clock, String... settings) {
        var all = new ArrayList<>(List.of(
                "--carovana.documents.every=86400000",
                "--carovana.documents.look-for=1s",
                "--carovana.documents.credit-pause=100ms",
                "--carovana.documents.poll[0].every=100ms",
                "--carovana.documents.poll[0].until=15d",
                "--carovana.upstream.visengine.limit=off"));
        all.addAll(List.of(settings));
        town = new Town(home, clock, all.toArray(String[]::new));
        standStill();
        office = new Office(town, town);
    }

    /** They would go once at the start. */
    private void standStill() {
        var routes = town.the(CamelContext.class).getRouteController();
        for (var route : List.of("order-documents", "poll-documents", "fetch-documents", "tell-offices")) {
            try {
                routes.stopRoute(route);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    DocumentRequests requests() {
        return town.the(DocumentRequests.class);
    }

    DocumentRequest now(DocumentRequest request) {
        return requests().find(request.id()).orElseThrow();
    }

    State state(DocumentRequest request) {
        return now(request).state();
    }

    /** Takes this order alone in hand, as a turn of the route would. */
    DocumentRequest inHand(Map<String, Object> order) {
        office.order(order);
        return requests().claim(State.RECEIVED, 1).get(0);
    }

    /** Takes an order, and lets it lie. */
    DocumentRequest taken(String key) {
        return requests().find(office.orders(key)).orElseThrow();
    }

    DocumentRequest move(DocumentRequest request, Turn turn) {
        return requests().move(request, turn.andOn()).orElseThrow();
    }

    /** Approved for this price, and about to be opened. */
    DocumentRequest opening(Map<String, Object> order, long price) {
        return move(
                inHand(order),
                Turn.to(State.OPENING, "approved").costing(price).sent(LocalDateTime.now(town.the(Clock.class))));
    }

    /** Opened at the provider, which nobody has noticed yet. */
    ProviderOrder opened(DocumentRequest request) throws Exception {
        return provider().open(form(request));
    }

    private OrderForm form(DocumentRequest request) throws Exception {
        var inputs = town.the(Inputs.class);
        var settings = town.the(DocumentSettings.class);
        var expected = settings.product(request.product()).orElseThrow();
        var fields = inputs.read(request);
        var judged = town.the(OrderRules.class)
                .judge(
                        expected,
                        provider().product(expected.hash()),
                        fields.texts(),
                        fields.scans().keySet(),
                        request.optionList());
        var callback = settings.callback().isEmpty() ? null : settings.callback() + "/" + request.reference();
        return inputs.form(request, expected.hash(), callback, fields, judged);
    }

    DocumentProvider provider() {
        return town.the(DocumentProvider.class);
    }

    /** Ends what a process had in hand, as its end would, and lets another one take it. */
    void restart() {
        town.stop();
        town.start();
        standStill();
        town.the(carovana.ledger.WorkList.class).recover();
    }

    /** One turn of the route that orders. */
    void turn() {
        town.the(Due.class).toOrder().forEach(town.the(Ordering.class)::advance);
    }

    void await(DocumentRequest request, State state) {
        Patience.await(state.name()).until(() -> {
            turn();
            return state(request) == state;
        });
    }

    void replay(DocumentRequest request) {
        requests().replay(request.id(), "desk");
    }

    void price(long cents) {
        office.control("PUT", "/visengine/product", Map.of("hash", PRODUCT, "price", cents));
    }

    void pay(long cents) {
        office.control("PUT", "/visengine/wallet", Map.of("balance", cents));
    }

    @Override
    public void close() {
        town.close();
    }
}
