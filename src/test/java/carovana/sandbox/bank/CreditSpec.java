package carovana.sandbox.bank;

import static carovana.sandbox.Town.ORG;
import static carovana.sandbox.Town.iuv;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.InASandbox;
import carovana.sandbox.Town;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The played bank")
class CreditSpec extends InASandbox {

    private static final String TAG = "/PUR/LGPE-RIVERSAMENTO/URI/";
    private static final String ID = "2098-11-19PRVAITRR-S000000001";

    @BeforeEach
    void afterTwoPayments() {
        sandbox.now("2098-11-18T08:15:30Z");
        Town.paid(sandbox, 1);
        Town.paid(sandbox, 2);
        sandbox.control("POST", "/close-day", "{}");
    }

    private static List<String> credits(String troubles) {
        var answer = sandbox.control(
                "POST",
                "/credit",
                "{\"organization\":\"%s\",\"date\":\"2098-11-18\",\"troubles\":[%s]}".formatted(ORG, troubles));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        var lines = answer.text().lines().toList();
        assertThat(lines.get(0)).isEqualTo("date;valueDate;amount;reference;payer;description");
        return lines.subList(1, lines.size());
    }

    private static String description(String credit) {
        return credit.substring(credit.lastIndexOf(';') + 1);
    }

    @Test
    void credits_each_flow_with_its_name() {
        assertThat(credits(""))
                .containsExactly("19/11/2098;19/11/2098;32,00;020981119PRVAITRR000001;Banca di Prova;" + TAG + ID);
    }

    @ParameterizedTest
    @CsvSource({
        "truncated-id, /PUR/LGPE-RIVERSAMENTO/URI/2098-11-19PRVAITRR-S00000",
        "spaced-id, /PUR/LGPE-RIVERSAMENTO/URI/2098-11- 19PRVAITRR-S000000001",
        "dotted, PUR.LGPE-RIVERSAMENTO.URI.2098-11-19PRVAITRR-S000000001",
        "with-text, /PUR/LGPE-RIVERSAMENTO/TXT/2/URI/2098-11-19PRVAITRR-S000000001",
        "no-tag, BONIFICO A VOSTRO FAVORE"
    })
    void spoils_the_text_of_a_credit(String trouble, String description) {
        assertThat(credits("\"" + trouble + "\"")).singleElement().satisfies(credit -> assertThat(description(credit))
                .isEqualTo(description));
    }

    @Test
    void splits_a_credit_over_two_days() {
        assertThat(credits("\"split\""))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("19/11/2098;19/11/2098;19,20;020981119PRVAITRR000001-1;"),
                        second -> assertThat(second)
                                .startsWith("20/11/2098;20/11/2098;12,80;020981119PRVAITRR000001-2;"));
    }

    @Test
    void credits_another_amount_or_nothing_or_twice() {
        assertThat(credits("\"wrong-amount\"").get(0)).contains(";32,01;");
        assertThat(credits("\"missing\"")).isEmpty();
        assertThat(credits("\"twice\"")).hasSize(2);
    }

    @Test
    void credits_payments_one_by_one() {
        assertThat(credits("\"single\"").stream().map(CreditSpec::description))
                .containsExactly("/RFB/" + iuv(1) + "/16.00", "/RFB/" + iuv(2) + "/16.00");
    }

    @Test
    void credits_what_is_left_after_a_reversal() {
        sandbox.now("2098-11-19T08:00:00Z");
        Town.owes(sandbox, 3);
        Town.paid(sandbox, 4);
        Town.pays(sandbox, 3, "");
        sandbox.control("POST", "/close-day", "{\"troubles\":[\"reversal\"]}");

        String order = "{\"organization\":\"%s\",\"troubles\":[\"net\"]}".formatted(ORG);
        assertThat(sandbox.control("POST", "/credit", order).text()).contains(";16,00;");
    }

    @Test
    void tells_of_other_money_too() {
        assertThat(credits("\"unknown-id\",\"not-pagopa\",\"debit\""))
                .hasSize(4)
                .anyMatch(credit -> credit.endsWith(TAG + "2098-11-19PRVAITRR-S000099999"))
                .anyMatch(credit ->
                        credit.endsWith(";\"Circolo \"\"La Bocciofila\"\"\";\"CANONE DI LOCAZIONE; SALA CIVICA\""))
                .anyMatch(credit -> credit.contains(";-450,00;"));
    }

    @Test
    void explains_an_order_it_cannot_follow() {
        assertThat(sandbox.control("POST", "/credit", "{}").status()).isEqualTo(400);
        assertThat(sandbox.control("POST", "/credit", "{\"organization\":\"1\",\"troubles\":[\"theft\"]}")
                        .status())
                .isEqualTo(400);
        assertThat(sandbox.control("POST", "/credit", "{\"organization\":\"1\",\"date\":\"x\"}")
                        .status())
                .isEqualTo(400);
    }
}
