package carovana.sandbox.gpd;

import static carovana.sandbox.Asked.option;
import static carovana.sandbox.Asked.position;
import static carovana.sandbox.Asked.with;
import static carovana.sandbox.Asked.without;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.InASandbox;
import carovana.sandbox.RunningSandbox.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whole texts, as they can be read in the core's answers. */
@DisplayName("The words of the played GPD")
class WordingSpec extends InASandbox {

    private static final String IUV = "01000000000000001";
    private static final String NAV = "3" + IUV;
    private static final String OPTION = "/paymentOption/0";
    private static final String TRANSFER = OPTION + "/transfer/0";
    private static final String NAMES = "Organization Fiscal Code 99000000010 and IUPD TARI-1";
    private static final String PAY = "{\"pspCompany\":\"Banca di Prova\",\"idReceipt\":\"1\"}";

    @BeforeEach
    void morning() {
        sandbox.now("2099-11-01T15:04:05Z");
    }

    private static void says(Answer answer, int status, String detail) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.detail()).isEqualTo(detail);
    }

    private static void refused(String path, String value, String detail) {
        says(sandbox.create(with(position("TARI-1", IUV), path, value)), 400, detail);
    }

    @Test
    void tell_which_dates_do_not_fit() {
        refused(
                OPTION + "/retentionDate",
                "\"2099-12-01T13:00:00\"",
                "Dates congruence error: retention_date must be >= due_date"
                        + " [retention_date=2099-12-01 01:00:00; due_date=2099-12-16 11:59:59] ");
        var late = sandbox.create(with(position("TARI-1", IUV), OPTION + "/dueDate", "\"2099-10-01T13:00:00\""));
        assertThat(late.detail())
                .matches(
                        "Dates congruence error: due_date must be >= validity_date \\(if provided\\) or due_date must be"
                                + " >= current_date \\[due_date=2099-10-01 01:00:00; validity_date=null;"
                                + " current_date=2099-11-01 03:04:\\d\\d]");
        var begun = sandbox.create(with(position("TARI-1", IUV), "/validityDate", "\"2099-10-01T13:00:00\""));
        assertThat(begun.detail())
                .matches("Dates congruence error: validity_date must be >= current_date"
                        + " \\[validity_date=2099-10-01 01:00:00; current_date=2099-11-01 03:04:\\d\\d] ");
    }

    @Test
    void tell_which_money_does_not_fit() {
        refused(
                OPTION + "/amount",
                "1601",
                "Amounts congruence error: payment option amount must coincide with the total of the transfers amount"
                        + " [payment_option_amount(in cent)=1601; total_tranfers_amount(in cent)=1600]");
        refused(
                TRANSFER + "/idTransfer",
                "\"6\"",
                "Transfer ID congruence error: The transaction id not have a value between those expected"
                        + " [transaction id=6; expected values=[1, 2, 3, 4, 5]]");
        says(
                sandbox.create(without(position("TARI-1", IUV), TRANSFER + "/iban")),
                400,
                "The Iban may be present (optionally combined with the Postal Iban) or the Stamp."
                        + " Not all at the same time [iuv=01000000000000001, transaction id=1].");
    }

    @Test
    void name_the_rule_a_field_breaks() {
        String twice = "[{\"key\":\"a\",\"value\":\"1\"},{\"key\":\"a\",\"value\":\"2\"}]";
        refused(
                OPTION + "/paymentOptionMetadata",
                twice,
                "paymentOption[0].paymentOptionMetadata: paymentOptionMetadata keys must be unique");
        refused(
                TRANSFER + "/transferMetadata",
                twice,
                "paymentOption[0].transfer[0].transferMetadata: transferMetadata keys must be unique");
        refused(TRANSFER + "/category", "\"\"", "paymentOption[0].transfer[0].category: category is required");
        says(
                sandbox.v1("PUT", "/paymentoptions/1/notificationfee", "{}"),
                400,
                "notificationFee: Notification fee is required");
        says(
                sandbox.v1("DELETE", "/debtpositions/TARI.1", null),
                400,
                "deleteDebtPosition.iupd: must match \"[\\w*\\h-]+\"");
        says(
                sandbox.v1("POST", "/debtpositions?serviceType=MAIL", position("TARI-1", IUV)),
                400,
                "Invalid value MAIL for property serviceType");
        says(
                sandbox.v1("POST", "/debtpositions?segregationCodes=", position("TARI-1", IUV)),
                400,
                "createDebtPosition.segregationCodes: must match \"\\d{2}(,\\d{2})*\"");
    }

    @Test
    void tell_of_a_fault_in_the_body_before_one_in_the_query() {
        says(
                sandbox.v1("POST", "/debtpositions?toPublish=maybe", without(position("TARI-1", IUV), "/iupd")),
                400,
                "iupd: iupd is required");
        says(
                sandbox.v1("POST", "/debtpositions?toPublish=maybe", position("TARI-1", IUV)),
                400,
                "Invalid value maybe for property toPublish");
    }

    @Test
    void tell_in_which_state_something_cannot_be_done() {
        sandbox.published(position("TARI-1", IUV));
        says(
                sandbox.v1("POST", "/debtpositions/TARI-1/publish", null),
                409,
                "A payment transaction has already been carried out or, the debt position with " + NAMES
                        + ", is not in publishable state");
        sandbox.v1("POST", "/paymentoptions/" + NAV + "/pay", PAY);
        says(
                sandbox.v1("PUT", "/debtpositions/TARI-1", position("TARI-1", IUV)),
                409,
                "A payment transaction has already been carried out or, the debt position with " + NAMES
                        + ", is not in updatable state");
        says(
                sandbox.v1("DELETE", "/debtpositions/TARI-1", null),
                409,
                "A payment transaction has already been carried out on the debt position with " + NAMES);
        says(
                sandbox.v1("POST", "/paymentoptions/" + NAV + "/pay", PAY),
                409,
                "A payment transaction has already been carried out for the Organization Fiscal Code 99000000010 and NAV "
                        + NAV);
        says(
                sandbox.v1("PUT", "/paymentoptions/" + NAV + "/notificationfee", "{\"notificationFee\":1}"),
                422,
                "The payment option with Organization Fiscal Code 99000000010 and NAV " + NAV
                        + " is not in unpaid state and the notification fee cannot be updated.");
    }

    @Test
    void tell_what_may_not_be_seen_or_is_not_there() {
        sandbox.create(position("TARI-1", IUV));
        says(
                sandbox.v1("GET", "/debtpositions/TARI-1?segregationCodes=47", null),
                403,
                "The caller does not have proper authorization to access or modify the IUVs in the payment position."
                        + " [Organization Fiscal Code=99000000010, IUPD=TARI-1]");
        says(
                sandbox.v1("POST", "/paymentoptions/paids/" + NAV + "?segregationCodes=47", "{}"),
                403,
                "The caller does not have proper authorization to access or modify the NAVs in the payment position."
                        + " [Organization Fiscal Code=99000000010]");
        says(
                sandbox.v1("GET", "/paymentoptions/9/debtposition", null),
                404,
                "Not found a payment option for Organization Fiscal Code 99000000010 and IUV 9");
        says(
                sandbox.v1("POST", "/paymentoptions/" + IUV + "/transfers/2/report", null),
                404,
                "Not found a transfer for Organization Fiscal Code 99000000010, IUV " + IUV + " and TxID 2");
        says(
                sandbox.v1("POST", "/paymentoptions/" + IUV + "/transfers/1/report", null),
                409,
                "The transfer option with Organization Fiscal Code 99000000010, IUV " + IUV
                        + " and TxID 1 is not in payable state");
        says(
                sandbox.v1("GET", "/debtpositions?due_date_from=2099-01-01&due_date_to=2099-02-01", null),
                400,
                "Debt positions cannot be recovered. Verify that due_date_to >= due_date_from and that the interval"
                        + " between the two dates not exceed the maximum number of days allowed"
                        + " [due_date_from= 2099-01-01T00:00, due_date_to= 2099-02-01T23:59:59.999999999,"
                        + " days_between_from_to= 31, max_days_interval= 30]");
    }

    @Test
    void tell_why_an_update_with_a_fee_finds_nowhere_to_put_it() {
        sandbox.create(position("TARI-1", IUV));
        var fee = sandbox.v1("PUT", "/paymentoptions/" + NAV + "/notificationfee", "{\"notificationFee\":100}");
        assertThat(fee.status()).isEqualTo(209);

        var update = sandbox.v1(
                "PUT",
                "/debtpositions/TARI-1",
                with(position("TARI-1", IUV), TRANSFER + "/organizationFiscalCode", "\"99000000028\""));

        assertThat(update.title()).isEqualTo("The debt position update is failed");
        says(
                update,
                422,
                "No valid transfer found to apply the registered notification fee on the debt position with " + NAMES);
    }

    @Test
    void name_everything_that_was_to_be_deleted_when_something_is_missing() {
        sandbox.create(position("TARI-1", IUV));
        for (String iupds : new String[] {"\"TARI-1\",\"Z\",\"A\"", "\"TARI-1\",\"TARI-1\""}) {
            says(
                    sandbox.v1("DELETE", "/debtpositions", "{\"paymentPositionIUPDs\":[%s]}".formatted(iupds)),
                    404,
                    "Not found a debt position for Organization Fiscal Code 99000000010 and IUPD ["
                            + iupds.replace("\"", "").replace(",", ", ") + "]");
        }
    }

    @Test
    void call_the_unforeseen_by_its_name() {
        sandbox.create(with(position("TARI-1", IUV), "/paymentOption", "[]"));

        var stumbled = sandbox.v1("GET", "/debtpositions/TARI-1?segregationCodes=01", null);

        assertThat(stumbled.title()).isEqualTo("INTERNAL SERVER ERROR");
        says(stumbled, 500, "Index 0 out of bounds for length 0");
        var empty = sandbox.create(with(position("TARI-2", IUV), "/paymentOption", "[null]"));
        assertThat(empty.status()).isEqualTo(500);
        assertThat(empty.title()).isEqualTo("INTERNAL SERVER ERROR");
    }

    @Test
    void do_not_let_a_second_way_to_pay_be_taken() {
        sandbox.published(with(
                position("TARI-1", IUV),
                "/paymentOption",
                "[%s,%s,%s]".formatted(option(IUV, false), option(IUV + "2", true), option(IUV + "3", true))));
        sandbox.v1("POST", "/paymentoptions/" + NAV + "2/pay", PAY);
        assertThat(sandbox.v1("POST", "/paymentoptions/" + NAV + "/pay", PAY).status())
                .isEqualTo(404);
        sandbox.v1("POST", "/paymentoptions/" + NAV + "3/pay", PAY);

        assertThat(sandbox.v1("POST", "/paymentoptions/" + NAV + "/pay", PAY).status())
                .isEqualTo(409);
        assertThat(sandbox.get("TARI-1").json().path("paymentDate").isNull()).isTrue();
        assertThat(sandbox.v1("GET", "/paymentoptions/" + NAV, null).status()).isEqualTo(404);
        assertThat(sandbox.v1("GET", "/paymentoptions/" + NAV + "2", null).status())
                .isEqualTo(200);
    }

    @Test
    void leave_the_options_as_old_as_they_are_when_only_the_position_changes() {
        sandbox.create(position("TARI-1", IUV));
        sandbox.now("2099-11-02T15:04:05Z");

        sandbox.v1("POST", "/debtpositions/TARI-1/publish", null);

        var read = sandbox.get("TARI-1").json();
        assertThat(read.path("lastUpdatedDate").asText()).startsWith("2099-11-02");
        assertThat(read.at(OPTION + "/lastUpdatedDate").asText()).startsWith("2099-11-01");
    }
}
