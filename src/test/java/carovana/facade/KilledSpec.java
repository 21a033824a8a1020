package carovana.facade;

import static carovana.Patience.await;
import static carovana.facade.Due.due;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.OtherProcess;
import carovana.Town;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A process that is killed while somebody waits")
class KilledSpec {

    @Test
    void leaves_the_work_to_the_next_one(@TempDir Path folder) {
        try (var pagopa = new Town(folder.resolve("pagopa"));
                var carovana = new OtherProcess(folder.resolve("killed-asked"), pagopa).start()) {
            carovana.awaitReady();
            pagopa.trouble(Map.of("service", "gpd", "kind", "slow", "millis", 3000, "calls", 1));
            var answer = HttpClient.newHttpClient()
                    .sendAsync(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + carovana.port() + Call.FACADE
                                            + Call.ORGANIZATION + "/debtpositions"))
                                    .header("Ocp-Apim-Subscription-Key", "sandbox-key")
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(due("KILLED", 4000)))
                                    .build(),
                            BodyHandlers.ofString());
            await().until(() -> pagopa.calls("KILLED", "create") == 1);

            carovana.kill();
            assertThat(answer).failsWithin(Duration.ofSeconds(20));
            carovana.start().awaitReady();

            await().until(() -> pagopa.calls("KILLED", "get") > 0);
            assertThat(Call.get("/debtpositions/KILLED")
                            .at(pagopa, Call.SANDBOX)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(pagopa.calls("KILLED", "create"))
                    .as("it was read before it was sent again")
                    .isBetween(1, 2);
        }
    }
}
