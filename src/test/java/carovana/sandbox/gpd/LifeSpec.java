package carovana.sandbox.gpd;

import static carovana.sandbox.Asked.option;
import static carovana.sandbox.Asked.position;
import static carovana.sandbox.Asked.with;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.RunningSandbox;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The life of a played position")
class LifeSpec {

    private static final String IUV = "01000000000000001";
    private static final String NAV = "3" + IUV;
    private static final String V2 = "/sandbox/gpd/debt-positions-service/v2/organizations/99000000010/debtpositions";
    private static final String V3 = "/sandbox/gpd/debt-positions-service/v3/organizations/99000000010/debtpositions";

    @TempDir
    static Path home;

    static RunningSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = RunningSandbox.in(home);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void forget() {
        sandbox.control("POST", "/reset", null);
        sandbox.now("2099-12-01T08:00:00Z");
    }

    private static String status(String iupd) {
        return sandbox.get(iupd).json().path("status").asText();
    }

    private static JsonNode paidBy(String nav) {
        return sandbox.control("POST", "/pay", "{\"organization\":\"99000000010\",\"nav\":\"%s\"}".formatted(nav))
                .json();
    }

    @Test
    void becomes_valid_and_expires_when_the_jobs_run() {
        sandbox.published(with(position("TARI-1", IUV), "/validityDate", "\"2099-12-02T09:00:00\""));
        assertThat(status("TARI-1")).isEqualTo("PUBLISHED");
        sandbox.now("2099-12-02T10:59:00Z");
        assertThat(status("TARI-1")).isEqualTo("PUBLISHED");
        sandbox.now("2099-12-02T11:00:00Z");
        assertThat(status("TARI-1")).isEqualTo("VALID");

        sandbox.now("2099-12-17T11:29:00Z");
        assertThat(status("TARI-1")).isEqualTo("VALID");
        assertThat(sandbox.v1("GET", "/paymentoptions/" + NAV, null)
                        .json()
                        .path("debtPositionStatus")
                        .asText())
                .isEqualTo("EXPIRED");
        assertThat(sandbox.v1("POST", "/debtpositions/TARI-1/invalidate", null).status())
                .isEqualTo(409);
        sandbox.now("2099-12-17T11:30:00Z");
        assertThat(status("TARI-1")).isEqualTo("EXPIRED");
    }

    @Test
    void does_both_in_one_leap_of_the_clock() {
        sandbox.published(with(position("TARI-1", IUV), "/validityDate", "\"2099-12-02T09:00:00\""));
        sandbox.published(with(position("TARI-2", IUV + "2"), "/switchToExpired", "false"));

        sandbox.control("PUT", "/clock", "{\"advance\":\"P30D\"}");

        assertThat(status("TARI-1")).isEqualTo("EXPIRED");
        assertThat(status("TARI-2")).isEqualTo("VALID");
    }

    @Test
    void is_refused_by_the_node_in_the_node_s_words() {
        sandbox.create(position("TARI-1", IUV));
        assertThat(paidBy(NAV).path("fault").asText()).isEqualTo("PAA_PAGAMENTO_SCONOSCIUTO");
        sandbox.v1("POST", "/debtpositions/TARI-1/publish", null);
        assertThat(paidBy(NAV).path("status").asText()).isEqualTo("PAID");
        assertThat(paidBy(NAV).path("fault").asText()).isEqualTo("PAA_PAGAMENTO_DUPLICATO");

        sandbox.published(position("TARI-2", IUV + "2"));
        sandbox.v1("POST", "/debtpositions/TARI-2/invalidate", null);
        assertThat(paidBy(NAV + "2").path("fault").asText()).isEqualTo("PAA_PAGAMENTO_ANNULLATO");
        sandbox.published(position("TARI-3", IUV + "3"));
        sandbox.now("2099-12-17T08:00:00Z");
        assertThat(paidBy(NAV + "3").path("fault").asText()).isEqualTo("PAA_PAGAMENTO_SCADUTO");
    }

    @Test
    void is_partially_paid_by_the_first_of_two_installments() {
        String plan = with(
                position("TARI-1", IUV),
                "/paymentOption",
                "[%s,%s,%s]".formatted(option(IUV, false), option(IUV + "2", true), option(IUV + "3", true)));
        sandbox.published(plan);

        paidBy(NAV + "2");
        assertThat(status("TARI-1")).isEqualTo("PARTIALLY_PAID");
        assertThat(sandbox.get("TARI-1").json().path("paymentDate").isNull()).isTrue();
        assertThat(sandbox.v1("GET", "/paymentoptions/" + NAV, null).status()).isEqualTo(404);
        paidBy(NAV + "3");
        assertThat(status("TARI-1")).isEqualTo("PAID");
        assertThat(sandbox.get("TARI-1").json().path("paymentDate").isNull()).isFalse();

        sandbox.v1("POST", "/paymentoptions/" + IUV + "2/transfers/1/report", null);
        assertThat(status("TARI-1")).isEqualTo("PAID");
        var reported = sandbox.v1("POST", "/paymentoptions/" + IUV + "3/transfers/1/report", null);
        assertThat(reported.json().path("status").asText()).isEqualTo("T_REPORTED");
        assertThat(status("TARI-1")).isEqualTo("REPORTED");
    }

