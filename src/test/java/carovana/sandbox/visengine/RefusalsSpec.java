package carovana.sandbox.visengine;

import static carovana.sandbox.visengine.Account.FORM;
import static carovana.sandbox.visengine.Account.PACKAGE;
import static carovana.sandbox.visengine.Account.id;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.InASandbox;
import carovana.sandbox.RunningSandbox.Answer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the played Visengine refuses")
class RefusalsSpec extends InASandbox {

    private static final String NOBODY = "0123456789abcdef01234567";

    private Account account;

    @BeforeEach
    void account() {
        account = new Account(sandbox);
    }

    private static void refused(Answer answer, int status, int error) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("error").asInt()).as(answer.text()).isEqualTo(error);
        assertThat(answer.json().path("success").asBoolean()).isFalse();
        assertThat(answer.json().path("data").isNull()).isTrue();
        assertThat(answer.json().path("message").asText()).isNotBlank();
    }

    private static String order(String hash, String rest) {
        return "{\"hash_visura\":\"%s\",%s}".formatted(hash, rest);
    }

    @Test
    void is_what_does_not_exist() {
        refused(account.get("/visure/ffff"), 400, 200);
        refused(account.get("/richiesta"), 404, 203);
        refused(account.get("/richiesta/123"), 400, 201);
        refused(account.get("/richiesta/" + NOBODY), 404, 202);
        refused(account.close(NOBODY), 404, 228);
        refused(account.get("/documento/123"), 400, 243);
        refused(account.get("/documento/" + NOBODY), 404, 244);
        refused(account.get("/documento"), 428, 242);
        refused(account.call("PUT", "/richiesta", "{\"state\":1}"), 428, 226);
        assertThat(account.get("/visure/documento/" + NOBODY).status()).isEqualTo(404);
        assertThat(account.get("/richieste").status()).isEqualTo(404);
        assertThat(account.call("DELETE", "/richiesta/" + NOBODY, null).status())
                .isEqualTo(404);
    }

    @Test
    void is_an_order_of_nothing_or_of_something_unknown() {
        refused(account.call("POST", "/richiesta", "{" + FORM + "}"), 428, 204);
        refused(account.call("POST", "/richiesta", order(NOBODY, FORM)), 400, 200);
        refused(account.open(1, ",\"email_target\":\"nobody\""), 400, 209);
        for (String body : Stream.of("nothing", "[]", "{\"hash_visura\":", "").toList()) {
            assertThat(account.call("POST", "/richiesta", body).status()).isEqualTo(400);
        }
    }

    @Test
    void is_an_order_whose_fields_do_not_do() {
        for (String change : new String[] {
            "\"$4\":\"\"",
            "\"$4\":\"not a tax code\"",
            "\"$2\":\"not an address\"",
            "\"$5\":\"Copia Documento d'identità\"",
            "\"$5\":\"https://example.org/carta.png\"",
            "\"$5\":\"carta.png|data:image/png;base64,%%%\"",
            "\"$5\":\"carta.png|data:image/png;base64,\"",
            "\"$9\":\"one too many\"",
            "\"$0\":{\"nested\":true}"
        }) {
            String form = FORM.stripTrailing();
            String changed = form.substring(0, form.length() - 1) + "," + change + "}";
            refused(account.call("POST", "/richiesta", order(PACKAGE, changed)), 412, 250);
        }
        assertThat(account.wallet().path("charged").asInt()).isZero();
        refused(account.get("/richiesta"), 404, 203);
    }

    @Test
    void is_to_close_what_lacks_something_until_it_is_there() {
        String id = id(
                account.call("POST", "/richiesta", order(PACKAGE, "\"state\":0,\"json_visura\":{\"$0\":\"Maria\"}")));

        refused(account.close(id), 412, 229);
        account.call("PUT", "/richiesta/" + id, "{" + FORM.replace("PRVMRA80A41H501U", "") + "}");
        refused(account.close(id), 412, 229);
        account.call("PUT", "/richiesta/" + id, "{\"json_visura.$4\":\"PRVMRA80A41H501U\"}");

        assertThat(account.close(id).status()).isEqualTo(200);
        assertThat(account.wallet().path("charges")).hasSize(1);
    }

    @Test
    void is_what_the_wallet_cannot_pay() {
        account.control("PUT", "/wallet", "{\"balance\":1869}");

        refused(account.open(1, ""), 402, 211);
        String id = id(account.open(0, ""));
        var answer = account.close(id);
        refused(answer, 402, 211);
        assertThat(answer.json().path("message").asText()).isEqualTo("Insufficient Credit in Wallet: 18.69");
        assertThat(account.show(id).json().at("/data/state").asInt()).isZero();

        account.control("PUT", "/wallet", "{\"balance\":1870}");
        assertThat(account.close(id).status()).isEqualTo(200);
        assertThat(account.wallet().path("balance").asInt()).isZero();
    }

    @Test
    void is_a_caller_without_a_valid_token() {
        String token = account.token();
        account.use("");
        assertThat(account.get("/visure").status()).isEqualTo(401);
        account.use("0123456789abcdef01234567");
        assertThat(account.open(0, "").status()).isEqualTo(401);
        assertThat(sandbox.call("GET", "/sandbox/visengine/visure", null).status())
                .isEqualTo(401);

        account.use(token);
        assertThat(account.get("/visure").status()).isEqualTo(200);
        account.control("DELETE", "/tokens", null);
        assertThat(account.get("/visure").status()).isEqualTo(401);
    }

    @Test
    void is_a_token_that_has_run_out_or_was_given_for_something_else() {
        String poller = """
                {"scopes":["GET:test.visengine2.altravia.com/richiesta"],"ttl":3600}
                """;
        account.use(account.tokens(poller).json().at("/data/token").asText());

        assertThat(account.get("/richiesta").status()).isEqualTo(404);
        assertThat(account.open(0, "").status()).isEqualTo(403);
        assertThat(account.get("/visure").status()).isEqualTo(403);
        account.later("PT1H1S");
        assertThat(account.get("/richiesta").status()).isEqualTo(401);
    }

    @Test
    void is_a_body_that_is_too_large() {
        String scan = "A".repeat(14 * 1024 * 1024);
        String file = "carta.png|data:image/png;base64," + scan;
        String two = "\"state\":0,\"json_visura\":{\"$5\":\"%s\",\"$6\":\"%s\"%s}";

        assertThat(account.call("POST", "/richiesta", order(PACKAGE, two.formatted(file, file, "")))
                        .status())
                .isEqualTo(200);
        assertThat(account.call(
                                "POST",
                                "/richiesta",
                                order(PACKAGE, two.formatted(file, file, ",\"$7\":\"%s\"".formatted(file))))
                        .status())
                .isEqualTo(413);
    }
}
