package carovana.benchmark;

import static carovana.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.OtherProcess;
import carovana.Town;
import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.CipherOutputStream;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that are ready, fetched by the product, and by nothing but a stream through a cipher. */
@DisplayName("Documents that are ready")
class DocumentsBenchmark {

    private static final int DOCUMENTS = Integer.getInteger("benchmark.documents", 200);
    private static final int BYTES = Integer.getInteger("benchmark.documentBytes", 1_000_000);

    /** With what is around it not more than the 50 MB that are taken. */
    private static final int LARGEST = 50_000_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String REQUESTS = "/documents/" + Town.BUGLIANO + "/requests";

    @TempDir
    Path folder;

    private OtherProcess sandbox;
    private Town town;

    @AfterAll
    static void print() {
        Table.print();
    }

    @Test
    void are_fetched_at_half_the_pace_of_a_bare_copy_at_least_and_never_as_a_whole_in_memory() throws Exception {
        try (var played = OtherProcess.sandboxOnly(folder.resolve("sandbox")).start()) {
            sandbox = played;
            played.awaitReady();
            try (var halls = new Town(
                    folder.resolve("town"),
                    "--carovana.sandbox.enabled=false",
                    "--carovana.sandbox.address=http://127.0.0.1:" + played.port(),
                    "--carovana.documents.every=20",
                    "--carovana.documents.poll[0].every=500ms",
                    "--carovana.documents.poll[0].until=15d",
                    "--carovana.documents.day-budget=100000",
                    "--carovana.documents.month-budget=100000",
                    "--carovana.upstream.visengine.limit=off")) {
                town = halls;
                measure();
            }
        }
    }

    private void measure() throws Exception {
        control("PUT", "/visengine/wallet", Map.of("balance", 100_000_000));
        control("POST", "/visengine/next", Map.of("requests", DOCUMENTS, "bytes", BYTES));
        var fetching = town.the(CamelContext.class).getRouteController();
        fetching.stopRoute("fetch-documents");
        for (int i = 0; i < DOCUMENTS; i++) {
            order("B-" + i);
        }
        await().until(() -> count("ORDERED") == DOCUMENTS);
        control("PUT", "/clock", Map.of("advance", "P1D"));
        await().until(() -> count("READY") == DOCUMENTS);

        var ids = new ArrayList<String>();
        control("GET", "/visengine/requests", null)
                .path("requests")
                .forEach(each -> ids.add(each.path("id").asText()));
        bare(ids);
        double bare = bare(ids);
        long start = System.nanoTime();
        fetching.startRoute("fetch-documents");
        await().until(() -> count("STORED") == DOCUMENTS);
        double product = (System.nanoTime() - start) / 1e9;
        Table.add(
                "documents of %d kB fetched, a second".formatted(BYTES / 1000),
                "%.1f".formatted(DOCUMENTS / product),
                "%.1f".formatted(DOCUMENTS / bare),
                "%.2f".formatted(bare / product),
                "≥ 0.50");
        large();
        assertThat(bare / product).isGreaterThanOrEqualTo(0.5);
    }

    private void large() throws Exception {
        control("POST", "/visengine/next", Map.of("bytes", LARGEST));
        order("LARGE");
        await().until(() -> count("ORDERED") == 1);
        control("PUT", "/clock", Map.of("advance", "P1D"));
        long start = System.nanoTime();
        await().until(() -> count("STORED") == DOCUMENTS + 1);
        Table.add(
                "a document of 50 MB, heap of %d MB"
                        .formatted(Runtime.getRuntime().maxMemory() >> 20),
                "%.1f s".formatted((System.nanoTime() - start) / 1e9),
                "–",
                "–",
                "stored");
    }

    /** One after the other, as the product does: read, decoded, through AES-GCM into a file. */
    private double bare(List<String> ids) throws Exception {
        var token = token();
        long start = System.nanoTime();
        for (var id : ids) {
            var answer = HTTP.send(
                    HttpRequest.newBuilder(URI.create(base() + "/sandbox/visengine/documento/" + id))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    BodyHandlers.ofInputStream());
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(new byte[32], "AES"),
                    new GCMParameterSpec(128, id.substring(0, 12).getBytes(StandardCharsets.US_ASCII)));
            try (var in = answer.body();
                    var out = new CipherOutputStream(Files.newOutputStream(folder.resolve("bare")), cipher)) {
                copy(in, out);
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        try (var json = new JsonFactory().createParser(in)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME
                        && json.currentName().equals("file")) {
                    json.nextToken();
                    json.readBinaryValue(Base64Variants.MIME_NO_LINEFEEDS, out);
                }
            }
        }
    }

    private String token() throws Exception {
        var basic = Base64.getEncoder().encodeToString("bench@bugliano.example:sandbox-key".getBytes());
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(base() + "/sandbox/visengine/oauth/tokens"))
                        .header("Authorization", "Basic " + basic)
                        .POST(BodyPublishers.ofString(
                                "{\"scopes\":[\"GET:test.visengine2.altravia.com/documento\"],\"ttl\":3600}"))
                        .build(),
                BodyHandlers.ofString());
        return JSON.readTree(answer.body()).path("data").path("token").asText();
    }

    private String base() {
        return "http://127.0.0.1:" + sandbox.port();
    }

    private void order(String key) throws IOException {
        var scan = Base64.getEncoder().encodeToString("%PDF-1.4\nscan\n%%EOF".getBytes(StandardCharsets.US_ASCII));
        var order = new HashMap<String, Object>();
        order.put("key", key);
        order.put("product", "financial-package");
        order.put(
                "fields",
                Map.of(
                        "$0",
                        "Laura",
                        "$1",
                        "Verdi",
                        "$2",
                        "laura.verdi@example.org",
                        "$3",
                        "333",
                        "$4",
                        "VRDLRA80A41F205W"));
        order.put("files", Map.of("$5", Map.of("content", scan), "$6", Map.of("content", scan)));
        var answer = town.send("POST", REQUESTS, "sandbox-key", JSON.writeValueAsBytes(order));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private int count(String state) {
        return town.the(carovana.ledger.documents.DocumentRequests.class)
                .count(carovana.ledger.documents.DocumentRequest.State.valueOf(state));
    }

    private com.fasterxml.jackson.databind.JsonNode control(String method, String path, Object body) throws Exception {
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(base() + "/sandbox/control" + path))
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }
}
