package carovana.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.RunningSandbox;
import carovana.sandbox.RunningSandbox.Answer;
import carovana.sandbox.SandboxOnly;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

@DisplayName("The played gateway")
class GatewaySpec {

    private static final AtomicLong NANOS = new AtomicLong();

    /** The sandbox with a clock that only this test moves. */
    @Import(SandboxOnly.class)
    static class WithStandingClock {

        @Bean
        GatewayConfiguration.Ticker ticker() {
            return NANOS::get;
        }
    }

    @TempDir
    static Path home;

    static RunningSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = RunningSandbox.in(home, WithStandingClock.class, "carovana.sandbox.limits=true");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void forget() {
        sandbox.control("POST", "/reset", null);
    }

    private static Answer listWith(String key, String query) {
        var request =
                sandbox.request("GET", RunningSandbox.V1 + "/organizations/99000000010/debtpositions" + query, null);
        return sandbox.send(key == null ? withoutKey(query) : request.setHeader("Ocp-Apim-Subscription-Key", key));
    }

    private static java.net.http.HttpRequest.Builder withoutKey(String query) {
        return java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://127.0.0.1:" + sandbox.port()
                + RunningSandbox.V1 + "/organizations/99000000010/debtpositions" + query));
    }

    @Test
    void asks_for_a_key() {
        var missing = listWith(null, "");
        assertThat(missing.status()).isEqualTo(401);
        assertThat(missing.header("Content-Type")).isEqualTo("application/json");
        assertThat(missing.json().path("statusCode").asInt()).isEqualTo(401);
        assertThat(missing.json().path("message").asText())
                .startsWith("Access denied due to missing subscription key.");
        assertThat(listWith("wrong", "").json().path("message").asText())
                .startsWith("Access denied due to invalid subscription key.");
    }

    @Test
    void opens_to_a_key_its_own_organization_only() {
        assertThat(listWith("sandbox-key-99000000010", "").status()).isEqualTo(200);

        var other = listWith("sandbox-key-99000000028", "");

        assertThat(other.status()).isEqualTo(403);
        assertThat(other.text())
                .isEqualTo("{ \"statusCode\": 403, \"message\": \"You are not allowed to access this resource.\" }");
    }

    @Test
    void does_not_look_at_the_organization_of_a_key_in_the_query() {
        assertThat(listWith(null, "?subscription-key=sandbox-key-99000000028").status())
                .isEqualTo(200);
    }

    @Test
    void lets_a_key_call_a_hundred_times_in_ten_seconds() {
        for (int i = 1; i <= 100; i++) {
            var answer = listWith("sandbox-key", "");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("x-remaining-calls-per-min")).isEqualTo(Integer.toString(100 - i));
        }

        var refused = listWith("sandbox-key", "");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("10");
        assertThat(refused.json().path("message").asText())
                .isEqualTo("Rate limit is exceeded. Try again in 10 seconds.");
        assertThat(listWith("sandbox-key-99000000010", "").status()).isEqualTo(200);
        NANOS.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(listWith("sandbox-key", "").status()).isEqualTo(200);
    }

    @Test
    void lets_a_key_call_the_massive_upload_ten_times_a_second() {
        String files = "/sandbox/upload/gpd/debt-positions-service/v2/brokers/99000000028/organizations/99000000010"
                + "/debtpositions/files";
        for (int i = 1; i <= 10; i++) {
            var answer = sandbox.call("GET", files, null);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("x-remaining-calls-per-period")).isEqualTo(Integer.toString(10 - i));
        }
        var refused = sandbox.call("GET", files, null);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        NANOS.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(sandbox.call("GET", files, null).status()).isEqualTo(200);
        var foreign = sandbox.send(
                sandbox.request("GET", files, null).setHeader("Ocp-Apim-Subscription-Key", "sandbox-key-99000000028"));
        assertThat(foreign.status()).isEqualTo(403);
    }

    @Test
    void has_other_limits_for_receipts_and_flows() {
        String receipts = "/sandbox/gpd/payments-receipts-service/v1/payments/99000000010/receipts";
        String reportings = "/sandbox/gpd-reporting/api/v1/organizations/99000000010/reportings";
        String fdrs = "/sandbox/fdr-org/service/v1/organizations/99000000010/fdrs";
        for (int i = 1; i <= 100; i++) {
            assertThat(sandbox.call("GET", receipts, null).header("x-remaining-calls-per-period"))
                    .isEqualTo(Integer.toString(100 - i));
        }
        for (int i = 1; i <= 300; i++) {
            assertThat(sandbox.call("GET", reportings, null).status()).isEqualTo(200);
            assertThat(sandbox.call("GET", fdrs, null).status()).isEqualTo(200);
        }
        assertThat(sandbox.call("GET", receipts, null).status()).isEqualTo(429);
        assertThat(sandbox.call("GET", reportings, null).status()).isEqualTo(429);
        assertThat(sandbox.call("GET", fdrs, null).status()).isEqualTo(200);
        for (String path : new String[] {receipts, reportings, fdrs}) {
            var foreign = sandbox.send(sandbox.request("GET", path, null)
                    .setHeader("Ocp-Apim-Subscription-Key", "sandbox-key-99000000028"));
            assertThat(foreign.status()).as(path).isEqualTo(403);
        }
    }

    @Test
    void names_every_call() {
        assertThat(listWith("sandbox-key", "").header("X-Request-Id")).hasSize(36);
        assertThat(sandbox.send(withoutKey("").header("X-Request-Id", "mine")).header("X-Request-Id"))
                .isEqualTo("mine");
    }
}
