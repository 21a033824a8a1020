package carovana.sandbox.flows;

import static carovana.sandbox.Town.ORG;
import static carovana.sandbox.flows.Closed.in;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.InASandbox;
import carovana.sandbox.Town;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A day that is closed with trouble")
class FlowTroubleSpec extends InASandbox {

    private static final String LAST = "//datiSingoliPagamenti[last()]/";

    private Closed day;

    @BeforeEach
    void onATuesday() {
        sandbox.now("2098-11-18T08:15:30Z");
        day = new Closed(sandbox);
    }

    @ParameterizedTest
    @CsvSource({
        "wrong-total, //importoTotalePagamenti, 32.01",
        "wrong-count, //numeroTotalePagamenti, 3",
        "wrong-amount, //importoTotalePagamenti, 32.01",
        "missing-line, //importoTotalePagamenti, 16.00",
        "missing-line, count(//datiSingoliPagamenti), 1",
        "duplicate-line, count(//datiSingoliPagamenti), 3",
        "duplicate-line, //importoTotalePagamenti, 48.00",
        "unknown-iuv, 'substring(//datiSingoliPagamenti[3]/identificativoUnivocoVersamento,1,2)', 01",
        "foreign-iuv, 'substring(//datiSingoliPagamenti[3]/identificativoUnivocoVersamento,1,2)', 99",
        "unknown-code, //datiSingoliPagamenti[1]/codiceEsitoSingoloPagamento, 7",
        "reversal, //datiSingoliPagamenti[1]/codiceEsitoSingoloPagamento, 3",
        "reversal-unmatched, //datiSingoliPagamenti[3]/codiceEsitoSingoloPagamento, 3",
        "wrong-receiver, //istitutoRicevente//codiceIdentificativoUnivoco, 99000000990",
        "other-id, //identificativoFlusso, 2098-11-19PRVAITRR-S000000001X",
        "malformed-id, //identificativoFlusso, FLUSSO-20981119-PRVAITRR-1",
        "no-index, count(//indiceDatiSingoloPagamento), 0",
        "zoned-date, //dataOraFlusso, 2098-11-18T09:15:30.000+01:00"
    })
    void is_reported_with(String trouble, String path, String found) {
        Town.paid(sandbox, 1);
        Town.paid(sandbox, 2);

        assertThat(in(day.xml(day.closeWith(trouble)), path)).isEqualTo(found);
    }

    @Test
    void is_reported_in_a_document_that_breaks_off() {
        Town.paid(sandbox, 1);

        var flow = day.xml(day.closeWith("broken-xml"));

        assertThat(flow.status()).isEqualTo(200);
        assertThat(flow.text()).startsWith("<?xml").doesNotContain("</FlussoRiversamento>");
    }

    @Test
    void is_reported_in_a_flow_that_nobody_can_read() {
        Town.paid(sandbox, 1);
        String id = day.closeWith("never-served");

        assertThat(day.list(ORG, "").json().findValuesAsText("flowId")).containsExactly(id);
        assertThat(day.xml(id).status()).isEqualTo(404);
    }

    @Test
    void is_reported_late() {
        Town.paid(sandbox, 1);
        String id = day.closeWith("late");

        sandbox.now("2098-11-25T10:00:00Z");
        assertThat(day.list(ORG, "").json()).isEmpty();
        assertThat(day.xml(id).status()).isEqualTo(404);
        assertThat(sandbox.get("TARI-1").json().path("status").asText()).isEqualTo("PAID");

        sandbox.now("2098-11-25T11:00:00Z");
        assertThat(day.list(ORG, "").json()).hasSize(1);
        assertThat(sandbox.get("TARI-1").json().path("status").asText()).isEqualTo("REPORTED");
    }

    @Test
    void is_corrected_by_a_revision() {
        Town.paid(sandbox, 1);
        Town.paid(sandbox, 2);
        String id = day.closeWith("missing-line");

        var revised = day.close(",\"troubles\":[\"revision\"]");

        assertThat(revised.at("/flows/0/revision").asInt()).isEqualTo(2);
        assertThat(revised.at("/flows/0/flowId").asText()).isEqualTo(id);
        assertThat(in(day.xml(id), "//importoTotalePagamenti")).isEqualTo("32.00");
        assertThat(in(day.xml(id), "//dataOraFlusso")).isEqualTo("2098-11-18T09:15:31");
    }

    @Test
    void is_told_in_another_way_under_the_same_name_and_date() {
        Town.paid(sandbox, 1);
        String id = day.close("").at("/flows/0/flowId").asText();
        var before = day.xml(id);

        day.closeWith("other-content");

        assertThat(in(day.xml(id), "//dataOraFlusso")).isEqualTo(in(before, "//dataOraFlusso"));
        assertThat(in(day.xml(id), "//importoTotalePagamenti")).isEqualTo("16.01");
    }

    @Test
    void takes_back_what_was_reported_on_an_earlier_day() {
        String number = Town.paid(sandbox, 1).path("idReceipt").asText();
        day.close("");
        sandbox.now("2098-11-19T08:00:00Z");
        Town.paid(sandbox, 2);

        var closed = sandbox.control("POST", "/close-day", "{\"troubles\":[\"reversal\"]}")
                .json();

        var flow = day.xml(closed.at("/flows/0/flowId").asText());
        assertThat(in(flow, LAST + "identificativoUnivocoRiscossione")).isEqualTo(number);
        assertThat(closed.at("/flows/0/total").asLong()).isEqualTo(3200);
        assertThat(closed.at("/flows/0/net").asLong()).isZero();
    }
}
