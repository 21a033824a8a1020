package carovana.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The console")
class ConsoleSpec {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CookieManager COOKIES = new CookieManager();
    private static final HttpClient OPERATOR = HttpClient.newBuilder()
            .cookieHandler(COOKIES)
            .followRedirects(Redirect.NEVER)
            .build();

    private static final String CONTEXT = "org.apache.camel:context=carovana,type=context,name=\"carovana\"";
    private static final String ROUTE = "org.apache.camel:context=carovana,type=routes,name=\"%s\"";

    @TempDir
    static Path home;

    private static Town town;

    @BeforeAll
    static void start() throws Exception {
        town = new Town(home, "--spring.jmx.enabled=true");
        operator("GET", "/login", null);
        var loggedIn = operator("POST", "/login", "username=operator&password=operator");
        assertThat(loggedIn.headers().firstValue("Location").orElse(""))
                .endsWith("/actuator/hawtio/index.html")
                .doesNotContain("login");
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/hawtio",
                "/actuator/hawtio/index.html",
                "/actuator/hawtio/jolokia",
                "/actuator/jolokia",
                "/actuator/jolokia/version",
                "/actuator/jolokia/exec/carovana:type=Caravan/replayAllParked",
                "/actuator/prometheus"
            })
    void lets_nobody_in_without_a_login(String path) {
        assertThat(town.send("GET", path, "sandbox-key", null).statusCode()).isIn(302, 401, 403);
        assertThat(town.send("GET", path, null, null, "Accept", "text/html").statusCode())
                .isIn(302, 401, 403);
    }

    @Test
    void opens_with_the_one_login() throws Exception {
        assertThat(operator("GET", "/actuator/hawtio/index.html", null).body()).contains("<html");
        assertThat(operator("GET", "/actuator/hawtio/hawtconfig.json", null).body())
                .contains("Carovana");
        assertThat(JSON.readTree(operator("GET", "/actuator/hawtio/jolokia/version", null)
                                .body())
                        .path("status")
                        .asInt())
                .isEqualTo(200);
    }

    @Test
    void shows_every_route_with_its_description() throws Exception {
        for (var route : town.the(CamelContext.class).getRoutes()) {
            var answer = ask(
                    Map.of("type", "read", "mbean", ROUTE.formatted(route.getRouteId()), "attribute", "Description"));
            assertThat(answer.path("value").asText()).isNotBlank().isEqualTo(route.getDescription());
        }
    }

    @Test
    void stops_and_starts_a_route() throws Exception {
        var camel = town.the(CamelContext.class).getRouteController();

        assertThat(exec(ROUTE.formatted("recover-leases"), "stop()")).isEqualTo(200);
        assertThat(camel.getRouteStatus("recover-leases").isStopped()).isTrue();

        assertThat(exec(ROUTE.formatted("recover-leases"), "start()")).isEqualTo(200);
        assertThat(camel.getRouteStatus("recover-leases").isStarted()).isTrue();

        assertThat(exec(ROUTE.formatted("recover-leases"), "suspend()")).isEqualTo(200);
        assertThat(exec(ROUTE.formatted("recover-leases"), "resume()")).isEqualTo(200);
        assertThat(camel.getRouteStatus("recover-leases").isStarted()).isTrue();
    }

    @Test
    void may_see_the_routes_and_replay_what_is_parked() throws Exception {
        assertThat(exec(CONTEXT, "dumpRoutesAsXml()")).isEqualTo(200);
        assertThat(exec(CONTEXT, "dumpRoutesStatsAsXml", true, true)).isEqualTo(200);
        assertThat(exec("carovana:type=Caravan", "listParked")).isEqualTo(200);
        assertThat(exec("carovana:type=Caravan", "replayParked", 1)).isEqualTo(200);
        assertThat(read("java.lang:type=Memory")).isEqualTo(200);
        assertThat(read("carovana:type=Caravan")).isEqualTo(200);
    }

    @Test
    void may_do_nothing_else_to_camel() throws Exception {
        assertThat(exec(CONTEXT, "sendStringBody(java.lang.String,java.lang.String)", "direct:x", "x"))
                .isEqualTo(403);
        assertThat(exec(CONTEXT, "sendBody", "direct:x", "x")).isEqualTo(403);
        assertThat(exec(CONTEXT, "createEndpoint(java.lang.String)", "file:/tmp"))
                .isEqualTo(403);
        assertThat(exec(CONTEXT, "setTracing", true)).isEqualTo(403);
        assertThat(exec(ROUTE.formatted("drop-files"), "remove()")).isEqualTo(403);
        assertThat(exec(ROUTE.formatted("drop-files"), "updateRouteFromXml", "<route/>"))
                .isEqualTo(403);
        assertThat(exec(CONTEXT, "dumpRoutesAsXml(boolean)", true)).isEqualTo(403);
        assertThat(ask(Map.of("type", "write", "mbean", CONTEXT, "attribute", "Tracing", "value", true))
                        .path("status")
                        .asInt())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java.lang:type=Memory | gc",
                "java.lang:type=Threading | dumpAllThreads(boolean,boolean)",
                "com.sun.management:type=DiagnosticCommand | vmSystemProperties",
                "com.sun.management:type=HotSpotDiagnostic | dumpHeap",
                "java.util.logging:type=Logging | setLoggerLevel",
            })
    void may_do_nothing_to_the_process(String mbean, String operation) throws Exception {
        assertThat(exec(mbean, operation)).isEqualTo(403);
    }

    @Test
    void hides_where_secrets_may_stand() throws Exception {
        assertThat(read("java.lang:type=Runtime")).isIn(403, 404);
        assertThat(read("com.sun.management:type=HotSpotDiagnostic")).isIn(403, 404);

        var steps = ask(Map.of(
                "type", "read", "mbean", "org.apache.camel:type=processors,*", "config", Map.of("ignoreErrors", true)));
        assertThat(steps.path("value").size()).isGreaterThan(20);
        assertThat(steps.toString()).doesNotContain("sandbox-key");

        var routes = ask(Map.of("type", "exec", "mbean", CONTEXT, "operation", "dumpRoutesAsXml()"));
        assertThat(routes.toString()).contains("gpd-create-position").doesNotContain("sandbox-key");

        var list = ask(Map.of("type", "list"));
        assertThat(list.path("value").has("org.apache.camel")).isTrue();
        assertThat(list.path("value").has("com.sun.management")).isFalse();
    }

    @Test
    void reaches_no_other_process_through_this_one() throws Exception {
        var answer = ask(Map.of(
                "type",
                "read",
                "mbean",
                "java.lang:type=Memory",
                "target",
                Map.of("url", "service:jmx:rmi:///jndi/rmi://127.0.0.1:1/jmxrmi")));

        // it is this process that answers, as if it had not been told of the other
        assertThat(answer.path("status").asInt()).isEqualTo(200);
    }

    @Test
    void believes_no_request_that_another_site_has_made_up() throws Exception {
        var request = HttpRequest.newBuilder(address("/actuator/jolokia"))
                .POST(BodyPublishers.ofString(
                        "{\"type\":\"exec\",\"mbean\":\"carovana:type=Caravan\",\"operation\":\"replayAllParked\"}"))
                .build();

        assertThat(OPERATOR.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }

    private static int exec(String mbean, String operation, Object... arguments) throws Exception {
        return ask(Map.of("type", "exec", "mbean", mbean, "operation", operation, "arguments", arguments))
                .path("status")
                .asInt();
    }

    private static int read(String mbean) throws Exception {
        return ask(Map.of("type", "read", "mbean", mbean)).path("status").asInt();
    }

    private static JsonNode ask(Map<String, Object> question) throws Exception {
        return JSON.readTree(operator("POST", "/actuator/jolokia", JSON.writeValueAsString(question))
                .body());
    }

    private static HttpResponse<String> operator(String method, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address(path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", path.equals("/login") ? "application/x-www-form-urlencoded" : "text/json");
            request.header("X-XSRF-TOKEN", token());
        }
        return OPERATOR.send(request.build(), BodyHandlers.ofString());
    }

    private static String token() {
        return COOKIES.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("none");
    }

    private static URI address(String path) {
        return URI.create("http://127.0.0.1:" + town.port() + path);
    }
}
