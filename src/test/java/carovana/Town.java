package carovana;

import static carovana.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Carovana as it is started by hand, with the sandbox inside, seen from the town hall: folders and doors. */
public final class Town implements AutoCloseable {

    public static final String BUGLIANO = "99000000010";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path home;
    private final Clock clock;
    private final int port = Ports.free();
    private final List<String> arguments = new ArrayList<>();
    private ConfigurableApplicationContext carovana;

    public Town(Path home, String... settings) {
        this(home, null, settings);
    }

    /** @param clock what time it is in that town; null is the time of this machine */
    public Town(Path home, Clock clock, String... settings) {
        this.clock = clock;
        this.home = home;
        arguments.addAll(List.of(
                "--server.port=" + port,
                "--carovana.home=" + home,
                "--carovana.intake.every=50",
                "--carovana.intake.settle=100",
                "--carovana.submission.every=50",
                "--carovana.reconciliation.every=100",
                "--carovana.upstream.gpd.limit=off",
                "--carovana.sandbox.limits=false",
                "--logging.level.root=WARN",
                "--spring.main.banner-mode=off",
                "--spring.jmx.enabled=false"));
        for (var setting : settings) {
            var name = setting.substring(0, setting.indexOf('=') + 1);
            arguments.removeIf(each -> each.startsWith(name));
            arguments.add(setting);
        }
        start();
    }

    public void start() {
        carovana = new SpringApplicationBuilder(Carovana.class)
                .initializers(context -> {
                    if (clock != null) {
                        context.getBeanFactory().registerSingleton("clockOfTheTown", clock);
                    }
                })
                .run(arguments.toArray(String[]::new));
    }

    public void stop() {
        carovana.close();
    }

    public <T> T the(Class<T> type) {
        return carovana.getBean(type);
    }

    public ConfigurableApplicationContext context() {
        return carovana;
    }

    public int port() {
        return port;
    }

    /** Leaves a file in the inbox the way careful programs do: complete, by rename. */
    public void leave(String name, String content) {
        leave(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public void leave(String name, byte[] content) {
        try {
            var inbox = Files.createDirectories(home.resolve("inbox").resolve(BUGLIANO));
            var partial = Files.write(inbox.resolve(".partial-" + name.hashCode()), content);
            Files.move(partial, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder(String name) {
        return home.resolve(name).resolve(BUGLIANO);
    }

    public Path home() {
        return home;
    }

    /** Waits for a file in the outbox, and reads it. */
    public String outcome(String name) {
        return read(folder("outbox").resolve(name));
    }

    /** Waits for the only error file in the folder of rejected drops, and reads it. */
    public String errorFile() {
        await().until(() -> !errorFiles().isEmpty());
        assertThat(errorFiles()).hasSize(1);
        return read(errorFiles().get(0));
    }

    private List<Path> errorFiles() {
        if (!Files.isDirectory(folder("rejected"))) {
            return List.of();
        }
        try (var files = Files.list(folder("rejected"))) {
            return files.filter(each -> each.toString().endsWith(".error.txt")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        await().until(() -> Files.exists(file));
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until a drop is in that state. */
    public JsonNode drop(long id, String state) {
        await().until(() -> state.equals(get("/drops/" + id).path("state").asText()));
        return get("/drops/" + id);
    }

    public JsonNode get(String path) {
        return json(send("GET", path, "sandbox-key", null));
    }

    public HttpResponse<String> send(String method, String path, String key, byte[] body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (key != null) {
            request.header("Ocp-Apim-Subscription-Key", key);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Plays trouble in the sandbox. */
    public void trouble(Map<String, Object> trouble) {
        try {
            var response = send(
                    "POST",
                    "/sandbox/control/trouble",
                    null,
                    JSON.writeValueAsBytes(trouble),
                    "Content-Type",
                    "application/json");
            assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void endTrouble() {
        send("DELETE", "/sandbox/control/trouble", null, null);
    }

    /** How often the sandbox's GPD was asked to do that to a position. */
    public int calls(String iupd, String operation) {
        return get("/sandbox/control/calls?service=gpd")
                .path("byIupd")
                .path(iupd)
                .path(operation)
                .asInt();
    }

    public JsonNode calls() {
        return get("/sandbox/control/calls?service=gpd");
    }

    /** A file of dues with one row for each IUPD. */
    public static String csv(String... rows) {
        return "iupd;fiscalCode;fullName;amount;description;dueDate;category\n" + String.join("\n", rows) + "\n";
    }

    public static String row(String iupd) {
        return row(iupd, "125,50");
    }

    public static String row(String iupd, String amount) {
        return iupd + ";VRDLRA80A41F205W;Verdi Laura;" + amount + ";TARI 2026;16/12/2099;9/0101101IM/";
    }

    @Override
    public void close() {
        stop();
    }
}
