package carovana.sandbox.gpd;

import static carovana.sandbox.Asked.position;
import static carovana.sandbox.Asked.with;
import static carovana.sandbox.Asked.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import carovana.sandbox.InASandbox;
import carovana.sandbox.RunningSandbox;
import carovana.sandbox.RunningSandbox.Answer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What the played GPD refuses")
class RefusalsSpec extends InASandbox {

    private static final String BAD_DATA = "Error in the debt position request data";
    private static final String IUV = "01000000000000001";
    private static final String OPTION = "/paymentOption/0";
    private static final String TRANSFER = OPTION + "/transfer/0";

    private static void refused(Answer answer, int status, String title, String detail) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.title()).isEqualTo(title);
        assertThat(answer.detail()).startsWith(detail);
        assertThat(answer.header("X-Request-Id")).isNotBlank();
    }

    static Stream<Arguments> requests() {
        String good = position("TARI-1", IUV);
        String long256 = "\"" + "x".repeat(256) + "\"";
        return Stream.of(
                arguments(without(good, "/iupd"), 400, "BAD REQUEST", "iupd: iupd is required"),
                arguments(
                        with(good, "/companyName", "\" \""),
                        400,
                        "BAD REQUEST",
                        "companyName: company name is required"),
                arguments(
                        with(good, "/country", "\"it\""),
                        400,
                        "BAD REQUEST",
                        "country: The country must be reported with two capital letters (example: IT)"),
                arguments(
                        with(good, "/email", "\"nobody\""),
                        400,
                        "BAD REQUEST",
                        "email: Please provide a valid email address"),
                arguments(
                        with(good, OPTION + "/amount", "0"),
                        400,
                        "BAD REQUEST",
                        "paymentOption[0].amount: minimum amount is 1 eurocent"),
                arguments(
                        with(good, TRANSFER + "/iban", "\"IT 60\""),
                        400,
                        "BAD REQUEST",
                        "paymentOption[0].transfer[0].iban"),
                arguments("{", 400, "BAD REQUEST", "JSON parse error: "),
                arguments(with(good, "/type", "\"X\""), 400, "BAD REQUEST", "JSON parse error: "),
                arguments(
                        with(good, OPTION + "/dueDate", "\"2099-12-16T10:00:00+02:00\""),
                        400,
                        "BAD REQUEST",
                        "JSON parse"),
                arguments(with(good, OPTION + "/dueDate", "\"2099-12-16\""), 400, "BAD REQUEST", "JSON parse error: "),
                arguments(null, 400, "BAD REQUEST", "Required request body is missing: "),
                arguments(with(good, OPTION + "/amount", "1601"), 400, BAD_DATA, "Amounts congruence error: "),
                arguments(without(good, OPTION + "/transfer"), 400, BAD_DATA, "Amounts congruence error: "),
                arguments(
                        with(good, "/validityDate", "\"2000-01-01T00:00\""),
                        400,
                        BAD_DATA,
                        "Dates congruence error: validity_date must be >= current_date ["),
                arguments(
                        with(good, OPTION + "/dueDate", "\"2000-01-01T00:00:00\""),
                        400,
                        BAD_DATA,
                        "Dates congruence error: due_date must be >= "),
                arguments(
                        with(good, "/validityDate", "\"2099-12-17T00:00:00Z\""),
                        400,
                        BAD_DATA,
                        "Dates congruence error: due_date must be >= validity_date"),
                arguments(
                        with(good, OPTION + "/retentionDate", "\"2099-01-01T00:00:00\""),
                        400,
                        BAD_DATA,
                        "Dates congruence error: retention_date must be >= due_date "),
                arguments(
                        with(good, TRANSFER + "/idTransfer", "\"6\""), 400, BAD_DATA, "Transfer ID congruence error: "),
                arguments(
                        without(good, TRANSFER + "/iban"),
                        400,
                        BAD_DATA,
                        "The Iban may be present (optionally combined"),
                arguments(
                        with(
                                good,
                                TRANSFER + "/stamp",
                                "{\"hashDocument\":\"aGFzaA==\",\"stampType\":\"01\",\"provincialResidence\":\"RM\"}"),
                        400,
                        BAD_DATA,
                        "The Iban may be present (optionally combined"),
                arguments(
                        with(
                                with(without(good, TRANSFER + "/iban"), TRANSFER + "/postalIban", "\"IT60X07601\""),
                                "/officeName",
                                "\"Tributi\""),
                        400,
                        BAD_DATA,
                        "The Iban may be present (optionally combined"),
                arguments(sixTransfers(good), 400, BAD_DATA, "Number of transfers congruence error: "),
                arguments(
                        with(
                                good,
                                OPTION + "/paymentOptionMetadata",
                                "[{\"key\":\"NOTIFICATION_FEE\",\"value\":\"1\"}]"),
                        409,
                        "The payment option contains reserved metadata",
                        ""),
                arguments(
                        with(good, "/iupd", long256),
                        500,
                        "The debt position creation is failed",
                        "Creation failed for the debt position with Organization Fiscal Code 99000000010"),
                arguments(
                        with(good, "/city", long256),
                        500,
                        "The debt position creation is failed",
                        "Creation failed for the debt position with Organization Fiscal Code 99000000010"));
    }

    private static String sixTransfers(String good) {
        String many = good;
        for (int i = 0; i < 5; i++) {
            many = with(many, OPTION + "/transfer/-", """
                    {"idTransfer":"2","amount":1,"remittanceInformation":"more","category":"any","iban":"IT60"}""");
        }
        return many;
    }

    @ParameterizedTest(name = "{2}: {3}")
    @MethodSource("requests")
    void refuses_a_create(String body, int status, String title, String detail) {
        Answer answer = body == null
                ? sandbox.send(
                        sandbox.request("POST", RunningSandbox.V1 + "/organizations/99000000010/debtpositions", null)
                                .header("Content-Type", "application/json"))
                : sandbox.create(body);

        refused(answer, status, title, detail);
        assertThat(sandbox.get("TARI-1").status()).isEqualTo(404);
    }

    @Test
    void tells_both_amounts_when_they_differ() {
        assertThat(sandbox.create(with(position("TARI-1", IUV), OPTION + "/amount", "1601"))
                        .detail())
                .endsWith("[payment_option_amount(in cent)=1601; total_tranfers_amount(in cent)=1600]");
    }

    @Test
    void names_every_fault_of_the_fields_at_once() {
        var answer = sandbox.create("{\"paymentOption\":null}");

        assertThat(answer.detail().split(", "))
                .containsExactlyInAnyOrder(
                        "iupd: iupd is required",
                        "type: type is required",
                        "fiscalCode: fiscal code is required",
                        "fullName: full name is required",
                        "switchToExpired: switch to expired value is required",
                        "companyName: company name is required");
    }

    @Test
    void refuses_a_name_that_is_taken_without_saying_which() {
        String title = "The debt position violated constraints of uniqueness";
        String detail = "Already exists a debt position for the Organization Fiscal Code 99000000010"
                + " or one of its payment options is not unique";
        sandbox.create(position("TARI-1", IUV));

        refused(sandbox.create(position("TARI-1", "01000000000000002")), 409, title, detail);
        refused(sandbox.create(position("TARI-2", IUV)), 409, title, detail);
        String sameNav = with(position("TARI-3", "01000000000000003"), OPTION + "/nav", "\"3" + IUV + "\"");
        refused(sandbox.create(sameNav), 409, title, detail);
    }

    @Test
    void lets_two_organizations_use_one_iuv_unless_they_pay_the_same_beneficiary() {
        String elsewhere = RunningSandbox.V1 + "/organizations/99000000028/debtpositions";
        sandbox.create(position("TARI-1", IUV));

        assertThat(sandbox.call(
                                "POST",
                                elsewhere,
                                with(position("TARI-1", IUV), TRANSFER + "/organizationFiscalCode", "\"99000000010\""))
                        .status())
                .isEqualTo(409);
        assertThat(sandbox.call("POST", elsewhere, position("TARI-1", IUV)).status())
                .isEqualTo(201);
    }

    @Test
    void refuses_what_does_not_fit_the_state() {
        sandbox.published(position("TARI-1", IUV));
        refused(
                sandbox.v1("POST", "/debtpositions/TARI-1/publish", null),
                409,
                "Existing related payment found or not in publishable state",
                "");
        sandbox.control("POST", "/pay", "{\"organization\":\"99000000010\",\"nav\":\"3" + IUV + "\"}");
        refused(
                sandbox.v1("PUT", "/debtpositions/TARI-1", position("TARI-1", IUV)),
                409,
                "Existing related payment found or not in updatable state",
                "");
        refused(sandbox.v1("DELETE", "/debtpositions/TARI-1", null), 409, "Existing related payment found", "");
        refused(
                sandbox.v1("POST", "/debtpositions/TARI-1/invalidate", null),
                409,
                "Existing related payment found or not in invalidable state",
                "");
        refused(
                sandbox.v1("PUT", "/paymentoptions/3" + IUV + "/notificationfee", "{\"notificationFee\":100}"),
                422,
                "Not in unpaid state for notification fee update",
                "");
        refused(
                sandbox.v1(
                        "POST",
                        "/paymentoptions/3" + IUV + "/pay",
                        "{\"pspCompany\":\"Banca di Prova\",\"idReceipt\":\"1\"}"),
                409,
                "Existing related payment found",
                "");
    }

    @Test
    void refuses_to_publish_too_late() {
        sandbox.create(with(position("TARI-1", IUV), "/validityDate", "\"2099-01-01T00:00:00\""));
        sandbox.create(position("TARI-2", "01000000000000002"));
        sandbox.now("2099-12-17T00:00:00Z");

        refused(
                sandbox.v1("POST", "/debtpositions/TARI-1/publish", null),
                409,
                "Publish request occurred after the validity date began",
                "");
        refused(
                sandbox.v1("POST", "/debtpositions/TARI-2/publish", null),
                409,
                "Publish request occurred after the due date of a payment options has expired",
                "");
    }

    @Test
    void refuses_what_it_does_not_know() {
        sandbox.create(position("TARI-1", IUV));
        refused(sandbox.get("TARI-9"), 404, "Not found the debt position", "");
        refused(
                sandbox.v1("PUT", "/debtpositions/TARI-2", position("TARI-1", IUV)),
                400,
                BAD_DATA,
                "IUPD mistmatch error: ");
        refused(sandbox.v1("GET", "/paymentoptions/399", null), 404, "Not found the payment option", "");
        refused(sandbox.v1("POST", "/paymentoptions/1/transfers/1/report", null), 404, "Not found the transfer", "");
        refused(
                sandbox.v1("POST", "/paymentoptions/" + IUV + "/transfers/1/report", null),
                409,
                "transfer is not in accountable state",
                "");
        refused(
                sandbox.v1(
                        "POST",
                        "/paymentoptions/3" + IUV + "/pay",
                        "{\"pspCompany\":\"Banca di Prova\",\"idReceipt\":\"1\",\"fee\":\"abc\"}"),
                500,
                "INTERNAL SERVER ERROR",
                "For input string: \"abc\"");
        refused(
                sandbox.v1("PATCH", "/debtpositions/transfers", "{\"newIban\":\"IT99\"}"),
                400,
                "BAD REQUEST",
                "Required request parameter 'oldIban' ");
    }

    @Test
    void refuses_paths_and_queries_of_the_wrong_shape() {
        refused(
                sandbox.get("TARI.1"),
                400,
                "BAD REQUEST",
                "getOrganizationDebtPositionByIUPD.iupd: must match \"[\\w*\\h-]+\"");
        refused(
                sandbox.v1("GET", "/debtpositions?limit=51", null),
                400,
                "BAD REQUEST",
                "getOrganizationDebtPositions.limit:");
        refused(
                sandbox.v1("GET", "/debtpositions?limit=ten", null),
                400,
                "BAD REQUEST",
                "Invalid value ten for property limit");
        refused(
                sandbox.v1("GET", "/debtpositions?status=valid", null),
                400,
                "BAD REQUEST",
                "Invalid value valid for property status");
        refused(
                sandbox.v1("GET", "/debtpositions?due_date_from=2099-01-01&payment_date_from=2099-01-01", null),
                400,
                "Exclusive Parameters",
                "");
        refused(
                sandbox.v1("GET", "/debtpositions?due_date_from=2099-01-01&due_date_to=2099-02-01", null),
                400,
                "The debt positions cannot be recovered",
                "");
        assertThat(sandbox.v1("GET", "/debtpositions?due_date_from=2099-01-01&due_date_to=2099-01-31", null)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void keeps_segregation_codes_apart() {
        sandbox.create(position("TARI-1", IUV));
        refused(
                sandbox.v1("GET", "/debtpositions/TARI-1?segregationCodes=47", null),
                403,
                "The payment position is forbidden",
                "");
        assertThat(sandbox.v1("GET", "/debtpositions/TARI-1?segregationCodes=47,01", null)
                        .status())
                .isEqualTo(200);
        refused(
                sandbox.v1(
                        "POST",
                        "/debtpositions?segregationCodes=01",
                        with(position("TARI-2", "01000000000000002"), "/paymentOption", "[]")),
                500,
                "The debt position creation is failed",
                "");
    }

    @Test
    void leaves_unknown_paths_methods_and_types_to_its_framework() {
        problem(sandbox.v1("GET", "/nothing", null), 404, "Not Found", "/organizations/99000000010/nothing");
        problem(
                sandbox.v1("PATCH", "/debtpositions", "{}"),
                405,
                "Method Not Allowed",
                "/organizations/99000000010/debtpositions");
        problem(
                sandbox.send(
                        sandbox.request("POST", RunningSandbox.V1 + "/organizations/99000000010/debtpositions", null)
                                .header("Content-Type", "text/plain")),
                415,
                "Unsupported Media Type",
                "/organizations/99000000010/debtpositions");
        problem(
                sandbox.send(
                        sandbox.request("GET", RunningSandbox.V1 + "/organizations/99000000010/debtpositions", null)
                                .header("Accept", "application/xml")),
                406,
                "Not Acceptable",
                "/organizations/99000000010/debtpositions");
        problem(
                sandbox.call(
                        "POST",
                        "/sandbox/gpd/debt-positions-service/v3/organizations/99000000010/debtpositions/A/invalidate",
                        null),
                404,
                "Not Found",
                "/v3/organizations/99000000010/debtpositions/A/invalidate");
    }

    private static void problem(Answer answer, int status, String title, String instance) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.title()).isEqualTo(title);
        assertThat(answer.json().path("type").asText()).isEqualTo("about:blank");
        assertThat(answer.json().path("instance").asText()).isEqualTo(instance);
    }
}
