package carovana.sandbox.visengine;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.RunningSandbox;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What the played Visengine keeps")
class MemorySpec {

    @TempDir
    Path home;

    @Test
    void survives_a_restart() {
        String id;
        String token;
        byte[] content;
        try (var sandbox = RunningSandbox.in(home)) {
            var account = new Account(sandbox);
            id = account.ordered();
            token = account.token();
            account.control("PUT", "/product", "{\"hash\":\"%s\",\"price\":2000}".formatted(Account.PACKAGE));
            account.later("P1D");
            content = account.content(id);
        }
        try (var sandbox = RunningSandbox.in(home)) {
            var account = new Account(sandbox);
            account.use(token);
            assertThat(account.stateOf(id)).isEqualTo("Visura evasa");
            assertThat(account.content(id)).isEqualTo(content);
            assertThat(account.wallet().path("balance").asInt()).isEqualTo(98130);
            account.open(1, "");
            assertThat(account.wallet().path("balance").asInt()).isEqualTo(96130);
        }
    }

    @Test
    void is_forgotten_with_a_reset() {
        try (var sandbox = RunningSandbox.in(home)) {
            var account = new Account(sandbox);
            account.next("\"requests\":5,\"troubles\":[\"stuck\"]");
            String id = account.ordered();
            account.later("P1D");
            account.control("PUT", "/product", "{\"hash\":\"%s\",\"price\":2000}".formatted(Account.PACKAGE));

            sandbox.control("POST", "/reset", null);

            assertThat(account.show(id).status()).isEqualTo(401);
            account.renew();
            assertThat(account.show(id).status()).isEqualTo(404);
            assertThat(account.wallet().path("balance").asInt()).isEqualTo(100_000);
            assertThat(home.resolve("sandbox/documents")).isEmptyDirectory();
            account.ordered();
            assertThat(account.wallet().path("charged").asInt()).isEqualTo(1870);
            account.later("P1D");
            assertThat(account.get("/richiesta")
                            .json()
                            .at("/data/0/stato_richiesta")
                            .asText())
                    .isEqualTo("Visura evasa");
        }
    }

    @Test
    void never_has_the_bytes_of_a_scan() throws IOException {
        try (var sandbox = RunningSandbox.in(home)) {
            new Account(sandbox).ordered();
        }
        try (var files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("scan of an identity card", Account.base64("scan of an identity card"));
            }
        }
    }

    @Test
    void comes_as_a_stream_even_if_it_is_large() throws Exception {
        try (var sandbox = RunningSandbox.in(home)) {
            var account = new Account(sandbox);
            account.next("\"bytes\":50000000,\"delivery\":\"PT0S\"");
            String id = account.ordered();

            var answer = HttpClient.newHttpClient()
                    .send(account.request("GET", "/documento/" + id, null).build(), BodyHandlers.ofInputStream());
            Path zip = home.resolve("large.zip");
            long size = saved(answer.body(), zip);

            assertThat(answer.headers().firstValueAsLong("Content-Length")).isEmpty();
            assertThat(Files.size(zip)).isEqualTo(size).isBetween(50_000_000L, 50_010_000L);
            try (var file = new ZipFile(zip.toFile())) {
                List<Long> sizes = file.stream().map(entry -> entry.getSize()).toList();
                assertThat(sizes).hasSize(4).allMatch(each -> each < 25_000_000);
            }
        }
    }

    /** @return how large it is said to be */
    private static long saved(InputStream answer, Path file) throws IOException {
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .build())
                .build();
        long size = 0;
        try (var json = factory.createParser(answer);
                var out = Files.newOutputStream(file)) {
            for (var token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_INT) {
                    size = json.getLongValue();
                } else if (token == JsonToken.VALUE_STRING && json.currentName().equals("file")) {
                    json.readBinaryValue(out);
                }
            }
        }
        return size;
    }
}
