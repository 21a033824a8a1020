package carovana.upstream.visengine;

import carovana.documents.provider.DocumentProvider;
import carovana.documents.provider.OrderForm;
import carovana.documents.provider.Product;
import carovana.documents.provider.ProviderOrder;
import carovana.documents.provider.ProviderTrouble;
import carovana.documents.provider.ProviderTrouble.Kind;
import carovana.upstream.visengine.Tokens.Purpose;
import carovana.upstream.visengine.VisengineCall.Reader;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.component.http.HttpMethods;
import org.apache.hc.core5.http.HttpEntity;
import org.springframework.stereotype.Component;

/** Visengine 2.0 as a provider of documents. */
@Component
class Visengine implements DocumentProvider {

    private static final int MOST_PRODUCTS = 1000;

    private final VisengineSettings settings;
    private final VisengineLine line;
    private final Tokens tokens;
    private final Clock clock;
    private final Map<String, Known> products = new ConcurrentHashMap<>();

    private record Known(Product product, Instant until) {}

    Visengine(VisengineSettings settings, VisengineLine line, Clock clock) {
        this.settings = settings;
        this.line = line;
        this.clock = clock;
        tokens = new Tokens(settings, line, clock);
    }

    @Override
    public String name() {
        return "visengine";
    }

    @Override
    public Product product(String hash) throws ProviderTrouble {
        var known = products.get(hash);
        if (known != null && clock.instant().isBefore(known.until())) {
            return known.product();
        }
        if (!VisengineRequests.isHash(hash)) {
            throw new ProviderTrouble(
                    Kind.REFUSED, "a product's hash has 32 hexadecimal digits: see carovana.documents.products");
        }
        var product = (Product) call(
                Purpose.ORDER,
                HttpMethods.GET,
                "/visure/" + hash,
                null,
                in -> VisengineWords.product(VisengineJson.read(in, false)));
        if (products.size() < MOST_PRODUCTS) {
            products.put(hash, new Known(product, clock.instant().plus(settings.catalogue())));
        }
        return product;
    }

    @Override
    public long credit() throws ProviderTrouble {
        mustBeConfigured();
        return (long) line.signIn(new VisengineCall(HttpMethods.GET, "/wallet", tokens.basic(), null, in -> {
            var credit = VisengineJson.read(in, false).path("data").path("credit");
            if (credit.isMissingNode() || credit.isNull()) {
                throw new com.fasterxml.jackson.core.JsonParseException(null, "no credit");
            }
            return VisengineJson.centsDown(credit);
        }));
    }

    @Override
    public ProviderOrder open(OrderForm form) throws ProviderTrouble {
        return order(Purpose.ORDER, HttpMethods.POST, "/richiesta", VisengineRequests.open(form));
    }

    @Override
    public ProviderOrder close(String id) throws ProviderTrouble {
        try {
            return order(
                    Purpose.ORDER,
                    HttpMethods.PUT,
                    path("/richiesta/", id),
                    VisengineRequests.json(Map.of("state", 1)));
        } catch (IOException never) {
            throw new IllegalStateException(never);
        }
    }

    @Override
    public ProviderOrder read(String id) throws ProviderTrouble {
        return order(Purpose.FETCH, HttpMethods.GET, path("/richiesta/", id), null);
    }

    @Override
    public ProviderOrder readWithInputs(String id) throws ProviderTrouble {
        return (ProviderOrder) call(
                Purpose.FETCH,
                HttpMethods.GET,
                path("/richiesta/", id),
                null,
                in -> VisengineWords.order(VisengineJson.read(in, true).path("data")));
    }

    private ProviderOrder order(Purpose purpose, HttpMethods verb, String path, HttpEntity body)
            throws ProviderTrouble {
        return (ProviderOrder) call(
                purpose,
                verb,
                path,
                body,
                in -> VisengineWords.order(VisengineJson.read(in, false).path("data")));
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<ProviderOrder> list() throws ProviderTrouble {
        try {
            return (List<ProviderOrder>) call(
                    Purpose.FETCH,
                    HttpMethods.GET,
                    "/richiesta",
                    null,
                    in -> VisengineWords.orders(VisengineJson.read(in, false)));
        } catch (ProviderTrouble empty) {
            if (empty.kind() == Kind.NOT_FOUND) {
                return List.of();
            }
            throw empty;
        }
    }

    @Override
    public long fetch(String id, OutputStream out, long mostBytes) throws ProviderTrouble, IOException {
        try {
            return (long) call(Purpose.FETCH, HttpMethods.GET, path("/documento/", id), null, in -> {
                var document = new DocumentAnswer(out, mostBytes);
                return document.read(in);
            });
        } catch (VisengineLine.OutputFailed full) {
            throw (IOException) full.getCause();
        }
    }

    /** A token that does not open any more is asked for anew, once. */
    private Object call(Purpose purpose, HttpMethods verb, String path, HttpEntity body, Reader reader)
            throws ProviderTrouble {
        mustBeConfigured();
        var header = tokens.header(purpose);
        try {
            return line.call(new VisengineCall(verb, path, header, body, reader));
        } catch (Refusals.NotLetIn refused) {
            tokens.drop(purpose, header);
            return line.call(new VisengineCall(verb, path, tokens.header(purpose), body, reader));
        }
    }

    private static String path(String before, String id) throws ProviderTrouble {
        if (!VisengineRequests.isId(id)) {
            throw new ProviderTrouble(Kind.REFUSED, "an order's number has 24 hexadecimal digits");
        }
        return before + id;
    }

    private void mustBeConfigured() throws ProviderTrouble {
        if (!settings.isConfigured()) {
            throw new ProviderTrouble(
                    Kind.LATER, "carovana.upstream.visengine.address is not set: no document is ordered");
        }
    }
}
