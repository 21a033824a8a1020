package carovana.sandbox.visengine;

import static carovana.sandbox.visengine.Account.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carovana.sandbox.InASandbox;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Calls to the played Visengine")
class CallsSpec extends InASandbox {

    private Account account;

    @BeforeEach
    void account() {
        account = new Account(sandbox);
    }

    private static void order(String kind, String operation) {
        var answer = sandbox.control("POST", "/trouble", """
                {"service":"visengine","kind":"%s","operation":"%s","calls":1}
                """.formatted(kind, operation));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static JsonNode calls() {
        return sandbox.control("GET", "/calls?service=visengine", null).json();
    }

    @Test
    void are_counted_by_request() {
        String id = account.ordered();
        account.show(id);
        account.show(id);
        account.document(id);
        account.get("/visure");
        account.get("/visure/" + Account.PACKAGE);
        account.get("/richiesta");

        assertThat(calls().path("total").asInt()).isEqualTo(8);
        assertThat(calls().at("/byIupd/" + id)).hasToString("{\"update\":1,\"get\":2,\"document\":1}");
        assertThat(calls().at("/byIupd/richiesta")).hasToString("{\"create\":1,\"list\":1}");
        assertThat(calls().at("/byIupd/visure/catalogue").asInt()).isEqualTo(1);
        assertThat(calls().at("/byIupd/" + Account.PACKAGE + "/product").asInt())
                .isEqualTo(1);
    }

    @Test
    void that_are_cut_off_before_they_arrive_open_and_order_nothing() {
        order("cut-before", "create");
        assertThatThrownBy(() -> account.open(0, "")).isInstanceOf(UncheckedIOException.class);
        assertThat(account.get("/richiesta").status()).isEqualTo(404);

        String id = id(account.open(0, ""));
        order("cut-before", "update");
        assertThatThrownBy(() -> account.close(id)).isInstanceOf(UncheckedIOException.class);

        assertThat(account.show(id).json().at("/data/state").asInt()).isZero();
        assertThat(account.wallet().path("charged").asInt()).isZero();
    }

    @Test
    void that_are_cut_off_afterwards_have_been_charged_and_can_be_found() {
        order("cut-after", "create");
        assertThatThrownBy(() -> account.open(0, "")).isInstanceOf(UncheckedIOException.class);
        String id = account.get("/richiesta").json().at("/data/0/_id").asText();
        order("cut-after", "update");
        assertThatThrownBy(() -> account.close(id)).isInstanceOf(UncheckedIOException.class);

        assertThat(account.show(id).json().at("/data/state").asInt()).isEqualTo(1);
        assertThat(account.close(id).json().path("error").asInt()).isEqualTo(239);
        assertThat(account.wallet().path("charges").findValuesAsText("request")).containsExactly(id);
    }

    @Test
    void that_are_cut_off_within_the_answer_can_be_made_again() {
        String id = id(account.open(0, ""));
        order("cut-within", "update");
        assertThatThrownBy(() -> account.close(id)).isInstanceOf(UncheckedIOException.class);
        assertThat(account.show(id).json().at("/data/state").asInt()).isEqualTo(1);
        account.later("P1D");

        order("cut-within", "document");
        assertThatThrownBy(() -> account.document(id)).isInstanceOf(UncheckedIOException.class);

        assertThat(account.document(id).json().path("success").asBoolean()).isTrue();
        assertThat(account.wallet().path("charges")).hasSize(1);
    }

    @Test
    void can_go_wrong_in_other_ways_with_nothing_done() {
        String id = id(account.open(0, ""));
        for (String kind : new String[] {"429", "500", "503", "403"}) {
            order(kind, "update");
            assertThat(account.close(id).status()).isEqualTo(Integer.parseInt(kind));
        }
        order("garbage", "update");
        var garbage = account.close(id);
        assertThat(garbage.status()).isEqualTo(200);
        assertThatThrownBy(garbage::json).isInstanceOf(AssertionError.class);

        assertThat(account.wallet().path("charged").asInt()).isZero();
        assertThat(account.show(id).json().at("/data/state").asInt()).isZero();
    }

    @Test
    void that_close_one_request_at_the_same_moment_are_charged_once() {
        String id = id(account.open(0, ""));
        var pool = Executors.newFixedThreadPool(8);
        var closing = new ArrayList<CompletableFuture<Integer>>();
        for (int i = 0; i < 16; i++) {
            closing.add(CompletableFuture.supplyAsync(() -> account.close(id).status(), pool));
        }

        assertThat(closing.stream().map(CompletableFuture::join).filter(status -> status == 200))
                .hasSize(1);
        pool.shutdown();
        assertThat(account.wallet().path("charges")).hasSize(1);
    }

    @Test
    void that_want_more_than_the_wallet_has_at_the_same_moment_do_not_overdraw_it() {
        account.control("PUT", "/wallet", "{\"balance\":5000}");
        var pool = Executors.newFixedThreadPool(8);
        var orders = new ArrayList<CompletableFuture<Integer>>();
        for (int i = 0; i < 8; i++) {
            orders.add(CompletableFuture.supplyAsync(() -> account.open(1, "").status(), pool));
        }

        assertThat(orders.stream().map(CompletableFuture::join).filter(status -> status == 200))
                .hasSize(2);
        pool.shutdown();
        assertThat(account.wallet().path("balance").asInt()).isEqualTo(5000 - 2 * 1870);
    }
}