    @Test
    void can_be_closed_by_its_creditor() {
        sandbox.published(position("TARI-1", IUV));

        var closed = sandbox.v1("POST", "/paymentoptions/paids/" + NAV, "{\"paymentDate\":\"2099-12-01T07:00:00\"}");

        assertThat(closed.json().path("idReceipt").asText()).isEqualTo("CLOSED_AS_ALREADY_PAID_BY_EC");
        assertThat(status("TARI-1")).isEqualTo("PAID");
    }

    @Test
    void falls_back_to_a_draft_when_it_is_updated() {
        sandbox.published(position("TARI-1", IUV));
        String before = sandbox.get("TARI-1").json().path("validityDate").asText();

        var valid = sandbox.v1(
                "PUT",
                "/debtpositions/TARI-1?toPublish=true",
                with(position("TARI-1", IUV), "/officeName", "\"Tributi\""));
        assertThat(valid.json().path("status").asText()).isEqualTo("VALID");
        assertThat(valid.json().path("officeName").asText()).isEqualTo("Tributi");
        assertThat(valid.json().path("validityDate").asText()).isEqualTo(before);

        assertThat(sandbox.v1("PUT", "/debtpositions/TARI-1", position("TARI-1", IUV + "9"))
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("DRAFT");
        var read = sandbox.get("TARI-1").json();
        assertThat(read.path("publishDate").isNull()).isTrue();
        assertThat(read.path("paymentOption")).hasSize(1);
        assertThat(sandbox.create(position("TARI-2", IUV)).status()).isEqualTo(201);
    }

    @Test
    void never_changes_the_value_of_a_known_metadata_key() {
        String first = with(
                position("TARI-1", IUV), "/paymentOption/0/paymentOptionMetadata", "[{\"key\":\"a\",\"value\":\"1\"}]");
        sandbox.create(first);

        var updated = sandbox.v1("PUT", "/debtpositions/TARI-1", first.replace("\"1\"}]", "\"2\"}]"));

        assertThat(updated.json()
                        .at("/paymentOption/0/paymentOptionMetadata/0/value")
                        .asText())
                .isEqualTo("1");
    }

    @Test
    void carries_its_notification_fee_in_its_amounts() {
        sandbox.published(position("TARI-1", IUV));
        assertThat(sandbox.v1("PUT", "/paymentoptions/" + NAV + "/notificationfee", "{\"notificationFee\":100}")
                        .status())
                .isEqualTo(209);
        assertThat(sandbox.v1("PUT", "/paymentoptions/" + NAV + "/notificationfee", "{\"notificationFee\":250}")
                        .json()
                        .path("amount")
                        .asInt())
                .isEqualTo(1850);

        sandbox.v1("PUT", "/debtpositions/TARI-1?toPublish=true", position("TARI-1", IUV));

        var shown = sandbox.v1("GET", "/paymentoptions/" + NAV, null).json();
        assertThat(shown.path("amount").asInt()).isEqualTo(1850);
        assertThat(shown.at("/transfer/0/amount").asInt()).isEqualTo(1850);
        assertThat(shown.at("/paymentOptionMetadata/0/value").asText()).isEqualTo("250");
        assertThat(shown.path("fullName").asText()).isEqualTo("Maria Prova");
    }

    @Test
    void moves_to_another_account() {
        sandbox.create(position("TARI-1", IUV));

        var moved = sandbox.v1(
                "PATCH", "/debtpositions/transfers?oldIban=IT60X0542811101000000123456", "{\"newIban\":\"IT99\"}");

        assertThat(moved.text()).isEqualTo("{\"description\":\"Updated IBAN on 1 Transfers\",\"updatedTransfers\":1}");
        assertThat(sandbox.get("TARI-1")
                        .json()
                        .at("/paymentOption/0/transfer/0/iban")
                        .asText())
                .isEqualTo("IT99");
    }

    @Test
    void comes_and_goes_with_many_others_or_not_at_all() {
        String two = "{\"paymentPositions\":[%s,%s]}";
        var created = sandbox.call("POST", V2, two.formatted(position("A", IUV), position("B", IUV + "2")));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text()).isEmpty();
        assertThat(created.header("Content-Type")).isNull();

        assertThat(sandbox.call("POST", V2, two.formatted(position("C", IUV + "3"), position("B", IUV + "4")))
                        .status())
                .isEqualTo(409);
        assertThat(sandbox.get("C").status()).isEqualTo(404);
        var updated = sandbox.call("PUT", V2, two.formatted(position("A", IUV), position("D", IUV + "4")));
        assertThat(updated.status()).isEqualTo(404);
        assertThat(updated.detail()).contains("[A, D]");
        assertThat(sandbox.call(
                                "POST",
                                V2,
                                two.formatted(
                                        position("E", IUV + "5"),
                                        with(position("F", IUV + "6"), "/companyName", "null")))
                        .detail())
                .isEqualTo("paymentPositions[1].companyName: company name is required");
        var none = sandbox.call(
                "POST",
                V2,
                "{\"paymentPositions\":[" + (position("X", "1") + ",").repeat(100) + position("X", "1") + "]}");
        assertThat(none.detail()).isEqualTo("paymentPositions: {javax.validation.constraints.Size.message}");

        var deleted = sandbox.call("DELETE", V2, "{\"paymentPositionIUPDs\":[\"A\",\"B\"]}");
        assertThat(deleted.text()).isEqualTo("The debt position was successfully deleted");
        assertThat(sandbox.get("A").status()).isEqualTo(404);
    }

