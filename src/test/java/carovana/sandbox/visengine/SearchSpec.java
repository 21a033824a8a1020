package carovana.sandbox.visengine;

import static carovana.sandbox.visengine.Account.id;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.InASandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A search that ends with a choice")
class SearchSpec extends InASandbox {

    private static final String FIELDS = "\"json_visura\":{\"$0\":\"PROVA\"}";
    private static final String ORDER =
            "{\"hash_visura\":\"5f0c7e1d2b3a49586776859443322110\"," + FIELDS + ",\"state\":%d}";

    private Account account;

    @BeforeEach
    void account() {
        account = new Account(sandbox);
    }

    private String searched() {
        return id(account.call("POST", "/richiesta", ORDER.formatted(1)));
    }

    private int choose(String id, String choice) {
        var answer = account.call("PUT", "/richiesta/" + id + "/ricerche", choice.formatted(id));
        return answer.json().path("error").asInt(answer.status());
    }

    @Test
    void waits_for_the_choice_and_then_costs_the_rest() {
        String id = searched();
        account.later("P2D");

        assertThat(account.stateOf(id)).isEqualTo("In ricerca");
        var search = account.show(id).json().at("/data/ricerche/0");
        assertThat(search.path("stato_ricerca").asText()).isEqualTo("Ricerca evasa");
        assertThat(search.path("json_risultato").asText()).contains("\"indice_0\"", "\"indice_1\"");
        assertThat(account.wallet().path("charged").asInt()).isEqualTo(38);

        assertThat(choose(id, "{\"id_ricerca\":\"%s_0\",\"indice\":1}")).isEqualTo(200);

        assertThat(account.stateOf(id)).isEqualTo("In erogazione");
        assertThat(account.show(id).json().at("/data/indice_ricerca").asInt()).isEqualTo(1);
        assertThat(account.wallet().path("charged").asInt()).isEqualTo(516);
        account.later("P1D");
        assertThat(account.document(id).status()).isEqualTo(200);
    }

    @Test
    void can_be_tried_again_for_the_price_of_a_search() {
        String id = searched();

        assertThat(account.call("POST", "/richiesta/" + id, "{" + FIELDS + "}").status())
                .isEqualTo(200);

        assertThat(account.show(id).json().at("/data/ricerche")).hasSize(2);
        assertThat(account.wallet().path("charged").asInt()).isEqualTo(76);
        assertThat(choose(id, "{\"id_ricerca\":\"%s_1\",\"indice\":0}")).isEqualTo(200);
        assertThat(account.call("POST", "/richiesta/" + id, "{" + FIELDS + "}")
                        .json()
                        .path("error")
                        .asInt())
                .isEqualTo(222);
    }

    @Test
    void refuses_what_cannot_be_chosen() {
        String id = searched();

        assertThat(choose(id, "{\"id_ricerca\":\"%s_0\"}")).isEqualTo(233);
        assertThat(choose(id, "{\"id_ricerca\":\"%s_0\",\"indice\":-1}")).isEqualTo(234);
        assertThat(choose(id, "{\"id_ricerca\":\"%s_7\",\"indice\":0}")).isEqualTo(230);
        assertThat(choose(account.ordered(), "{\"id_ricerca\":\"%s_0\",\"indice\":0}"))
                .isEqualTo(230);
        assertThat(choose("0123456789abcdef01234567", "{\"id_ricerca\":\"%s_0\",\"indice\":0}"))
                .isEqualTo(228);
        account.control("PUT", "/wallet", "{\"balance\":10}");
        assertThat(choose(id, "{\"id_ricerca\":\"%s_0\",\"indice\":0}")).isEqualTo(237);
    }

    @Test
    void is_added_only_where_that_makes_sense() {
        String open = id(account.call("POST", "/richiesta", ORDER.formatted(0)));
        String id = searched();

        assertThat(more("123", FIELDS)).isEqualTo(219);
        assertThat(more(open, FIELDS)).isEqualTo(221);
        assertThat(more(account.ordered(), FIELDS)).isEqualTo(222);
        assertThat(more(id, "\"state\":1")).isEqualTo(224);
        assertThat(more(id, "\"json_visura\":{}")).isEqualTo(250);
        account.control("PUT", "/wallet", "{\"balance\":10}");
        assertThat(more(id, FIELDS)).isEqualTo(225);
    }

    private int more(String id, String body) {
        return account.call("POST", "/richiesta/" + id, "{" + body + "}")
                .json()
                .path("error")
                .asInt();
    }
}
