package carovana.sandbox.visengine;

import static carovana.sandbox.visengine.Account.PACKAGE;
import static carovana.sandbox.visengine.Account.TAX_RETURN;
import static carovana.sandbox.visengine.Account.id;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.InASandbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A document ordered from the played Visengine")
class OrderSpec extends InASandbox {

    private Account account;

    @BeforeEach
    void account() {
        sandbox.now("2098-11-18T10:00:00Z");
        account = new Account(sandbox);
    }

    @Test
    void is_found_in_the_catalogue_by_its_hash() {
        var list = account.get("/visure").json();

        assertThat(list.path("data").findValuesAsText("hash_visura")).contains(PACKAGE, TAX_RETURN);
        assertThat(list.path("success").asBoolean()).isTrue();
        assertThat(list.path("error").isNull()).isTrue();
        var detail = account.get("/visure/" + PACKAGE).json().path("data");
        assertThat(detail.path("nome_visura").asText()).isEqualTo("Pacchetto Finanziaria");
        assertThat(detail.path("nome_categoria").asText()).isEqualTo("Patronato");
        assertThat(detail.path("prezzo_visura").decimalValue()).isEqualByComparingTo("18.7");
        assertThat(detail.at("/json_struttura/validazione").asText())
                .isEqualTo("($0 && $1 && $2 && $3 && $4 && $5 && $6 && $7)"
                        + " || ($0 && $1 && $2 && $3 && $4 && $5 && $6)");
        assertThat(detail.at("/json_struttura/campi/$4/tipo").asText()).isEqualTo("codice_fiscale_persona_fisica");
        assertThat(detail.at("/json_struttura/campi/$4/ordine").asText()).isEqualTo("2");
        assertThat(detail.path("opzioni").findValuesAsText("tipo")).containsExactly("urgenza", "assistenza_dedicata");
    }

    @Test
    void is_another_one_under_the_hash_of_the_vendor_s_example() {
        var detail = account.get("/visure/" + TAX_RETURN).json().path("data");

        assertThat(detail.path("nome_visura").asText()).isEqualTo("730 Singolo");
        assertThat(detail.path("hash_visura").asText()).isEqualTo(TAX_RETURN);
    }

    @Test
    void costs_nothing_until_it_is_closed() {
        String id = id(account.open(0, ""));

        assertThat(account.show(id).json().at("/data/state").asInt()).isZero();
        assertThat(account.wallet().path("charged").asInt()).isZero();

        var closed = account.close(id).json().path("data");

        assertThat(closed.path("state").asInt()).isEqualTo(1);
        assertThat(closed.path("stato_richiesta").asText()).isEqualTo("In erogazione");
        assertThat(account.wallet().path("charged").asInt()).isEqualTo(1870);
        assertThat(account.wallet().path("balance").asInt()).isEqualTo(98130);
        assertThat(account.wallet().at("/charges/0/request").asText()).isEqualTo(id);
    }