    @Test
    void speaks_of_plans_in_v3_only() {
        String asked = """
                {"iupd":"IMU-1","companyName":"Comune di Bugliano","paymentOption":[%s,%s]}""";
        String plan = """
                {"switchToExpired":true,"description":"a plan","debtor":{"type":"F","fiscalCode":"RSSMRA80A01H501U","fullName":"Maria Prova"},
                 "installments":[%s,%s]}""";
        String both = asked.formatted(
                plan.formatted(installment("1"), installment("2")), plan.formatted(installment("3"), installment("4")));

        var created = sandbox.call("POST", V3 + "?toPublish=true", both);

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.json().at("/paymentOption/1/installments/0/status").asText())
                .isEqualTo("UNPAID");
        assertThat(created.json().at("/paymentOption/0").has("description")).isFalse();
        var v1 = sandbox.get("IMU-1");
        assertThat(v1.status()).isEqualTo(422);
        assertThat(v1.title()).isEqualTo("MULTI_INSTALLMENT_NOT_SUPPORTED_IN_V1");
        var list = sandbox.v1("GET", "/debtpositions", null).json();
        assertThat(list.path("payment_position_list")).isEmpty();
        assertThat(list.at("/page_info/items_found").asInt()).isEqualTo(1);
        assertThat(sandbox.call("GET", V3 + "/IMU-1", null)
                        .json()
                        .at("/paymentOption/0/debtor/fullName")
                        .asText())
                .isEqualTo("Maria Prova");

        var twice = sandbox.call(
                "POST",
                V3,
                asked.formatted(
                        plan.formatted(installment("8"), installment("8")),
                        plan.formatted(installment("6"), installment("7"))));
        assertThat(twice.status()).isEqualTo(400);
        assertThat(twice.detail()).isEmpty();
    }

    @Test
    void is_listed_in_v3_by_the_words_of_v3() {
        sandbox.published(position("TARI-1", IUV));
        sandbox.v1("POST", "/debtpositions/TARI-1/invalidate", null);

        var list = sandbox.call("GET", V3 + "?status=UNPAYABLE", null).json();

        assertThat(list.at("/payment_position_list/0/status").asText()).isEqualTo("UNPAYABLE");
        assertThat(sandbox.call("GET", V3 + "?status=INVALID", null).detail())
                .isEqualTo("Invalid value INVALID for property status");
        assertThat(sandbox.v1("GET", "/debtpositions?status=INVALID", null)
                        .json()
                        .at("/page_info/items_found")
                        .asInt())
                .isEqualTo(1);
    }

    private static String installment(String iuv) {
        return """
                {"iuv":"%s","amount":800,"description":"IMU 2099","dueDate":"2099-12-16T00:00:00",
                 "transfer":[{"idTransfer":"1","amount":800,"remittanceInformation":"IMU","category":"9/0101","iban":"IT60"}]}""".formatted(iuv);
    }

    @Test
    void shows_in_a_list_only_the_options_that_match() {
        String two = with(
                position("TARI-1", IUV),
                "/paymentOption",
                "[%s,%s]".formatted(option(IUV, false), option("02000000000000001", false)));
        sandbox.create(two);

        var list = sandbox.v1("GET", "/debtpositions?segregationCodes=02", null).json();
        assertThat(list.at("/payment_position_list/0/paymentOption")).hasSize(1);
        assertThat(sandbox.v1("GET", "/debtpositions?due_date_to=2099-12-16", null)
                        .json()
                        .path("payment_position_list"))
                .hasSize(1);
        assertThat(sandbox.v1("GET", "/debtpositions?due_date_to=2099-12-15", null)
                        .json()
                        .path("payment_position_list"))
                .isEmpty();
        assertThat(sandbox.v1("GET", "/debtpositions?serviceType=ACA", null)
                        .json()
                        .path("payment_position_list"))
                .isEmpty();
    }
}
