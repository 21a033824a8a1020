package carovana;

import static carovana.Patience.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Carovana, or the sandbox alone, in a process of its own, which can be killed at any moment. */
public final class OtherProcess implements AutoCloseable {

    private final List<String> command = new ArrayList<>();
    private final Path log;
    private final int port = Ports.free();
    private Process process;

    /** The remote services alone, for a town in this process to call. */
    public static OtherProcess sandboxOnly(Path home, String... settings) {
        var process = new OtherProcess(home);
        process.command.add("--spring.profiles.active=sandbox-only");
        process.command.addAll(List.of(settings));
        return process;
    }

    /** Carovana; a town in this process plays pagoPA. */
    public OtherProcess(Path home, Town sandbox, String... settings) {
        this(home);
        command.addAll(List.of(
                "--carovana.sandbox.enabled=false",
                "--carovana.sandbox.address=http://127.0.0.1:" + sandbox.port(),
                "--carovana.intake.every=50",
                "--carovana.intake.settle=100",
                "--carovana.submission.every=50",
                "--carovana.upstream.gpd.limit=off"));
        command.addAll(List.of(settings));
    }

    private OtherProcess(Path home) {
        log = Path.of("target", "other-process-" + home.getFileName() + ".log").toAbsolutePath();
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                "carovana.Carovana",
                "--server.port=" + port,
                "--carovana.home=" + home,
                "--spring.jmx.enabled=false"));
    }

    public OtherProcess start() {
        try {
            Files.createDirectories(log.getParent());
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public int port() {
        return port;
    }

    public void awaitReady() {
        await().ignoreExceptions()
                .until(() -> HttpClient.newHttpClient()
                                .send(
                                        HttpRequest.newBuilder(URI.create(
                                                        "http://127.0.0.1:" + port + "/actuator/health/liveness"))
                                                .build(),
                                        BodyHandlers.discarding())
                                .statusCode()
                        == 200);
    }

    public String get(String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .header("Ocp-Apim-Subscription-Key", "sandbox-key")
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        await().until(() -> !process.isAlive());
    }

    /** Each place once: a folder that is named twice has its routes twice. */
    public static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(place -> Path.of(place).toAbsolutePath().normalize().toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Override
    public void close() {
        kill();
    }
}
