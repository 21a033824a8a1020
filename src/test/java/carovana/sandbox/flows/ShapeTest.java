package carovana.sandbox.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import carovana.sandbox.Asked;
import carovana.sandbox.InASandbox;
import carovana.sandbox.Town;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The samples lie beside the checkout of whoever has them. */
@DisplayName("The played documents")
class ShapeTest extends InASandbox {

    private static final Pattern ELEMENT = Pattern.compile("<(\\w[\\w-]*)");

    private static Path sample(String name) {
        return Stream.of(Path.of("../shared/samples"), Path.of("../../shared/samples"))
                .map(folder -> folder.resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
    }

    /** Names of elements in the order of their first appearance. */
    private static List<String> shape(String xml) {
        return ELEMENT.matcher(xml.replaceAll("(?s)<!--.*?-->", ""))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private static void owes() {
        String debtor = """
                {"iupd":"TARI-1","type":"F","fiscalCode":"RSSMRA80A01H501U","fullName":"Maria Prova",
                 "streetName":"Via Roma","civicNumber":"1","postalCode":"56100","city":"Bugliano","province":"PI",
                 "country":"IT","email":"maria.prova@example.org","switchToExpired":true,
                 "companyName":"Comune di Bugliano","officeName":"Ufficio Tributi","paymentOption":[%s]}
                """.formatted(Asked.option(Town.iuv(1), false));
        Town.owes(sandbox, Asked.with(debtor, "/paymentOption/0/transfer/0/companyName", "\"Comune di Bugliano\""));
    }

    private static String receipt(String form) {
        owes();
        Town.pays(sandbox, 1, ",\"form\":\"%s\"".formatted(form));
        return sandbox.call(
                        "GET",
                        "/sandbox/gpd/payments-receipts-service/v1/payments/" + Town.ORG + "/receipts/" + Town.iuv(1),
                        null)
                .text();
    }

    @Test
    void are_shaped_like_the_sample_receipts() throws IOException {
        Path second = sample("receipts/rt_01_stored_paSendRTV2.xml");
        assumeThat(second).isNotNull();
        assertThat(shape(receipt("v2"))).isEqualTo(shape(Files.readString(second)));
        forget();
        Path first = sample("receipts/rt_02_stored_paSendRT_v1.xml");
        assertThat(shape(receipt("v1"))).isEqualTo(shape(Files.readString(first)));
    }

    @Test
    void are_shaped_like_the_sample_flows() throws IOException {
        Path sample = sample("flows/fdr_01_normal_3_payments.xml");
        assumeThat(sample).isNotNull();
        receipt("v2");
        var day = new Closed(sandbox);
        String id = sandbox.control("POST", "/close-day", "{}")
                .json()
                .at("/flows/0/flowId")
                .asText();

        assertThat(shape(day.xml(id).text())).isEqualTo(shape(Files.readString(sample)));
    }
}
