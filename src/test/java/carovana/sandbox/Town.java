package carovana.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** What citizens of a played town owe and pay. */
public final class Town {

    public static final String ORG = RunningSandbox.ORG;
    public static final String PROVINCE = "99000000028";

    private Town() {}

    /** An IUV with the segregation code 01. */
    public static String iuv(int number) {
        return "01%015d".formatted(number);
    }

    public static void owes(RunningSandbox sandbox, int number) {
        owes(sandbox, Asked.position("TARI-" + number, iuv(number)));
    }

    /** A notice of 16 euros of which 1.50 are the province's. */
    public static void owesProvinceToo(RunningSandbox sandbox, int number) {
        String ours =
                Asked.with(Asked.position("TARI-" + number, iuv(number)), "/paymentOption/0/transfer/0/amount", "1450");
        owes(sandbox, Asked.with(ours, "/paymentOption/0/transfer/-", """
                {"idTransfer":"2","amount":150,"organizationFiscalCode":"%s","companyName":"Provincia di Bugliano",
                 "remittanceInformation":"TEFA","category":"0201133IM","iban":"IT40S0542811101000000654321"}
                """.formatted(PROVINCE)));
    }

    public static void owes(RunningSandbox sandbox, String position) {
        var answer = sandbox.published(position);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    /** @param more further fields of the order, each with a comma before it */
    public static JsonNode pays(RunningSandbox sandbox, int number, String more) {
        var answer = order(sandbox, number, more);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    public static RunningSandbox.Answer order(RunningSandbox sandbox, int number, String more) {
        return sandbox.control(
                "POST", "/pay", "{\"organization\":\"%s\",\"nav\":\"3%s\"%s}".formatted(ORG, iuv(number), more));
    }

    /** Owes and pays. */
    public static JsonNode paid(RunningSandbox sandbox, int number) {
        owes(sandbox, number);
        return pays(sandbox, number, "");
    }
}
