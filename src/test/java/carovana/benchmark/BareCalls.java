package carovana.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** The same calls by the same HTTP client with nothing around it: a thread and a connection for each call in flight. */
final class BareCalls implements AutoCloseable {

    private static final String BODY = """
            {"iupd":"BARE-%d","type":"F","payStandIn":true,"fiscalCode":"VRDLRA80A41F205W","fullName":"Verdi Laura",\
            "streetName":"Via Giuseppe Garibaldi","civicNumber":"12","postalCode":"56043","city":"Bugliano",\
            "province":"PI","country":"IT","email":"laura.verdi@example.it","phone":"0583123456",\
            "switchToExpired":false,"companyName":"Comune di Bugliano","officeName":"Ufficio tributi",\
            "paymentOption":[{"nav":"301000000000000144","iuv":"01000000000000144","amount":12550,\
            "description":"TARI 2026 - rata unica","isPartialPayment":false,"dueDate":"2099-12-16T22:59:59",\
            "retentionDate":"2099-12-31T22:59:59","transfer":[{"idTransfer":"1","amount":12550,\
            "organizationFiscalCode":"99000000010","companyName":"Comune di Bugliano",\
            "remittanceInformation":"Tassa sui rifiuti 2026","category":"9/0101101IM/",\
            "iban":"IT60X0542811101000000123456"}]}]}""";

    private final String address;
    private final int inFlight;
    private final CloseableHttpClient client;
    private final ExecutorService callers;

    BareCalls(Stub stub, int inFlight) {
        address = stub.address() + "/organizations/99000000010/debtpositions?toPublish=true";
        this.inFlight = inFlight;
        callers = Executors.newFixedThreadPool(inFlight);
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(inFlight)
                        .setMaxConnPerRoute(inFlight)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .build();
    }

    /** @return seconds until so many calls were answered */
    double post(int calls) throws Exception {
        System.gc();
        long start = System.nanoTime();
        var left = new AtomicInteger(calls);
        var work = new ArrayList<Callable<Void>>();
        for (int i = 0; i < inFlight; i++) {
            work.add(() -> {
                for (int call = left.getAndDecrement(); call > 0; call = left.getAndDecrement()) {
                    postOne(call);
                }
                return null;
            });
        }
        for (var done : callers.invokeAll(work)) {
            done.get();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private void postOne(int call) throws Exception {
        var post = new HttpPost(address);
        post.setHeader("Ocp-Apim-Subscription-Key", "sandbox-key");
        post.setEntity(new StringEntity(BODY.formatted(call), ContentType.APPLICATION_JSON));
        var answer = client.execute(post, response -> {
            var body = EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8);
            return response.getCode() == 201 ? body : null;
        });
        if (answer == null) {
            throw new IllegalStateException("The stub did not answer 201");
        }
    }

    @Override
    public void close() throws Exception {
        callers.shutdownNow();
        client.close();
    }
}
