package carovana.documents;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An office that orders documents, and the sandbox's hands behind the counter. */
final class Office implements AutoCloseable {

    static final String[] QUICK = {
        "--carovana.documents.every=50",
        "--carovana.documents.poll[0].every=150ms",
        "--carovana.documents.poll[0].until=15d",
        "--carovana.documents.look-for=4s",
        "--carovana.documents.credit-pause=300ms",
        "--carovana.upstream.visengine.limit=off",
    };

    static final String CODICE_FISCALE = "VRDLRA80A41F205W";
    static final byte[] CARD = scan("carta d'identita di Laura Verdi");
    static final byte[] CODE = scan("tessera sanitaria di Laura Verdi");
    static final int PRICE = 1870;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REQUESTS = "/documents/" + Town.BUGLIANO + "/requests";

    private final Town town;
    private final Town provider;

    /** @param provider where the sandbox is; the town's own when it is the same */
    Office(Town town, Town provider) {
        this.town = town;
        this.provider = provider;
    }

    static byte[] scan(String content) {
        return ("%PDF-1.4\n" + content + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
    }

    static Map<String, Object> order(String key) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("Nome", "Laura");
        fields.put("Cognome", "Verdi");
        fields.put("Email", "laura.verdi@example.org");
        fields.put("Cellulare", "3330000000");
        fields.put("Codice fiscale", CODICE_FISCALE);
        var files = new LinkedHashMap<String, Object>();
        files.put("$5", content("carta.pdf", CARD));
        files.put("$6", content("codice.pdf", CODE));
        var order = new LinkedHashMap<String, Object>();
        order.put("key", key);
        order.put("product", "financial-package");
        order.put("fields", fields);
        order.put("files", files);
        return order;
    }

    static Map<String, String> content(String name, byte[] bytes) {
        return Map.of("name", name, "content", Base64.getEncoder().encodeToString(bytes));
    }

    static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    java.net.http.HttpResponse<String> send(Object order, String query) {
        return town.send("POST", REQUESTS + query, "sandbox-key", json(order), "Content-Type", "application/json");
    }

    /** Orders, and answers the request's number. */
    long order(Object order) {
        var answer = send(order, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Town.json(answer).path("id").asLong();
    }

    long orders(String key) {
        return order(order(key));
    }

    void leave(String name, byte[] content) {
        try {
            var inbox = Files.createDirectories(town.folder("inbox").resolve("documents"));
            var partial = Files.write(inbox.resolve(".partial-" + name), content);
            Files.move(partial, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode request(long id) {
        return town.get(REQUESTS + "/" + id);
    }

    String state(long id) {
        return request(id).path("request").path("state").asText();
    }

    JsonNode await(long id, String state) {
        carovana.Patience.await(state).until(() -> {
            var now = state(id);
            assertThat(now.equals(state)
                            || !List.of("STORED", "REJECTED", "CANCELLED", "QUARANTINED", "PARKED")
                                    .contains(now))
                    .as(request(id).toString())
                    .isTrue();
            return now.equals(state);
        });
        return request(id);
    }

    java.net.http.HttpResponse<String> read(long id, String name) {
        return town.send("GET", REQUESTS + "/" + id + "/files/" + name, "sandbox-key", null);
    }

    JsonNode control(String method, String path, Object body) {
        var answer = provider.send(
                method,
                "/sandbox/control" + path,
                null,
                body == null ? null : json(body),
                "Content-Type",
                "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer.body().isEmpty() ? null : Town.json(answer);
    }

    void advance(String time) {
        control("PUT", "/clock", Map.of("advance", time));
    }

    void trouble(String service, String operation, String kind, int calls) {
        control("POST", "/trouble", Map.of("service", service, "operation", operation, "kind", kind, "calls", calls));
    }

    void next(Map<String, Object> fare) {
        control("POST", "/visengine/next", fare);
    }

    /** Cents that were charged so far. */
    long charged() {
        return control("GET", "/visengine/wallet", null).path("charged").asLong();
    }

    JsonNode charges() {
        return control("GET", "/visengine/wallet", null).path("charges");
    }

    int calls(String operation) {
        int calls = 0;
        for (var each : control("GET", "/calls?service=visengine", null).path("byIupd")) {
            calls += each.path(operation).asInt();
        }
        return calls;
    }

    Path home() {
        return town.home();
    }

    @Override
    public void close() {
        town.close();
    }
}
