package carovana.sandbox.gpd;

import static carovana.sandbox.Asked.option;
import static carovana.sandbox.Asked.position;
import static carovana.sandbox.Asked.with;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.InASandbox;
import carovana.sandbox.RunningSandbox;
import carovana.sandbox.RunningSandbox.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The ways to pay a notice")
class VerifySpec extends InASandbox {

    private static final String IUV = "01000000000000001";
    private static final String NAV = "3" + IUV;

    @BeforeEach
    void morning() {
        sandbox.now("2099-11-01T08:00:00Z");
    }

    private static Answer verified(String nav) {
        return sandbox.call(
                "POST", RunningSandbox.V1 + "/payment-options/organizations/99000000010/notices/" + nav, null);
    }

    private static String standing(Answer answer, int plan) {
        var shown = answer.json().at("/paymentOptions/" + plan);
        return shown.path("status").asText() + ": " + shown.path("statusReason").asText();
    }

    @Test
    void are_shown_with_what_is_to_be_paid() {
        sandbox.published(position("TARI-1", IUV));

        var shown = verified(NAV).json();

        assertThat(shown.path("organizationFiscalCode").asText()).isEqualTo("99000000010");
        assertThat(shown.has("standIn")).isFalse();
        var plan = shown.at("/paymentOptions/0");
        assertThat(plan.path("numberOfInstallments").asInt()).isEqualTo(1);
        assertThat(plan.path("amount").asInt()).isEqualTo(1600);
        assertThat(plan.path("allCCP").asBoolean(true)).isFalse();
        assertThat(plan.path("description").isNull()).isTrue();
        assertThat(plan.at("/installments/0/nav").asText()).isEqualTo(NAV);
        assertThat(plan.at("/installments/0/status").asText()).isEqualTo("POI_UNPAID");
        assertThat(plan.at("/installments/0/statusReason").isNull()).isTrue();
        assertThat(standing(verified(IUV), 0)).isEqualTo("PO_UNPAID: No installment has been paid");
    }

    @Test
    void are_closed_by_the_first_payment_on_another_one() {
        sandbox.published(with(
                position("TARI-1", IUV),
                "/paymentOption",
                "[%s,%s,%s]".formatted(option(IUV, false), option(IUV + "2", true), option(IUV + "3", true))));
        sandbox.control("POST", "/pay", "{\"organization\":\"99000000010\",\"nav\":\"%s2\"}".formatted(NAV));

        var shown = verified(NAV);

        assertThat(standing(shown, 0))
                .isEqualTo("PO_INVALID: Not payable: another payment option has already been used");
        assertThat(standing(shown, 1)).isEqualTo("PO_PARTIALLY_PAID: Some installments already paid");
        assertThat(shown.json().at("/paymentOptions/1/installments/0/status").asText())
                .isEqualTo("POI_PAID");
        assertThat(shown.json().at("/paymentOptions/1/installments/1/status").asText())
                .isEqualTo("POI_UNPAID");
    }

    @Test
    void are_shown_too_when_there_is_nothing_left_to_pay() {
        sandbox.published(position("TARI-1", IUV));
        sandbox.published(with(position("TARI-2", IUV + "2"), "/switchToExpired", "false"));
        sandbox.now("2099-12-17T08:00:00Z");

        assertThat(standing(verified(NAV), 0)).isEqualTo("PO_INVALID: Debt position is INVALID or EXPIRED");
        assertThat(standing(verified(NAV + "2"), 0)).isEqualTo("PO_EXPIRED_UNPAID: Group expired but still payable");
        sandbox.control("POST", "/pay", "{\"organization\":\"99000000010\",\"nav\":\"%s2\"}".formatted(NAV));
        assertThat(standing(verified(NAV + "2"), 0)).isEqualTo("PO_PAID: All installments have been paid");
    }

    @Test
    void are_refused_in_a_format_of_their_own() {
        sandbox.published(position("TARI-1", IUV));

        var unknown = verified("399");
        var foreign = verified(NAV + "?segregationCodes=47");
        var unreadable = verified(NAV + "?segregationCodes=x");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.header("Content-Type")).isEqualTo("application/json");
        assertThat(unknown.text())
                .matches(
                        "\\{\"httpStatusCode\":404,\"httpStatusDescription\":\"Not Found\",\"appErrorCode\":\"ODP-107\","
                                + "\"timestamp\":\\d{10},\"dateTime\":\"2099-11-01T08:00(:0\\d)?\",\"errorMessage\":"
                                + "\"PAA_PAGAMENTO_SCONOSCIUTO Not found a payment option for Organization Fiscal Code"
                                + " 99000000010 and NAV 399\"}");
        assertThat(foreign.json().path("appErrorCode").asText()).isEqualTo("ODP-107");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(unreadable.status()).isEqualTo(400);
        assertThat(unreadable.json().path("errorMessage").asText())
                .startsWith("PAA_SINTASSI verifyPaymentOptions.segregationCodes: must match");
    }
}
