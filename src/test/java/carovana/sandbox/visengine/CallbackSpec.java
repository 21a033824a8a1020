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
import java.util.ArrayList;
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
        await().until(() -> calls(id).size() == 2);
        assertThat(calls(id)).allSatisfy(call -> assertThat(call).isEqualTo("204"));
    }

    /** What became of the calls about a request; one of an earlier test may end while this one has begun. */
    private List<String> calls(String id) {
        var codes = new ArrayList<String>();
        account.oauth("GET", "/callbacks", null).json().path("data").forEach(each -> {
            if (each.path("id").asText().equals(id)) {
                codes.add(each.path("httpResponseCode").asText());
            }
        });
        return codes;
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
        var elsewhere = ordered("{\"url\":\"http://192.0.2.1:%d/\"}");
        var nowhere = ordered("{\"url\":\"not an address %d\"}");
        account.later("P2D");

        await().until(() -> calls(elsewhere).equals(List.of("0")));
        await().until(() -> calls(nowhere).equals(List.of("0")));
        assertThat(bodies).isEmpty();
    }
}
