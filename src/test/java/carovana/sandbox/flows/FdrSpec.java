package carovana.sandbox.flows;

import static carovana.sandbox.Town.ORG;
import static carovana.sandbox.Town.iuv;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.InASandbox;
import carovana.sandbox.Town;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The played FdR")
class FdrSpec extends InASandbox {

    private static final String ID = "2098-11-19PRVAITRR-S000000001";
    private static final String ONE = "/" + ID + "/revisions/1/psps/PRVAITRR";

    private Closed day;

    @BeforeEach
    void onATuesday() {
        sandbox.now("2098-11-18T08:15:30Z");
        day = new Closed(sandbox);
        Town.paid(sandbox, 1);
        Town.paid(sandbox, 2);
    }

    private String code(String rest) {
        var answer = day.fdrs(ORG, rest);
        assertThat(answer.json().path("httpStatusCode").asInt()).isEqualTo(answer.status());
        return answer.status() + " " + answer.json().path("appErrorCode").asText();
    }

    @Test
    void lists_the_latest_revisions_oldest_first() {
        day.close("");
        sandbox.now("2098-11-18T09:00:00Z");
        day.close(",\"troubles\":[\"revision\"]");

        var list = day.fdrs(ORG, "").json();
        assertThat(list.path("metadata")).hasToString("{\"pageSize\":1000,\"pageNumber\":1,\"totPage\":1}");
        assertThat(list.path("count").asInt()).isEqualTo(1);
        var flow = list.at("/data/0");
        assertThat(flow.path("fdr").asText()).isEqualTo(ID);
        assertThat(flow.path("pspId").asText()).isEqualTo("PRVAITRR");
        assertThat(flow.path("revision").asInt()).isEqualTo(2);
        assertThat(flow.path("flowDate").asText()).isEqualTo("2098-11-18T09:00:00Z");
        assertThat(flow.path("published").asText()).startsWith("2098-11-18T09:00:0");
        assertThat(day.fdrs(ORG, ONE).json().path("revision").asInt())
                .as("an earlier revision can still be read")
                .isEqualTo(1);
    }

    @Test
    void pages_from_one() {
        day.close("");
        Town.paid(sandbox, 3);
        day.close("");

        assertThat(day.fdrs(ORG, "?size=1&page=2").json().at("/data/0/fdr").asText())
                .isEqualTo("2098-11-19PRVAITRR-S000000002");
        assertThat(day.fdrs(ORG, "?size=1").json().at("/metadata/totPage").asInt())
                .isEqualTo(2);
        assertThat(day.fdrs(ORG, "?page=2").json().path("data")).isEmpty();
        assertThat(code("?page=0")).isEqualTo("400 FDR-1000");
        assertThat(code("?size=1001")).isEqualTo("400 FDR-1000");
        assertThat(code("?size=all")).isEqualTo("400 FDR-1002");
    }

    @Test
    void looks_at_most_a_month_back() {
        day.close("");

        assertThat(day.fdrs(ORG, "?flowDate=2098-11-18T08:15:29Z").json().path("data"))
                .hasSize(1);
        assertThat(day.fdrs(ORG, "?flowDate=2098-11-18T08:15:30Z").json().path("data"))
                .isEmpty();
        assertThat(day.fdrs(ORG, "?publishedGt=2098-11-18T08:18:00Z").json().path("data"))
                .isEmpty();
        assertThat(code("?publishedGt=2098-10-18T08:00:00Z")).isEqualTo("400 FDR-1000");
        assertThat(code("?flowDate=yesterday")).isEqualTo("400 FDR-1002");
        sandbox.now("2098-12-20T08:00:00Z");
        assertThat(day.fdrs(ORG, "").json().path("data")).isEmpty();
        assertThat(day.fdrs(ORG, ONE).status()).isEqualTo(200);
    }

    @Test
    void shows_a_flow() {
        day.close("");

        var flow = day.fdrs(ORG, ONE).json();

        assertThat(flow.path("fdr").asText()).isEqualTo(ID);
        assertThat(flow.path("regulationDate").asText()).isEqualTo("2098-11-19");
        assertThat(flow.at("/sender/type").asText()).isEqualTo("BIC_CODE");
        assertThat(flow.at("/receiver/organizationId").asText()).isEqualTo(ORG);
        assertThat(flow.path("totPayments").asInt()).isEqualTo(2);
        assertThat(flow.path("sumPayments").toString()).isEqualTo("32.0");
    }

    @Test
    void shows_payments_with_the_evening_before_as_their_date() {
        day.close("");

        var page = day.fdrs(ORG, ONE + "/payments?size=1&page=2").json();

        assertThat(page.at("/metadata/totPage").asInt()).isEqualTo(2);
        var payment = page.at("/data/0");
        assertThat(payment.path("index").asInt()).isEqualTo(2);
        assertThat(payment.path("iuv").asText()).isEqualTo(iuv(2));
        assertThat(payment.path("idTransfer").asInt()).isEqualTo(1);
        assertThat(payment.path("pay").toString()).isEqualTo("16.0");
        assertThat(payment.path("payStatus").asText()).isEqualTo("EXECUTED");
        assertThat(payment.path("payDate").asText()).isEqualTo("2098-11-17T23:00:00Z");
    }

    @Test
    void keeps_its_refusals_apart() {
        day.close("");

        assertThat(code("/2098-11-19PRVAITRR-S000000009/revisions/1/psps/PRVAITRR"))
                .isEqualTo("404 FDR-3001");
        assertThat(code("/" + ID + "/revisions/2/psps/PRVAITRR")).isEqualTo("404 FDR-3001");
        assertThat(code("/FLUSSO-1/revisions/1/psps/PRVAITRR")).isEqualTo("400 FDR-3008");
        assertThat(code("/" + ID + "/revisions/1/psps/OTHER")).isEqualTo("400 FDR-3009");
        assertThat(code("?pspId=NOBODY")).isEqualTo("400 FDR-2000");
        assertThat(day.fdrs("123", "").json().path("appErrorCode").asText()).isEqualTo("FDR-2008");
        assertThat(day.fdrs(ORG, "?pspId=PRVAITRR").json().path("data")).hasSize(1);
    }
}
