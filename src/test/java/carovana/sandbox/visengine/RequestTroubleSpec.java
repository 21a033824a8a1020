package carovana.sandbox.visengine;

import static carovana.sandbox.visengine.Account.id;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.InASandbox;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A request that was ordered to go wrong")
class RequestTroubleSpec extends InASandbox {

    private Account account;

    @BeforeEach
    void account() {
        account = new Account(sandbox);
    }

    private String ordered(String troubles) {
        account.next("\"troubles\":[%s]".formatted(troubles));
        return account.ordered();
    }

    private JsonNode data(String id) {
        return account.show(id).json().path("data");
    }

    @Test
    void fails_in_an_answer_that_says_success() {
        String id = ordered("\"failed\"");
        account.later("P2D");

        assertThat(account.show(id).json().path("success").asBoolean()).isTrue();
        assertThat(data(id).at("/esito/codice").asText()).isEqualTo("101");
        assertThat(data(id).at("/ricerche/0/stato_ricerca").asText()).isEqualTo("Errore su richiesta dati");
        assertThat(account.document(id).status()).isEqualTo(422);
        assertThat(account.wallet().path("charged").asInt()).isEqualTo(1870);
    }

    @Test
    void is_opened_without_telling_its_id() {
        account.next("\"troubles\":[\"no-id\"]");

        var opened = account.open(0, "");

        assertThat(opened.json().path("success").asBoolean()).isTrue();
        assertThat(opened.json().path("data").has("_id")).isFalse();
        String id = account.get("/richiesta").json().at("/data/0/_id").asText();
        assertThat(account.close(id).json().at("/data/_id").asText()).isEqualTo(id);
    }

    @Test
    void is_cancelled_half_way() {
        String id = ordered("\"cancelled\"");
        assertThat(account.stateOf(id)).isEqualTo("In erogazione");
        account.later("PT12H");

        assertThat(account.stateOf(id)).isEqualTo("Annullata");
        assertThat(data(id).path("motivo_annullamento").asText()).isNotEmpty();
        account.later("P2D");
        assertThat(account.document(id).status()).isEqualTo(422);
    }

    @Test
    void never_ends() {
        String id = ordered("\"stuck\"");
        account.later("P60D");

        assertThat(account.stateOf(id)).isEqualTo("In erogazione");
    }

    @Test
    void has_states_with_other_words() {
        String id = ordered("\"misspelled\",\"unknown-state\"");
        assertThat(account.stateOf(id)).isEqualTo("In lavorazione presso lo sportello");
        account.later("PT20H");
        assertThat(account.stateOf(id)).isEqualTo("Dati disponbili");
        account.later("PT4H");
        assertThat(account.stateOf(id)).isEqualTo("evaso");
        assertThat(account.document(id).status()).isEqualTo(200);
    }

    @Test
    void tells_numbers_as_texts() {
        var data = data(ordered("\"numbers-as-texts\""));

        assertThat(data.path("state").isTextual()).isTrue();
        assertThat(data.path("prezzo_visura").asText()).isEqualTo("18.7");
        assertThat(data.path("prezzo_visura").isTextual()).isTrue();
        assertThat(data.at("/timestamp_stati/in_erogazione").isTextual()).isTrue();
        assertThat(data.path("ricerca").isBoolean()).isTrue();
    }

    @Test
    void lacks_fields_and_has_others() {
        var data = data(ordered("\"other-fields\""));

        assertThat(data.has("esito")).isFalse();
        assertThat(data.has("lotto")).isTrue();
        assertThat(data.path("stato_richiesta").asText()).isEqualTo("In erogazione");
    }

    @Test
    void is_missing_in_the_list_or_everywhere() {
        String unlisted = ordered("\"unlisted\"");
        String forgotten = ordered("\"forgotten\"");

        assertThat(account.get("/richiesta").json().path("error").asInt()).isEqualTo(203);
        assertThat(account.show(unlisted).status()).isEqualTo(200);
        assertThat(account.show(forgotten).json().path("error").asInt()).isEqualTo(202);
        assertThat(account.close(forgotten).json().path("error").asInt()).isEqualTo(228);
        assertThat(account.wallet().path("charges")).hasSize(2);
    }

    @Test
    void has_a_document_late_or_never() {
        String late = ordered("\"late-document\"");
        String never = ordered("\"no-document\"");
        account.later("P1D");
        assertThat(account.stateOf(late)).isEqualTo("Visura evasa");
        assertThat(account.document(late).status()).isEqualTo(422);
        account.later("P1D");

        assertThat(account.document(late).status()).isEqualTo(200);
        assertThat(account.document(never).json().path("error").asInt()).isEqualTo(247);
    }

    @Test
    void is_so_for_as_many_as_were_ordered() {
        account.next("\"requests\":2,\"delivery\":\"PT1H\"");
        account.next("\"delivery\":\"PT2H\"");
        List<String> ids = List.of(account.ordered(), account.ordered(), account.ordered(), account.ordered());
        account.later("PT1H");
        assertThat(ids)
                .map(account::stateOf)
                .containsExactly("Visura evasa", "Visura evasa", "In erogazione", "In erogazione");
        account.later("PT1H");
        assertThat(ids.subList(2, 4)).map(account::stateOf).containsExactly("Visura evasa", "In erogazione");

        account.next("\"troubles\":[\"stuck\"]");
        account.control("DELETE", "/next", null);
        assertThat(account.control("GET", "/requests", null).json().at("/requests/0/troubles"))
                .isEmpty();
    }

    @Test
    void must_be_one_that_there_is() {
        for (String order : new String[] {
            "{\"troubles\":[\"tea-time\"]}",
            "{\"document\":\"tea-time\"}",
            "{\"requests\":0}",
            "{\"bytes\":-1}",
            "{\"delivery\":\"soon\"}",
            "{\"delivery\":\"PT-1H\"}",
            "nothing"
        }) {
            var answer = account.control("POST", "/next", order);
            assertThat(answer.status()).as(order).isEqualTo(400);
            assertThat(answer.json().path("message").asText()).endsWith(".");
        }
        assertThat(account.control("PUT", "/wallet", "{\"balance\":\"much\"}").status())
                .isEqualTo(400);
        assertThat(account.control("PUT", "/product", "{\"hash\":\"ffff\"}").status())
                .isEqualTo(400);
    }

    @Test
    void can_be_for_a_product_with_another_price_and_name() {
        String id = id(account.open(0, ""));
        account.control("PUT", "/product", """
                {"hash":"%s","price":2500,"name":"Pacchetto Completo"}
                """.formatted(Account.PACKAGE));

        var detail = account.get("/visure/" + Account.PACKAGE).json().path("data");
        assertThat(detail.path("prezzo_visura").asInt()).isEqualTo(25);
        assertThat(detail.path("nome_visura").asText()).isEqualTo("Pacchetto Completo");
        assertThat(id(account.open(1, ""))).isNotEqualTo(id);
        assertThat(account.wallet().path("charged").asInt()).isEqualTo(2500);
    }
}
