package carovana.sandbox.flows;

import static carovana.sandbox.Town.ORG;
import static carovana.sandbox.Town.iuv;
import static carovana.sandbox.flows.Closed.in;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.Asked;
import carovana.sandbox.InASandbox;
import carovana.sandbox.Town;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A closed day")
class CloseDaySpec extends InASandbox {

    private static final String FIRST = "//datiSingoliPagamenti[1]/";
    private static final String LAST = "//datiSingoliPagamenti[last()]/";

    private Closed day;

    @BeforeEach
    void onATuesday() {
        sandbox.now("2098-11-18T08:15:30Z");
        day = new Closed(sandbox);
    }

    @Test
    void is_reported_by_psp_and_by_receiving_organization() {
        Town.owesProvinceToo(sandbox, 1);
        String number = Town.pays(sandbox, 1, "").path("idReceipt").asText();
        Town.paid(sandbox, 2);
        Town.owes(sandbox, 3);
        Town.pays(sandbox, 3, ",\"psp\":\"Istituto Pagamenti\"");

        var closed = day.close("");

        assertThat(closed.path("regulationDate").asText()).isEqualTo("2098-11-19");
        assertThat(closed.path("flows").findValuesAsText("flowId"))
                .containsExactlyInAnyOrder(
                        "2098-11-19PRVAITRR-S000000001",
                        "2098-11-19PRVAITRR-S000000002",
                        "2098-11-19ISTITUTOPAG-09_15_30_001");
        var ours = day.xml("2098-11-19PRVAITRR-S000000001");
        assertThat(ours.header("Content-Type")).startsWith("application/xml");
        assertThat(in(ours, "/FlussoRiversamento/identificativoFlusso")).isEqualTo("2098-11-19PRVAITRR-S000000001");
        assertThat(in(ours, "//dataOraFlusso")).isEqualTo("2098-11-18T09:15:30");
        assertThat(in(ours, "//numeroTotalePagamenti")).isEqualTo("2");
        assertThat(in(ours, "//importoTotalePagamenti")).isEqualTo("30.50");
        assertThat(in(ours, "//istitutoRicevente//codiceIdentificativoUnivoco")).isEqualTo(ORG);
        assertThat(in(ours, FIRST + "identificativoUnivocoVersamento")).isEqualTo(iuv(1));
        assertThat(in(ours, FIRST + "identificativoUnivocoRiscossione")).isEqualTo(number);
        assertThat(in(ours, FIRST + "singoloImportoPagato")).isEqualTo("14.50");
        assertThat(in(ours, FIRST + "dataEsitoSingoloPagamento")).isEqualTo("2098-11-18");
        var province = day.xml(Town.PROVINCE, "2098-11-19PRVAITRR-S000000002");
        assertThat(in(province, FIRST + "indiceDatiSingoloPagamento")).isEqualTo("2");
        assertThat(in(province, "//importoTotalePagamenti")).isEqualTo("1.50");
    }

    @Test
    void is_told_to_the_core_line_by_line() {
        Town.paid(sandbox, 1);
        Town.owes(sandbox, 2);
        Town.pays(sandbox, 2, ",\"receipt\":false");

        day.close("");

        assertThat(sandbox.get("TARI-1").json().path("status").asText()).isEqualTo("REPORTED");
        assertThat(sandbox.get("TARI-2").json().path("status").asText())
                .as("paid without a receipt")
                .isEqualTo("VALID");
    }

    @Test
    void is_reported_once_and_what_comes_later_in_a_flow_of_its_own() {
        Town.paid(sandbox, 1);
        day.close("");
        assertThat(day.close("").at("/flows/0/new").asBoolean()).isFalse();
        Town.paid(sandbox, 2);

        var closed = day.close("");

        assertThat(closed.path("flows")).hasSize(2);
        assertThat(closed.at("/flows/1/new").asBoolean()).isTrue();
        assertThat(closed.at("/flows/1/payments").asInt()).isEqualTo(1);
    }

    @Test
    void has_only_what_was_paid_until_one_o_clock() {
        sandbox.now("2098-11-18T12:30:00Z");
        Town.paid(sandbox, 1);

        assertThat(day.close("").path("flows")).isEmpty();
        assertThat(sandbox.control("POST", "/close-day", null)
                        .json()
                        .at("/date")
                        .asText())
                .as("by default the day that is running")
                .isEqualTo("2098-11-19");
        assertThat(sandbox.control("POST", "/close-day", "{\"date\":\"2098-11-22\"}")
                        .json()
                        .path("message")
                        .asText())
                .contains("2098-11-24");
    }

    @Test
    void reports_two_payments_of_one_notice() {
        Town.paid(sandbox, 1);
        Town.pays(sandbox, 1, ",\"again\":true");

        var flow = day.xml(day.close("").at("/flows/0/flowId").asText());

        assertThat(in(flow, "count(//identificativoUnivocoVersamento[.='" + iuv(1) + "'])"))
                .isEqualTo("2");
        assertThat(in(flow, FIRST + "identificativoUnivocoRiscossione"))
                .isNotEqualTo(in(flow, LAST + "identificativoUnivocoRiscossione"));
    }

    @Test
    void never_reports_a_stamp() {
        String stamp = "{\"hashDocument\":\"aGFzaA==\",\"stampType\":\"01\",\"provincialResidence\":\"PI\"}";
        String position = Asked.without(Asked.position("BOLLO-1", iuv(1)), "/paymentOption/0/transfer/0/iban");
        Town.owes(sandbox, Asked.with(position, "/paymentOption/0/transfer/0/stamp", stamp));
        Town.pays(sandbox, 1, "");

        assertThat(day.close("").path("flows")).isEmpty();
    }

    @Test
    void reports_what_is_paid_without_a_receipt_once() {
        Town.owes(sandbox, 1);

        for (int times = 0; times < 2; times++) {
            var closed = day.close(",\"organization\":\"%s\",\"troubles\":[\"no-receipt-code-9\"]".formatted(ORG));
            assertThat(closed.path("flows")).hasSize(1);
            var flow = day.xml(closed.at("/flows/0/flowId").asText());
            assertThat(in(flow, FIRST + "identificativoUnivocoVersamento")).isEqualTo(iuv(1));
            assertThat(in(flow, FIRST + "codiceEsitoSingoloPagamento")).isEqualTo("9");
        }
    }

    @Test
    void can_be_nothing_but_made_up() {
        var closed = day.close(",\"organization\":\"%s\",\"troubles\":[\"unknown-iuv\"]".formatted(ORG));

        assertThat(closed.at("/flows/0/payments").asInt()).isEqualTo(1);
        assertThat(day.close(",\"organization\":\"%s\",\"troubles\":[\"unknown-iuv\"]".formatted(ORG))
                        .path("flows"))
                .hasSize(1);
    }

    @Test
    void can_bear_one_identifier_for_two_organizations() {
        Town.owesProvinceToo(sandbox, 1);
        Town.pays(sandbox, 1, "");

        assertThat(day.close(",\"troubles\":[\"same-id\"]").path("flows").findValuesAsText("flowId"))
                .containsOnly("2098-11-19PRVAITRR-S000000001")
                .hasSize(2);
    }

    @Test
    void explains_an_order_it_cannot_follow() {
        assertThat(day.order(",\"troubles\":[\"bad-luck\"]").status()).isEqualTo(400);
        assertThat(sandbox.control("POST", "/close-day", "{\"date\":\"today\"}").status())
                .isEqualTo(400);
        assertThat(sandbox.control("POST", "/close-day", "nothing").status()).isEqualTo(400);
    }
}
