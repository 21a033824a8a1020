package carovana.benchmark;

import carovana.positions.Iuv;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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

/** Clients of pagoPA's API that create a position each as soon as the last one is answered. */
final class Clients implements AutoCloseable {

    private static final String BODY = """
            {"iupd":"CLIENT-%d","type":"F","payStandIn":true,"fiscalCode":"VRDLRA80A41F205W","fullName":"Verdi Laura",\
            "streetName":"Via Giuseppe Garibaldi","civicNumber":"12","postalCode":"56043","city":"Bugliano",\
            "province":"PI","country":"IT","email":"laura.verdi@example.it","phone":"0583123456",\
            "switchToExpired":false,"companyName":"Comune di Bugliano","officeName":"Ufficio tributi",\
            "paymentOption":[{"iuv":"%s","amount":12550,"description":"TARI 2026 - rata unica",\
            "isPartialPayment":false,"dueDate":"2099-12-16T22:59:59","retentionDate":"2099-12-31T22:59:59",\
            "transfer":[{"idTransfer":"1","amount":12550,"organizationFiscalCode":"99000000010",\
            "companyName":"Comune di Bugliano","remittanceInformation":"Tassa sui rifiuti 2026",\
            "category":"9/0101101IM/","iban":"IT60X0542811101000000123456"}]}]}""";

    private final int clients;
    private final CloseableHttpClient http;
    private final ExecutorService threads;
    private final AtomicInteger numbers = new AtomicInteger();

    /** @param p99 how long the slowest of a hundred waited, milliseconds */
    record Round(double perSecond, double p99) {}

    Clients(int clients) {
        this.clients = clients;
        threads = Executors.newFixedThreadPool(clients);
        http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(clients)
                        .setMaxConnPerRoute(clients)
                        .build())
                .disableAutomaticRetries()
                .build();
    }

    /** @param base up to the version */
    Round create(String base, int calls) throws Exception {
        System.gc();
        var waited = new long[calls];
        var next = new AtomicInteger();
        var work = new ArrayList<Callable<Void>>();
        long start = System.nanoTime();
        for (int i = 0; i < clients; i++) {
            work.add(() -> {
                for (int call = next.getAndIncrement(); call < calls; call = next.getAndIncrement()) {
                    long asked = System.nanoTime();
                    createOne(base);
                    waited[call] = System.nanoTime() - asked;
                }
                return null;
            });
        }
        for (var done : threads.invokeAll(work)) {
            done.get();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Arrays.sort(waited);
        return new Round(calls / seconds, waited[calls * 99 / 100] / 1e6);
    }

    private void createOne(String base) throws Exception {
        int number = numbers.incrementAndGet();
        var post = new HttpPost(base + "/organizations/99000000010/debtpositions?toPublish=true");
        post.setHeader("Ocp-Apim-Subscription-Key", "sandbox-key");
        post.setEntity(
                new StringEntity(BODY.formatted(number, Iuv.of("01", number).value()), ContentType.APPLICATION_JSON));
        var refused = http.execute(post, response -> {
            var body = EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8);
            return response.getCode() == 201 ? null : response.getCode() + " " + body;
        });
        if (refused != null) {
            throw new IllegalStateException("It was not created: " + refused);
        }
    }

    @Override
    public void close() throws Exception {
        threads.shutdownNow();
        http.close();
    }
}
