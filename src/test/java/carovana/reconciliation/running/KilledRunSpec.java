package carovana.reconciliation.running;

import static carovana.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.OtherProcess;
import carovana.Town;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A run whose process is killed")
class KilledRunSpec {

    private static final String HERE = "/reconciliation/" + Town.BUGLIANO;

    @Test
    void is_done_anew_and_takes_everything_once(@TempDir Path played, @TempDir Path home) throws Exception {
        try (var till = new Till(played, "--carovana.reconciliation.every=86400000");
                var process = new OtherProcess(home, till.town, "--carovana.reconciliation.every=100").start()) {
            till.now(Instant.now().toString());
            till.owed("KILLED-1", "KILLED-2", "KILLED-3").forEach(nav -> till.pay(nav, ""));
            till.control("POST", "/close-day", "{\"organization\":\"%s\"}".formatted(Town.BUGLIANO));
            till.town.trouble(Map.of("service", "fdr", "kind", "slow", "millis", 60_000));
            process.awaitReady();
            long run = ask(process).path("id").asLong();
            await("the run to be in the middle")
                    .until(() ->
                            !read(process, HERE + "/payments").path("entries").isEmpty());
            assertThat(read(process, HERE + "/runs/" + run).path("finishedAt").isMissingNode())
                    .isTrue();

            process.kill();
            till.town.endTrouble();
            process.start().awaitReady();

            await("what was not fetched before").until(() -> states(process).equals("REPORTED REPORTED REPORTED "));
            assertThat(read(process, HERE + "/runs/" + run).toString()).contains("another run follows");
        }
    }

    private static String states(OtherProcess process) throws Exception {
        var states = new StringBuilder();
        read(process, HERE + "/payments")
                .path("entries")
                .forEach(each -> states.append(each.path("state").asText()).append(' '));
        return states.toString();
    }

    private static JsonNode read(OtherProcess process, String path) throws Exception {
        return new ObjectMapper().readTree(process.get(path));
    }

    private static JsonNode ask(OtherProcess process) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + process.port() + HERE + "/run"))
                .header("Ocp-Apim-Subscription-Key", "sandbox-key")
                .POST(BodyPublishers.noBody())
                .build();
        return new ObjectMapper()
                .readTree(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body());
    }
}
