package carovana.sandbox.visengine;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.RunningSandbox;
import carovana.sandbox.RunningSandbox.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Somebody with an account at the played Visengine, and the calls a test makes in that name. */
final class Account {

    static final String PACKAGE = "e767a64dec5b382cbff27b3e46f41441";
    static final String TAX_RETURN = "38934ffe45179c4d5b88e2a6b849799a";
    static final String BASE = "/sandbox/visengine";
    static final String OAUTH = BASE + "/oauth";

    /** All that is needed for a Financial Package. */
    static final String FORM = """
            "json_visura":{"$0":"Maria","$1":"Prova","$2":"maria@prova.example","$3":"3330000000",
             "$4":"PRVMRA80A41H501U","$5":"carta.png|data:image/png;base64,%s","$6":"codice.png|data:image/png;base64,%s"}
            """.formatted(base64("scan of an identity card"), base64("scan of a tax code"));

    private static final String FILE = "\"file\":\"";
    private static final String SCOPES = """
            {"scopes":["GET:test.visengine2.altravia.com/visure","GET:test.visengine2.altravia.com/richiesta",
             "POST:test.visengine2.altravia.com/richiesta","PUT:test.visengine2.altravia.com/richiesta",
             "GET:test.visengine2.altravia.com/documento"],"name":"prova","ttl":%d}
            """;

    private final RunningSandbox sandbox;
    private String token;

    Account(RunningSandbox sandbox) {
        this.sandbox = sandbox;
        renew();
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    void renew() {
        token = tokens(SCOPES.formatted(31_536_000)).json().at("/data/token").asText();
    }

    String token() {
        return token;
    }

    void use(String other) {
        token = other;
    }

    Answer tokens(String body) {
        return oauth("POST", "/tokens", body);
    }

    Answer oauth(String method, String path, String body) {
        return sandbox.send(sandbox.request(method, OAUTH + path, body)
                .setHeader("Authorization", "Basic " + base64("ufficio@bugliano.example:sandbox-key")));
    }

    HttpRequest.Builder request(String method, String path, String body) {
        return sandbox.request(method, BASE + path, body).setHeader("Authorization", "Bearer " + token);
    }

    Answer call(String method, String path, String body) {
        return sandbox.send(request(method, path, body));
    }

    Answer get(String path) {
        return call("GET", path, null);
    }

    /** @param more further fields, each with a comma before it */
    Answer open(int state, String more) {
        return call(
                "POST",
                "/richiesta",
                "{\"hash_visura\":\"%s\",%s,\"state\":%d%s}".formatted(PACKAGE, FORM, state, more));
    }

    /** Opens and then orders, and tells under which id. */
    String ordered() {
        String id = id(open(0, ""));
        assertThat(close(id).status()).isEqualTo(200);
        return id;
    }

    Answer close(String id) {
        return call("PUT", "/richiesta/" + id, "{\"state\":1}");
    }

    Answer show(String id) {
        return get("/richiesta/" + id);
    }

    Answer document(String id) {
        return get("/documento/" + id);
    }

    /** Found by hand: it may be longer than a JSON reader takes. */
    byte[] content(String id) {
        var answer = document(id);
        assertThat(answer.status()).isEqualTo(200);
        int from = answer.text().indexOf(FILE) + FILE.length();
        return Base64.getDecoder()
                .decode(answer.text().substring(from, answer.text().indexOf('"', from)));
    }

    String stateOf(String id) {
        return show(id).json().at("/data/stato_richiesta").asText();
    }

    static String id(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().at("/data/_id").asText();
    }

    JsonNode wallet() {
        return control("GET", "/wallet", null).json();
    }

    Answer control(String method, String path, String body) {
        return sandbox.control(method, "/visengine" + path, body);
    }

    /** What is ordered for the next request. */
    void next(String order) {
        var answer = control("POST", "/next", "{" + order + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    void later(String span) {
        sandbox.control("PUT", "/clock", "{\"advance\":\"%s\"}".formatted(span));
    }
}
