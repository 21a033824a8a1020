package carovana.sandbox.upload;

import carovana.sandbox.Asked;
import carovana.sandbox.RunningSandbox;
import carovana.sandbox.RunningSandbox.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The calls of the massive upload, as a broker makes them for the town of Bugliano. */
final class Massive {

    static final String BROKER = "99000000028";
    static final String BASE = "/sandbox/upload/gpd/debt-positions-service/";
    static final String POSITIONS = "/brokers/" + BROKER + "/organizations/" + RunningSandbox.ORG + "/debtpositions";
    private static final String BOUNDARY = "----a-boundary";

    private final RunningSandbox sandbox;
    private final String version;

    Massive(RunningSandbox sandbox, String version) {
        this.sandbox = sandbox;
        this.version = version;
    }

    /** Waste taxes TARI-1 to TARI-n, with the IUVs 01…001 to 01…n. */
    static String taxes(int count) {
        return positions(IntStream.rangeClosed(1, count).mapToObj(Massive::tax).toArray(String[]::new));
    }

    static String tax(int number) {
        return Asked.position("TARI-" + number, "01%015d".formatted(number));
    }

    static String positions(String... positions) {
        return "{\"paymentPositions\":[%s]}".formatted(String.join(",", positions));
    }

    static String iupds(String... iupds) {
        return "{\"paymentPositionIUPDs\":[%s]}"
                .formatted(Stream.of(iupds).map("\"%s\""::formatted).collect(Collectors.joining(",")));
    }

    static byte[] zip(String... namesAndContents) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    Answer upload(String method, String json) {
        return upload(method, "tari.zip", zip("tari.json", json));
    }

    Answer upload(String method, String name, byte[] zip) {
        return form(method, "name=\"file\"; filename=\"%s\"".formatted(name), zip);
    }

    Answer form(String method, String disposition, byte[] content) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--%s\r\nContent-Disposition: form-data; %s\r\nContent-Type: application/zip\r\n\r\n"
                        .formatted(BOUNDARY, disposition))
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8));
        return sandbox.send(sandbox.request("GET", BASE + version + POSITIONS + "/file", null)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY));
    }

    /** Uploads what must be taken in, and returns its id. */
    String taken(String method, String json) {
        var answer = upload(method, json);
        if (answer.status() != 202) {
            throw new AssertionError(answer.text());
        }
        return id(answer);
    }

    static String id(Answer accepted) {
        return accepted.header("Location").replaceAll(".*/file/(.*)/status", "$1");
    }

    Answer status(String id) {
        return sandbox.call("GET", BASE + version + POSITIONS + "/file/" + id + "/status", null);
    }

    Answer report(String id) {
        return sandbox.call("GET", BASE + version + POSITIONS + "/file/" + id + "/report", null);
    }

    Answer files(String query) {
        return sandbox.call("GET", BASE + version + POSITIONS + "/files" + query, null);
    }

    int processed(String id) {
        return status(id).json().path("processedItem").asInt();
    }
}
