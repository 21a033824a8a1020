package carovana.sandbox.visengine;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.InASandbox;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The played tokens of Openapi.com")
class OauthSpec extends InASandbox {

    private static final String POLLER = "{\"scopes\":[\"GET:visengine2.altravia.com/richiesta\"],\"ttl\":%d}";

    private Account account;

    @BeforeEach
    void account() {
        account = new Account(sandbox);
    }

    @Test
    void tell_what_they_open_and_until_when() {
        var data = account.tokens("""
                {"scopes":["GET:visengine2.altravia.com/richiesta"],"ttl":3600,"name":"poller",
                 "limits":{"walletAmount":50,"ip":["127.0.0.1"]}}
                """).json().path("data");

        assertThat(data.path("token").asText()).matches("[0-9a-f]{24}");
        assertThat(data.path("name").asText()).isEqualTo("poller");
        assertThat(data.path("scopes").path(0).asText()).isEqualTo("GET:visengine2.altravia.com/richiesta");
        assertThat(data.at("/limits/walletAmount").asInt()).isEqualTo(50);
        assertThat(Duration.between(
                        Instant.parse(data.path("createdAt").asText()),
                        Instant.parse(data.path("expireAt").asText())))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void last_a_year_at_most() {
        for (long ttl : new long[] {0, -1, 100_000_000}) {
            var data = account.tokens(POLLER.formatted(ttl)).json().path("data");
            assertThat(Duration.between(
                            Instant.parse(data.path("createdAt").asText()),
                            Instant.parse(data.path("expireAt").asText())))
                    .isEqualTo(Duration.ofDays(365));
        }
    }

    @Test
    void are_given_for_scopes_that_there_are() {
        assertThat(account.tokens("{}").json().path("error").asInt()).isEqualTo(70);
        assertThat(account.tokens("{\"scopes\":[]}").json().path("error").asInt())
                .isEqualTo(70);
        for (String wrong : new String[] {"richiesta", "GET:visengine2.altravia.com", "FETCH:a.example/b"}) {
            var answer = account.tokens("{\"scopes\":[\"%s\"]}".formatted(wrong));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().path("error").asInt()).as(wrong).isEqualTo(80);
        }
        for (String unknown : new String[] {"GET:127.0.0.1/richiesta", "DELETE:visengine2.altravia.com/richiesta"}) {
            var answer = account.tokens("{\"scopes\":[\"%s\"]}".formatted(unknown));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().path("error").asInt()).as(unknown).isEqualTo(90);
        }
    }

    @Test
    void are_given_to_who_has_the_api_key() {
        for (String credentials : new String[] {"ufficio@bugliano.example:wrong", "ufficio@bugliano.example", ":"}) {
            var request = sandbox.request("POST", Account.OAUTH + "/tokens", POLLER.formatted(60))
                    .setHeader("Authorization", "Basic " + Account.base64(credentials));
            assertThat(sandbox.send(request).status()).as(credentials).isEqualTo(401);
        }
        assertThat(sandbox.call("POST", Account.OAUTH + "/tokens", POLLER.formatted(60))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void are_refreshed_once() {
        var first = account.tokens(POLLER.formatted(60)).json().path("data");
        String path = "/tokens/" + first.path("token").asText();
        var request = sandbox.request("PATCH", Account.OAUTH + path, "{\"ttl\":120}")
                .setHeader(
                        "Authorization", "Bearer " + first.path("refreshToken").asText());

        var second = sandbox.send(request).json().path("data");

        assertThat(second.path("scopes")).isEqualTo(first.path("scopes"));
        assertThat(second.path("token")).isNotEqualTo(first.path("token"));
        assertThat(sandbox.send(request).json().path("error").asInt()).isEqualTo(160);
        account.use(first.path("token").asText());
        assertThat(account.get("/richiesta").status()).isEqualTo(401);
        account.use(second.path("token").asText());
        assertThat(account.get("/richiesta").status()).isEqualTo(404);
    }

    @Test
    void are_not_refreshed_with_another_s_refresh_token() {
        var token = account.tokens(POLLER.formatted(60)).json().path("data");
        var request = sandbox.request(
                        "PATCH",
                        Account.OAUTH + "/tokens/" + token.path("token").asText(),
                        "{}")
                .setHeader("Authorization", "Bearer " + token.path("token").asText());

        assertThat(sandbox.send(request).json().path("error").asInt()).isEqualTo(130);
    }

    @Test
    void can_be_looked_at_and_deleted() {
        String path = "/tokens/" + account.token();

        assertThat(account.oauth("GET", path, null).json().at("/data/token").asText())
                .isEqualTo(account.token());
        assertThat(account.oauth("DELETE", path, null).status()).isEqualTo(200);
        assertThat(account.oauth("GET", path, null).json().path("error").asInt())
                .isEqualTo(120);
        assertThat(account.oauth("DELETE", path, null).json().path("error").asInt())
                .isEqualTo(180);
        assertThat(account.oauth("GET", "/subscriptions", null).status()).isEqualTo(404);
    }

    @Test
    void of_the_first_version_come_without_an_envelope() {
        var answer = account.oauth("POST", "/token", POLLER.formatted(60).replace("ttl", "expire"))
                .json();

        assertThat(answer.path("success").asBoolean()).isTrue();
        assertThat(answer.path("expire").asLong())
                .isBetween(Instant.now().getEpochSecond(), Instant.now().getEpochSecond() + 61);
        account.use(answer.path("token").asText());
        assertThat(account.get("/richiesta").status()).isEqualTo(404);
        assertThat(account.oauth("GET", "/credit", null)
                        .json()
                        .at("/data/credit")
                        .asInt())
                .isEqualTo(1000);
    }

    @Test
    void open_the_wallet_to_who_has_the_api_key() {
        account.ordered();

        var data = account.oauth("GET", "/wallet", null).json().path("data");

        assertThat(data.path("credit").decimalValue()).isEqualByComparingTo("981.3");
    }

    @Test
    void can_be_in_trouble_by_themselves() {
        sandbox.control("POST", "/trouble", "{\"service\":\"visengine-oauth\",\"kind\":\"503\",\"calls\":1}");

        assertThat(account.get("/visure").status()).isEqualTo(200);
        assertThat(account.tokens(POLLER.formatted(60)).status()).isEqualTo(503);
        assertThat(account.tokens(POLLER.formatted(60)).status()).isEqualTo(200);
    }
}
