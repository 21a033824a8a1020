package carovana.sandbox.node;

import static carovana.sandbox.Town.ORG;
import static carovana.sandbox.Town.iuv;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.InASandbox;
import carovana.sandbox.Town;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A played citizen")
class CitizenSpec extends InASandbox {

    private static int receiptOf(int number) {
        return sandbox.call(
                        "GET",
                        "/sandbox/gpd/payments-receipts-service/v1/payments/" + ORG + "/receipts/" + iuv(number),
                        null)
                .status();
    }

    @Test
    void is_told_to_which_operating_day_a_payment_belongs() {
        Town.owes(sandbox, 1);
        Town.owes(sandbox, 2);
        Town.owes(sandbox, 3);

        sandbox.now("2098-11-18T12:00:00Z");
        assertThat(Town.pays(sandbox, 1, "").path("operatingDay").asText()).isEqualTo("2098-11-18");
        sandbox.now("2098-11-18T12:00:01Z");
        assertThat(Town.pays(sandbox, 2, "").path("operatingDay").asText()).isEqualTo("2098-11-19");
        sandbox.now("2098-12-24T18:00:00Z");
        assertThat(Town.pays(sandbox, 3, "").path("operatingDay").asText())
                .as("after Christmas and a week end")
                .isEqualTo("2098-12-29");
    }

    @Test
    void pays_without_a_receipt_what_stays_payable() {
        Town.owes(sandbox, 1);

        var first = Town.pays(sandbox, 1, ",\"receipt\":false");
        assertThat(first.path("code").asInt()).isEqualTo(9);
        assertThat(first.path("status").asText()).isEqualTo("VALID");
        assertThat(receiptOf(1)).isEqualTo(404);

        var second = Town.pays(sandbox, 1, "");
        assertThat(second.path("status").asText()).isEqualTo("PAID");
        assertThat(second.path("receipt").asBoolean()).isTrue();
        assertThat(receiptOf(1)).isEqualTo(200);
    }

    @Test
    void pays_again_only_where_that_is_asked_for() {
        String first = Town.paid(sandbox, 1).path("idReceipt").asText();

        assertThat(Town.order(sandbox, 1, "").json().path("fault").asText()).isEqualTo("PAA_PAGAMENTO_DUPLICATO");
        var again = Town.pays(sandbox, 1, ",\"again\":true,\"psp\":\"Banca Altra\"");

        assertThat(again.path("receipt").asBoolean()).isFalse();
        assertThat(again.path("idReceipt").asText()).isNotEqualTo(first);
        assertThat(again.path("psp").asText()).isEqualTo("BANCAALTRA");
    }

    @Test
    void pays_while_the_creditor_is_away() {
        Town.owes(sandbox, 1);
        Town.owes(sandbox, 2);

        assertThat(Town.pays(sandbox, 1, ",\"code\":4").path("code").asInt()).isEqualTo(4);
        assertThat(Town.pays(sandbox, 2, ",\"code\":8").path("code").asInt()).isEqualTo(8);
    }

    @Test
    void pays_with_a_receipt_that_is_lost() {
        Town.owes(sandbox, 1);

        var lost = Town.pays(sandbox, 1, ",\"receipt\":false,\"code\":0");

        assertThat(lost.path("code").asInt()).isZero();
        assertThat(lost.path("receipt").asBoolean()).isFalse();
        assertThat(receiptOf(1)).isEqualTo(404);
    }

    @Test
    void is_not_let_pay_another_amount_or_in_a_way_nobody_understands() {
        Town.owes(sandbox, 1);

        assertThat(Town.order(sandbox, 1, ",\"amount\":1500").status()).isEqualTo(409);
        for (String more : new String[] {
            ",\"receipt\":\"no\"",
            ",\"code\":3",
            ",\"code\":9,\"receipt\":true",
            ",\"form\":\"v3\"",
            ",\"psp\":\"!\"",
            ",\"amount\":\"x\"",
            ",\"again\":1"
        }) {
            assertThat(Town.order(sandbox, 1, more).status()).as(more).isEqualTo(400);
        }
        assertThat(Town.pays(sandbox, 1, ",\"amount\":1600").path("status").asText())
                .isEqualTo("PAID");
    }
}
