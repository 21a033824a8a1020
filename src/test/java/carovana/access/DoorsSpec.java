package carovana.access;

import static carovana.Town.csv;
import static carovana.Town.json;
import static carovana.Town.row;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Bookkeeper;
import carovana.Town;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The doors")
class DoorsSpec {

    private static final String BUGLIANO = "99000000010";
    private static final String OTHER = "99000000028";
    private static final String KEY_OF_OTHER = "sandbox-key-99000000028";

    @TempDir
    static Path home;

    private static Town town;
    private static Bookkeeper books;
    private static long ofBugliano;
    private static long ofOther;

    @BeforeAll
    static void start() {
        town = new Town(
                home,
                "--carovana.organizations[0].fiscal-code=" + BUGLIANO,
                "--carovana.organizations[0].name=Comune di Bugliano",
                "--carovana.organizations[0].iban=IT60X0542811101000000123456",
                "--carovana.organizations[0].segregation-code=01",
                "--carovana.organizations[1].fiscal-code=" + OTHER,
                "--carovana.organizations[1].name=Comune di Fossombra",
                "--carovana.organizations[1].iban=IT60X0542811101000000123456",
                "--carovana.organizations[1].segregation-code=02");
        books = new Bookkeeper(town);
        ofBugliano = post(BUGLIANO, "sandbox-key-" + BUGLIANO, "DOOR-1");
        ofOther = post(OTHER, KEY_OF_OTHER, "DOOR-2");
        town.drop(ofBugliano, "DONE");
        town.drop(ofOther, "DONE");
    }

