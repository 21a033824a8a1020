package carovana.sandbox.receipts;

import static carovana.Patience.await;
import static carovana.sandbox.Town.ORG;
import static carovana.sandbox.Town.iuv;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.Asked;
import carovana.sandbox.InASandbox;
import carovana.sandbox.RunningSandbox.Answer;
import carovana.sandbox.Town;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

@DisplayName("The played receipts")
class ReceiptsSpec extends InASandbox {

    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    @BeforeEach
    void onATuesday() {
        sandbox.now("2098-11-18T10:15:30Z");
    }

    private static Answer receipts(String rest) {
        return sandbox.call(
                "GET", "/sandbox/gpd/payments-receipts-service/v1/payments/" + ORG + "/receipts" + rest, null);
    }

    private static String in(Answer receipt, String path) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(receipt.text())));
        return XPATH.evaluate(path, document);
    }

    @Test
    void are_listed_with_neither_amount_nor_number() {
        Town.paid(sandbox, 1);

        assertThat(receipts("").json())
                .hasToString(("{\"currentPageNumber\":0,\"length\":1,\"totalPages\":1,\"results\":[{"
                                + "\"organizationFiscalCode\":\"%s\",\"iuv\":\"%s\",\"debtor\":\"RSSMRA80A01H501U\","
                                + "\"paymentDateTime\":\"2098-11-18T11:15:30\",\"status\":\"PAID\"}]}")
                        .formatted(ORG, iuv(1)));
    }

    @Test
    void come_as_documents_of_the_second_form_with_all_transfers() throws Exception {
        Town.owesProvinceToo(sandbox, 1);
        String number = Town.pays(sandbox, 1, "").path("idReceipt").asText();

        var receipt = receipts("/" + iuv(1));

        assertThat(receipt.header("Content-Type")).startsWith("application/xml");
        assertThat(receipt.text()).contains("<PaSendRTV2Request xmlns:ns2=");
        assertThat(in(receipt, "/PaSendRTV2Request/receipt/receiptId")).isEqualTo(number);
        assertThat(in(receipt, "//noticeNumber")).isEqualTo("3" + iuv(1));
        assertThat(in(receipt, "//paymentAmount")).isEqualTo("16.00");
        assertThat(in(receipt, "//transfer[1]/transferAmount")).isEqualTo("14.50");
        assertThat(in(receipt, "//transfer[2]/transferAmount")).isEqualTo("1.50");
        assertThat(in(receipt, "//transfer[2]/fiscalCodePA")).isEqualTo(Town.PROVINCE);
        assertThat(in(receipt, "//transfer[2]/companyName")).isEqualTo("Provincia di Bugliano");
        assertThat(in(receipt, "//fee")).isEqualTo("1.50");
        assertThat(in(receipt, "//paymentDateTime")).isEqualTo("2098-11-18T11:15:30");
    }

    @Test
    void come_in_the_first_form_where_that_is_asked_for() throws Exception {
        Town.owesProvinceToo(sandbox, 1);
        Town.pays(sandbox, 1, ",\"form\":\"v1\"");

        var receipt = receipts("/" + iuv(1));

        assertThat(in(receipt, "/paSendRTReq/receipt/creditorReferenceId")).isEqualTo(iuv(1));
        assertThat(in(receipt, "count(//transfer/companyName)")).isEqualTo("0");
    }

    @Test
    void come_as_the_same_text_to_who_accepts_json() {
        Town.paid(sandbox, 1);

        var receipt = sandbox.send(sandbox.request(
                        "GET",
                        "/sandbox/gpd/payments-receipts-service/v1/payments/" + ORG + "/receipts/" + iuv(1),
                        null)
                .header("Accept", "application/json"));

        assertThat(receipt.header("Content-Type")).startsWith("application/json");
        assertThat(receipt.text()).startsWith("<?xml");
    }

    @Test
    void tell_a_stamp_as_an_attachment_in_the_second_form_only() throws Exception {
        String stamp = "{\"hashDocument\":\"aGFzaA==\",\"stampType\":\"01\",\"provincialResidence\":\"PI\"}";
        String position = Asked.without(Asked.position("BOLLO-1", iuv(1)), "/paymentOption/0/transfer/0/iban");
        Town.owes(sandbox, Asked.with(position, "/paymentOption/0/transfer/0/stamp", stamp));
        Town.pays(sandbox, 1, ",\"form\":\"v1\"");

        assertThat(in(receipts("/" + iuv(1)), "/PaSendRTV2Request//transfer/MBDAttachment"))
                .isNotEmpty();
    }

    @Test
    void are_paged_from_zero_by_iuv_with_an_empty_page_behind_a_full_one() {
        for (int number : new int[] {3, 1, 4, 2}) {
            Town.paid(sandbox, number);
        }

        assertThat(receipts("?pageSize=2&pageNum=1").json().findValuesAsText("iuv"))
                .containsExactly(iuv(3), iuv(4));
        assertThat(receipts("?pageSize=2&pageNum=2").json())
                .hasToString("{\"currentPageNumber\":2,\"length\":0,\"totalPages\":3,\"results\":[]}");
        var beyond = receipts("?pageSize=2&pageNum=3");
        assertThat(beyond.status()).isEqualTo(400);
        assertThat(beyond.title()).isEqualTo("Not enough elements");
        assertThat(receipts("?pageSize=3&pageNum=1").json().path("totalPages").asInt())
                .isEqualTo(2);
    }

    @Test
    void are_an_empty_page_where_there_are_none() {
        assertThat(receipts("").json())
                .hasToString("{\"currentPageNumber\":0,\"length\":0,\"totalPages\":1,\"results\":[]}");
        assertThat(receipts("?pageNum=1").status()).isEqualTo(400);
    }

    @Test
    void are_chosen_by_time() {
        Town.paid(sandbox, 1);
        sandbox.now("2098-12-18T10:15:30Z");
        Town.paid(sandbox, 2);
        sandbox.now("2099-03-01T10:00:00Z");

        assertThat(receipts("").json().findValuesAsText("iuv")).containsExactly(iuv(2));
        assertThat(receipts("?from=2098-11-18").json().findValuesAsText("iuv")).containsExactly(iuv(1), iuv(2));
        assertThat(receipts("?to=2098-11-18").json().findValuesAsText("iuv")).containsExactly(iuv(1));
        assertThat(receipts("?from=2098-11-18T11:15:31&to=2098-12-18T11:15:29")
                        .json()
                        .path("length")
                        .asInt())
                .isZero();
        for (String range : new String[] {"?from=yesterday", "?from=2098-12-01&to=2098-11-01", "?to=2098-11-18T10"}) {
            assertThat(receipts(range).title()).as(range).isEqualTo("Invalid date range");
        }
    }

    @Test
    void are_chosen_by_debtor_and_by_the_beginning_of_an_iuv() {
        Town.paid(sandbox, 1);
        Town.owes(sandbox, Asked.with(Asked.position("IMU-1", "02" + iuv(1).substring(2)), "/fiscalCode", "\"X\""));
        sandbox.control(
                "POST", "/pay", "{\"organization\":\"%s\",\"nav\":\"302%s\"}".formatted(ORG, iuv(1).substring(2)));

        for (String filter : new String[] {
            "?debtor=RSSMRA80A01H501U", "?service=010", "?debtorOrIuv=01", "?debtorOrIuv=RSS", "?segregationCodes=01"
        }) {
            assertThat(receipts(filter).json().findValuesAsText("iuv"))
                    .as(filter)
                    .containsExactly(iuv(1));
        }
        assertThat(receipts("?debtor=RSSMRA").json().path("length").asInt()).isZero();
    }

    @Test
    void refuse_what_cannot_be_asked() {
        assertThat(receipts("?pageSize=101").status()).isEqualTo(400);
        assertThat(receipts("?pageSize=0").status()).isEqualTo(400);
        assertThat(receipts("?pageNum=-1").status()).isEqualTo(400);
        assertThat(receipts("?pageNum=one").title()).isEqualTo("BAD REQUEST");
        assertThat(receipts("/" + iuv(9)).status()).isEqualTo(404);
        assertThat(receipts("/" + iuv(9)).title()).isEqualTo("Not found the receipt");
        assertThat(receipts("/" + iuv(9) + "?segregationCodes=02,03").status()).isEqualTo(403);
        assertThat(receipts("/" + iuv(9) + "/pdf").status()).isEqualTo(404);
    }

    @Test
    void wait_for_a_core_that_is_away() {
        Town.owes(sandbox, 1);
        Town.paid(sandbox, 2);
        sandbox.control("POST", "/trouble", "{\"service\":\"gpd\",\"kind\":\"503\"}");
        Town.pays(sandbox, 1, "");

        assertThat(receipts("/" + iuv(1)).status()).isEqualTo(422);
        assertThat(receipts("?pageSize=1").json())
                .as("a page that is shorter than it should be")
                .hasToString("{\"currentPageNumber\":0,\"length\":0,\"totalPages\":3,\"results\":[]}");

        sandbox.control("DELETE", "/trouble", null);

        await().until(() -> receipts("/" + iuv(1)).status() == 200);
        assertThat(sandbox.get("TARI-1").json().path("status").asText()).isEqualTo("PAID");
    }

    @Test
    void can_be_told_in_another_way() throws Exception {
        String number = Town.paid(sandbox, 1).path("idReceipt").asText();
        String order = "{\"organization\":\"%s\",\"iuv\":\"%s\"%s}";

        sandbox.control("POST", "/receipt", order.formatted(ORG, iuv(1), ""));
        var other = receipts("/" + iuv(1));
        assertThat(in(other, "//receiptId")).isEqualTo(number);
        assertThat(in(other, "//receipt/description")).isEqualTo("TARI 2099 BIS");
        assertThat(in(other, "//paymentAmount")).isEqualTo("16.00");
        sandbox.control("POST", "/receipt", order.formatted(ORG, iuv(1), ",\"amount\":1700"));
        assertThat(in(receipts("/" + iuv(1)), "//paymentAmount")).isEqualTo("17.00");

        assertThat(sandbox.control("POST", "/receipt", order.formatted(ORG, iuv(2), ""))
                        .status())
                .isEqualTo(404);
        assertThat(sandbox.control("POST", "/receipt", order.formatted(ORG, iuv(1), ",\"amount\":\"17\""))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void are_counted_by_iuv_and_can_be_in_trouble() {
        Town.paid(sandbox, 1);
        receipts("");
        receipts("/" + iuv(1));
        sandbox.control("POST", "/trouble", "{\"service\":\"receipts\",\"kind\":\"503\",\"calls\":1}");

        assertThat(receipts("/" + iuv(1)).status()).isEqualTo(503);
        assertThat(sandbox.control("GET", "/calls?service=receipts", null).text())
                .isEqualTo("{\"total\":3,\"tooManyRequests\":0,\"byIupd\":{\"%s\":{\"get\":2}}}".formatted(iuv(1)));
    }
}
