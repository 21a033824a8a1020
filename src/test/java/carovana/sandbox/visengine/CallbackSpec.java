package carovana.sandbox.visengine;

import static carovana.Patience.await;
import static carovana.sandbox.visengine.Account.id;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.InASandbox;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The played Visengine's callbacks")
class CallbackSpec extends InASandbox {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private HttpServer office;
    private Account account;

    @BeforeEach
    void office() throws IOException {
        office = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        office.createContext("/", call -> {
            bodies.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            call.sendResponseHeaders(204, -1);
            call.close();
        });
        office.start();
        account = new Account(sandbox);
    }

    @AfterEach
    void closed() {
        office.stop(0);
    }

    private String ordered(String wish) {
        return id(account.open(
                1, ",\"callback_data\":" + wish.formatted(office.getAddress().getPort())));
    }

    @Test
    void tell_of_every_change_of_the_state_as_json() throws IOException {
        String id = ordered("""
                {"method":"JSON","field":"esito","url":"http://127.0.0.1:%d/ascolto","data":{"pratica":"7"}}
                """);
        account.later("PT21H");
        await().until(() -> bodies.size() == 1);
        account.later("PT4H");
        await().until(() -> bodies.size() == 2);

        var first = JSON.readTree(bodies.get(0)).path("esito");
        assertThat(first.path("_id").asText()).isEqualTo(id);
        assertThat(first.path("stato_richiesta").asText()).isEqualTo("Dati disponibili");
        assertThat(first.at("/callback_data/data/pratica").asText()).isEqualTo("7");
        assertThat(JSON.readTree(bodies.get(1)).at("/esito/stato_richiesta").asText())
                .isEqualTo("Visura evasa");
        await().until(() -> calls().size() == 2);
        assertThat(calls()).allSatisfy(call -> assertThat(call).isEqualTo("204"));
    }

    private List<String> calls() {
        return account.oauth("GET", "/callbacks", null).json().path("data").findValuesAsText("httpResponseCode");
    }

    @Test
    void come_as_a_form_where_nothing_else_is_asked_for() throws IOException {
        String id = ordered("{\"url\":\"http://127.0.0.1:%d/ascolto\"}");
        account.later("P2D");
        await().until(() -> bodies.size() == 1);

        assertThat(bodies.get(0)).startsWith("data=");
        var told = JSON.readTree(URLDecoder.decode(bodies.get(0).substring(5), StandardCharsets.UTF_8));
        assertThat(told.path("_id").asText()).isEqualTo(id);
    }

    @Test
    void reach_nobody_outside_this_machine() {
        ordered("{\"url\":\"http://192.0.2.1:%d/\"}");
        ordered("{\"url\":\"not an address %d\"}");
        account.later("P2D");

        await().until(() -> calls().size() == 2);
        assertThat(calls()).containsExactly("0", "0");
        assertThat(bodies).isEmpty();
    }
}