    private static long post(String organization, String key, String iupd) {
        var response =
                town.send("POST", "/drops/" + organization, key, csv(row(iupd)).getBytes());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return json(response).path("id").asLong();
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @AfterEach
    void everythingHasItsOutcome() throws IOException {
        books.checkTheBooks();
    }

    private static HttpResponse<String> refused(String method, String path, String key, int status) {
        var body = method.equals("POST") ? csv(row("NEVER-1")).getBytes(StandardCharsets.UTF_8) : null;
        var response = town.send(method, path, key, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = json(response);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(response.body()).doesNotContain("Exception", "carovana.intake", "org.springframework", "trace");
        assertThat(town.calls("NEVER-1", "create")).isZero();
        return response;
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /drops",
        "POST, /drops/99000000010",
        "GET, /drops/1",
        "GET, /drops/1/outcome",
        "GET, /positions/99000000010",
        "GET, /positions/99000000010/DOOR-1",
        "GET, /parked",
        "POST, /parked/1/replay",
        "GET, /nowhere",
        "DELETE, /drops/1"
    })
    void ask_for_a_known_key(String method, String path) {
        assertThat(json(refused(method, path, null, 401)).path("detail").asText())
                .isEqualTo("Send your key in the header Ocp-Apim-Subscription-Key");
        assertThat(json(refused(method, path, "sandbox-keys", 401))
                        .path("detail")
                        .asText())
                .isEqualTo("This key is not known here");
        refused(method, path, "sandbox-key-99000000036", 401);
        refused(method, path, "", 401);
    }

    @Test
    void open_one_organization_with_its_own_key() {
        refused("POST", "/drops/" + BUGLIANO, KEY_OF_OTHER, 403);
        refused("GET", "/positions/" + BUGLIANO, KEY_OF_OTHER, 403);
        refused("GET", "/positions/" + BUGLIANO + "/DOOR-1", KEY_OF_OTHER, 403);
        refused("GET", "/drops/" + ofBugliano, KEY_OF_OTHER, 404);
        refused("GET", "/drops/" + ofBugliano + "/outcome", KEY_OF_OTHER, 404);

        var mine = json(town.send("GET", "/drops", KEY_OF_OTHER, null));
        assertThat(organizations(mine.path("drops"))).containsOnly(OTHER);
        assertThat(mine.path("leftAlone")).isEmpty();
        assertThat(organizations(town.get("/drops").path("drops"))).contains(BUGLIANO, OTHER);
        assertThat(town.send("GET", "/drops/" + ofOther, KEY_OF_OTHER, null).statusCode())
                .isEqualTo(200);
        assertThat(town.send("GET", "/positions/" + OTHER + "/DOOR-2", KEY_OF_OTHER, null)
                        .body())
                .contains("CREATED");
        assertThat(json(town.send("GET", "/parked", KEY_OF_OTHER, null)).path("parked"))
                .isEmpty();
    }

    private static Iterable<String> organizations(JsonNode drops) {
        var all = new ArrayList<String>();
        drops.forEach(each -> all.add(each.path("organization").asText()));
        return all;
    }

    @Test
    void say_what_is_not_there() {
        assertThat(json(refused("POST", "/drops/12345678901", "sandbox-key", 404))
                        .path("detail")
                        .asText())
                .contains("12345678901", "carovana.organizations");
        refused("POST", "/drops/12345678901", KEY_OF_OTHER, 404);
        refused("GET", "/drops/999999", "sandbox-key", 404);
        refused("GET", "/drops/999999/outcome", "sandbox-key", 404);
        refused("GET", "/positions/" + BUGLIANO + "/NOBODY", "sandbox-key", 404);
        refused("POST", "/parked/999999/replay", "sandbox-key", 404);
        refused("GET", "/nowhere", "sandbox-key", 404);
        refused("GET", "/", "sandbox-key", 404);
        refused("POST", "/drops/" + BUGLIANO + "/x", "sandbox-key", 404);
    }

    @Test
    void say_what_is_not_done() {
        assertThat(refused("DELETE", "/drops/1", "sandbox-key", 405).headers().firstValue("Allow"))
                .hasValueSatisfying(allowed -> assertThat(allowed).contains("GET"));
        refused("PUT", "/drops", "sandbox-key", 405);
        refused("PATCH", "/drops/" + BUGLIANO, "sandbox-key", 405);
        refused("GET", "/parked/1/replay", "sandbox-key", 405);
    }

    @Test
    void say_what_cannot_be_understood() {
        refused("GET", "/drops/one", "sandbox-key", 400);
        refused("GET", "/drops/99999999999999999999", "sandbox-key", 400);
        refused("GET", "/drops/one/outcome", "sandbox-key", 400);
        refused("POST", "/parked/x/replay", "sandbox-key", 400);
        refused("GET", "/drops/1//outcome", "sandbox-key", 400);
    }

    @Test
    void refuse_in_one_form_whatever_is_accepted() {
        for (var accept : new String[] {"text/csv", "application/xml", "text/html", "*/*"}) {
            var response = town.send("GET", "/drops/999999", "sandbox-key", null, "Accept", accept);
            assertThat(response.statusCode()).as(accept).isEqualTo(404);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }

    @Test
    void do_not_mind_how_the_header_is_spelt() throws IOException {
        for (var header : new String[] {"ocp-apim-subscription-key", "OCP-APIM-SUBSCRIPTION-KEY"}) {
            var answer = raw("GET /drops HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + header
                    + ": sandbox-key\r\nX-Unknown-THING: 1\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /drops?x=\"^ HTTP/1.1", "NONSENSE", "GET /\u0001 HTTP/1.1"})
    void tell_nothing_about_themselves_to_nonsense(String line) throws IOException {
        assertThat(raw(line + "\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .doesNotContain("Tomcat", "Exception", "org.apache");
    }

    private static String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", town.port())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void are_described_for_everybody() {
        var response = town.send("GET", "/openapi.json", null, null);
        assertThat(response.statusCode()).isEqualTo(200);
        var api = json(response);

        assertThat(api.path("paths").properties())
                .extracting(each -> each.getKey())
                .contains(
                        "/drops",
                        "/drops/{organization}",
                        "/drops/{id}",
                        "/drops/{id}/outcome",
                        "/positions/{organization}",
                        "/positions/{organization}/{iupd}",
                        "/parked",
                        "/parked/{id}/replay")
                .noneMatch(path -> path.startsWith("/sandbox") || path.startsWith("/error"));
        var scheme = api.path("components").path("securitySchemes").path("subscriptionKey");
        assertThat(scheme.path("type").asText()).isEqualTo("apiKey");
        assertThat(scheme.path("in").asText()).isEqualTo("header");
        assertThat(scheme.path("name").asText()).isEqualTo("Ocp-Apim-Subscription-Key");
        assertThat(api.path("security").get(0).has("subscriptionKey")).isTrue();
        var post = api.path("paths").path("/drops/{organization}").path("post");
        assertThat(post.path("requestBody").path("content").properties())
                .extracting(each -> each.getKey())
                .contains("text/csv", "application/json", "application/zip");
        assertThat(post.path("parameters"))
                .extracting(each -> each.path("name").asText())
                .containsExactlyInAnyOrder("organization", "name", "roll", "dryRun");
        assertThat(post.path("responses").has("202")).isTrue();
        for (var path : api.path("paths").properties()) {
            var form = path.getKey().startsWith("/gpd/") ? "application/json" : "application/problem+json";
            for (var operation : path.getValue()) {
                assertThat(operation.path("summary").asText()).isNotBlank();
                assertThat(operation
                                .path("responses")
                                .path("default")
                                .path("content")
                                .has(form))
                        .isTrue();
            }
        }
    }

    @Test
    void can_be_tried_in_a_browser() {
        var docs = town.send("GET", "/docs", null, null);
        assertThat(docs.statusCode()).isEqualTo(302);
        var page = docs.headers().firstValue("Location").orElseThrow();
        assertThat(town.send("GET", page.substring(page.indexOf("/swagger-ui")), null, null)
                        .statusCode())
                .isEqualTo(200);
        assertThat(town.send("GET", "/openapi.json/swagger-config", null, null).statusCode())
                .as("what the page loads first")
                .isEqualTo(200);
    }

    @Test
    void of_operators_do_not_open_with_a_key() {
        assertThat(town.send("GET", "/actuator/env", "sandbox-key", null).statusCode())
                .isIn(302, 401);
    }
}
