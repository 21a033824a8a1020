package carovana.upstream.visengine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carovana.documents.provider.ProviderOrder;
import carovana.documents.provider.ProviderOrder.Progress;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What Visengine says")
class VisengineWordsTest {

    private static final String ID = "5f283eae065afc21cf466ea4";

    private static ProviderOrder order(String members) throws Exception {
        var json = "{\"data\":{\"_id\":\"%s\"%s},\"success\":true,\"error\":null}".formatted(ID, members);
        var bytes = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        return VisengineWords.order(VisengineJson.read(bytes, true).path("data"));
    }

    @ParameterizedTest
    @CsvSource({
        "Visura evasa, READY",
        "' visura  EVASA ', READY",
        "evaso, READY",
        "Evasa, READY",
        "Dati disponibili, READY",
        "Dati disponbili, READY",
        "Annullata, CANCELLED",
        "In ricerca, PENDING",
        "In erogazione, PENDING",
        "In lavorazione presso lo sportello, PENDING",
        "'', PENDING",
    })
    void of_a_state_is_understood_as_it_is_spelled(String said, Progress progress) throws Exception {
        assertThat(order(",\"stato_richiesta\":\"%s\"".formatted(said)).progress())
                .isEqualTo(progress);
    }

    @Test
    void of_an_order_is_understood_with_numbers_as_texts() throws Exception {
        var order = order(",\"state\":\"1\",\"prezzo_visura\":\"18,70\",\"prezzo_ricerca\":\"0\""
                + ",\"timestamp_creation\":\"1596473006\",\"opzioni\":[{\"tipo\":\"urgenza\",\"prezzo\":\"4.00\"},"
                + "{\"prezzo\":10}]");
        assertThat(order.ordered()).isTrue();
        assertThat(order.price()).isEqualTo(1870);
        assertThat(order.optionsPrice()).isEqualTo(1400);
        assertThat(order.createdAt().getEpochSecond()).isEqualTo(1_596_473_006);
    }

    @Test
    void of_an_order_may_lack_everything_but_its_number() throws Exception {
        var order = order("");
        assertThat(order.ordered()).isFalse();
        assertThat(order.price()).isEqualTo(-1);
        assertThat(order.optionsPrice()).isEqualTo(-1);
        assertThat(order.reference()).isNull();
        assertThat(order.fault()).isNull();
        assertThat(order.createdAt()).isNull();
        assertThatThrownBy(() -> order(",\"_id\":\"../documento/1\"")).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void of_options_without_a_price_is_no_price() throws Exception {
        assertThat(order(",\"opzioni\":[{\"tipo\":\"urgenza\"}]").optionsPrice())
                .isEqualTo(-1);
        assertThat(order(",\"opzioni\":null").optionsPrice()).isEqualTo(-1);
    }

    @Test
    void of_a_search_that_failed_is_a_fault_though_the_call_went_well() throws Exception {
        assertThat(order(",\"esito\":{\"codice\":\"101\",\"info\":\"VRDLRA80A41F205W\"}")
                        .fault())
                .contains("esito 101")
                .doesNotContain("VRDLRA80A41F205W");
        assertThat(order(",\"esito\":{\"codice\":0}").fault()).isNull();
        assertThat(order(",\"ricerche\":[{\"stato_ricerca\":\"Errore su richiesta dati\"}]")
                        .fault())
                .contains("search failed");
    }

    @Test
    void of_what_was_ordered_comes_back_with_the_order() throws Exception {
        var order = order(",\"callback_data\":{\"data\":{\"reference\":\"ours\"}},\"ricerche\":[{\"json_ricerca\":"
                + "\"{\\\"$0\\\":\\\"Laura\\\",\\\"$1\\\":\\\"Verdi\\\"}\"}]");
        assertThat(order.reference()).isEqualTo("ours");
        assertThat(order.fields()).containsEntry("$0", "Laura").containsEntry("$1", "Verdi");
        assertThat(order(",\"callback_data\":false").reference()).isNull();
        assertThat(order(",\"ricerche\":[{\"json_ricerca\":\"no json\"}]").fields())
                .isEmpty();
    }
}
