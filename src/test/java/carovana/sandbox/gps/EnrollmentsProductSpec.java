package carovana.sandbox.gps;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.RunningSandbox;
import carovana.sandbox.RunningSandbox.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The played enrollments product, for one creditor's key")
class EnrollmentsProductSpec {

    private static final String BASE = "/sandbox/gps/spontaneous-payments-enrollments-service/v1";
    private static final int LIMIT = 150;

    @TempDir
    static Path home;

    static RunningSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = RunningSandbox.in(home, "carovana.sandbox.limits=true");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void forget() {
        sandbox.control("POST", "/reset", null);
    }

    private static Answer call(String method, String path, String body, String key, String from) {
        return sandbox.send(sandbox.request(method, BASE + path, body)
                .setHeader("Ocp-Apim-Subscription-Key", key)
                .setHeader("X-Forwarded-For", from));
    }

    private static Answer call(String method, String path, String body) {
        return call(method, path, body, "sandbox-key-" + Gps.ORG, "192.0.2.7");
    }

    @Test
    void knows_the_organization_from_the_key() {
        assertThat(call("POST", "/", "{\"companyName\":\"Comune di Bugliano\"}").status())
                .isEqualTo(201);
        assertThat(call("POST", "/services/donation", Gps.enrollment("01")).status())
                .isEqualTo(201);
        assertThat(call("PUT", "/services/donation", Gps.enrollment("02")).status())
                .isEqualTo(200);
        assertThat(call("GET", "/services/donation", null)
                        .json()
                        .path("segregationCode")
                        .asText())
                .isEqualTo("02");
        assertThat(call("PUT", "/", "{\"companyName\":\"Bugliano\",\"status\":\"DISABLED\"}")
                        .status())
                .isEqualTo(200);
        assertThat(call("GET", "/", null).json().path("fiscalCode").asText()).isEqualTo(Gps.ORG);
        assertThat(call("DELETE", "/services/donation", null).status()).isEqualTo(200);
        assertThat(call("DELETE", "/", null).status()).isEqualTo(200);
        assertThat(call("GET", "/", null).status()).isEqualTo(404);
        assertThat(call("GET", "/services", null).status()).isEqualTo(404);
    }

    @Test
    void is_closed_to_a_key_that_is_no_single_organizations() {
        var refused = call("GET", "/", null, "sandbox-key", "192.0.2.7");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("message").asText()).isEqualTo("You are not allowed to access this resource.");
    }

    @Test
    void counts_calls_by_the_address_they_come_from() {
        assertThat(call("GET", "/", null).header("x-rate-limit-remaining")).isEqualTo(Integer.toString(LIMIT - 1));
        for (int i = 1; i < LIMIT; i++) {
            call("GET", "/", null);
        }

        var refused = call("GET", "/", null);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("x-rate-limit-retry-after"))).isBetween(1, 10);
        assertThat(call("GET", "/", null, "sandbox-key-" + Gps.ORG, "192.0.2.8").status())
                .isEqualTo(404);
    }
}