    @Test
    void is_closed_and_charged_only_once() {
        String id = account.ordered();

        var again = account.close(id);

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().path("error").asInt()).isEqualTo(239);
        assertThat(account.wallet().path("charges")).hasSize(1);
    }

    @Test
    void is_charged_at_once_where_no_state_is_given_and_again_where_it_is_asked_for_again() {
        String body = "{\"hash_visura\":\"%s\",%s}".formatted(PACKAGE, Account.FORM);

        String one = id(account.call("POST", "/richiesta", body));
        String two = id(account.call("POST", "/richiesta", body));

        assertThat(one).matches("[0-9a-f]{24}").isNotEqualTo(two);
        assertThat(account.wallet().path("charges").findValuesAsText("request")).containsExactlyInAnyOrder(one, two);
    }

    @Test
    void costs_more_with_options() {
        var opened = account.open(1, ",\"opzioni\":{\"opzione_0\":true,\"opzione_1\":false}");

        assertThat(opened.json().at("/data/opzioni/0/tipo").asText()).isEqualTo("urgenza");
        assertThat(account.wallet().path("charged").asInt()).isEqualTo(2270);
    }

    @Test
    void is_simulated_for_nothing() {
        var simulated = account.open(1, ",\"test\":true").json().path("data");

        assertThat(simulated.path("prezzo_visura").decimalValue()).isEqualByComparingTo("18.7");
        assertThat(simulated.path("_id").isNull()).isTrue();
        assertThat(account.wallet().path("charged").asInt()).isZero();
        assertThat(account.get("/richiesta").status()).isEqualTo(404);
    }

    @Test
    void goes_through_its_states_as_the_clock_moves() {
        String id = account.ordered();

        assertThat(account.stateOf(id)).isEqualTo("In erogazione");
        assertThat(account.document(id).status()).isEqualTo(422);
        assertThat(account.document(id).json().path("error").asInt()).isEqualTo(247);
        account.later("PT20H");
        assertThat(account.stateOf(id)).isEqualTo("Dati disponibili");
        assertThat(account.document(id).status()).isEqualTo(422);
        account.later("PT2H1M");
        assertThat(account.stateOf(id)).isEqualTo("Dati disponibili");
        assertThat(account.document(id).status()).isEqualTo(200);
        account.later("PT2H");

        var done = account.show(id).json().path("data");
        assertThat(done.path("stato_richiesta").asText()).isEqualTo("Visura evasa");
        assertThat(done.path("allegati").path(0).asText()).isEqualTo(id + ".zip");
        assertThat(done.at("/timestamp_stati/visura_evasa").asLong()
                        - done.at("/timestamp_stati/in_erogazione").asLong())
                .isEqualTo(86_400);
        account.later("P31D");
        assertThat(account.document(id).json().path("error").asInt()).isEqualTo(244);
    }

    @Test
    void tells_what_was_asked_but_nothing_of_the_scans() {
        var data = account.show(account.ordered()).json().path("data");

        assertThat(data.at("/ricerche/0/json_ricerca").asText())
                .contains("\"$4\":\"PRVMRA80A41H501U\"", "\"$5\":\"carta.png\"")
                .doesNotContain("base64");
        assertThat(data.at("/ricerche/0/json_mappato/CODICE FISCALE").asText()).isEqualTo("PRVMRA80A41H501U");
        assertThat(data.path("callback_data").asText()).isEqualTo("false");
        assertThat(data.path("owner").asText()).isEqualTo("ufficio@bugliano.example");
        assertThat(account.control("GET", "/requests", null)
                        .json()
                        .at("/requests/0/files/$5/size")
                        .asInt())
                .isEqualTo("scan of an identity card".length());
    }

    @Test
    void comes_as_a_zip_of_pdfs_in_base64() throws IOException {
        String id = account.ordered();
        account.later("P1D");

        var data = account.document(id).json().path("data");
        Map<String, String> entries = entries(account.content(id));

        assertThat(data.path("nome").asText()).isEqualTo(id + ".zip");
        assertThat(data.path("dimensione").asInt()).isEqualTo(account.content(id).length);
        assertThat(entries.keySet()).containsExactly("documento.pdf", "ricevuta.pdf");
        assertThat(entries.values()).allSatisfy(pdf -> assertThat(pdf)
                .startsWith("%PDF-1.4")
                .contains("(Pacchetto Finanziaria)", "(Richiesta " + id + ")", "(Maria Prova)")
                .endsWith("%%EOF\n"));
        assertThat(entries.get("ricevuta.pdf")).contains("\\(presa in carico\\)");
        assertThat(entries.values()).allSatisfy(OrderSpec::everyObjectIsWhereTheTableSays);
    }

    private static void everyObjectIsWhereTheTableSays(String pdf) {
        String[] lines = pdf.substring(pdf.indexOf("xref\n")).split("\n");
        for (int object = 1; object < Integer.parseInt(lines[1].split(" ")[1]); object++) {
            int at = Integer.parseInt(lines[2 + object].substring(0, 10));
            assertThat(pdf.substring(at)).startsWith(object + " 0 obj\n");
        }
        assertThat(pdf.substring(
                        Integer.parseInt(pdf.substring(pdf.indexOf("startxref\n") + 10, pdf.indexOf("\n%%EOF")))))
                .startsWith("xref\n");
    }

    private static Map<String, String> entries(byte[] zip) throws IOException {
        var entries = new LinkedHashMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        return entries;
    }

    @Test
    void is_listed_with_the_others_newest_first() {
        String first = account.ordered();
        account.later("PT1H");
        String second = id(account.open(0, ""));

        var list = account.get("/richiesta").json().path("data");

        assertThat(list.findValuesAsText("_id")).containsExactly(second, first);
        assertThat(list.path(0).has("ricerche")).isFalse();
        assertThat(list.path(1).path("timestamp_creation").asLong()).isEqualTo(4067143200L);
    }

    @Test
    void that_stays_open_is_cancelled_in_the_end() {
        String id = id(account.open(0, ""));
        account.later("PT5H1M");

        assertThat(account.stateOf(id)).isEqualTo("Annullata");
        assertThat(account.close(id).json().path("error").asInt()).isEqualTo(239);
        assertThat(account.wallet().path("charged").asInt()).isZero();
    }
}
