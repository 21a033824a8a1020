package carovana.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A sandbox on a port of its own, and the calls a test makes to it. */
public final class RunningSandbox implements AutoCloseable {

    public static final String ORG = "99000000010";
    public static final String V1 = "/sandbox/gpd/debt-positions-service/v1";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;
    private final int port;

    private RunningSandbox(ConfigurableApplicationContext context) {
        this.context = context;
        this.port =
                ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    public static RunningSandbox in(Path home, String... properties) {
        return in(home, SandboxOnly.class, properties);
    }

    public static RunningSandbox in(Path home, Class<?> configuration, String... properties) {
        var all = new TreeMap<String, Object>(Map.of(
                "server.port", "0",
                "server.address", "127.0.0.1",
                "carovana.sandbox.limits", "false",
                "carovana.sandbox.upload.start-delay", "0s",
                "carovana.sandbox.upload.rate", "0",
                "spring.main.banner-mode", "off",
                "logging.level.root", "warn",
                "carovana.home", home.toString()));
        for (String property : properties) {
            all.put(property.substring(0, property.indexOf('=')), property.substring(property.indexOf('=') + 1));
        }
        String[] arguments = all.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        return new RunningSandbox(new SpringApplicationBuilder(configuration).run(arguments));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public int port() {
        return port;
    }

    /** An answer, with its body as JSON where it is some. */
    public record Answer(int status, String text, HttpResponse<String> raw) {

        public JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + text, e);
            }
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse(null);
        }

        public String title() {
            return json().path("title").asText();
        }

        public String detail() {
            return json().path("detail").asText();
        }
    }

    public HttpRequest.Builder request(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Ocp-Apim-Subscription-Key", "sandbox-key")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        return body == null ? request : request.header("Content-Type", "application/json");
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body(), answer);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public Answer call(String method, String path, String body) {
        return send(request(method, path, body));
    }

    /** Calls below the organization's path of v1. */
    public Answer v1(String method, String path, String body) {
        return call(method, V1 + "/organizations/" + ORG + path, body);
    }

    public Answer create(String body) {
        return v1("POST", "/debtpositions", body);
    }

    public Answer published(String body) {
        return v1("POST", "/debtpositions?toPublish=true", body);
    }

    public Answer get(String iupd) {
        return v1("GET", "/debtpositions/" + iupd, null);
    }

    public Answer control(String method, String path, String body) {
        return call(method, "/sandbox/control" + path, body);
    }

    public void now(String instant) {
        control("PUT", "/clock", "{\"now\":\"%s\"}".formatted(instant));
    }

    @Override
    public void close() {
        context.close();
    }
}
