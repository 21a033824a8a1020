package carovana.documents;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.documents.provider.Field;
import carovana.documents.provider.Product;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An order is judged")
class OrderRulesTest {

    @ParameterizedTest
    @CsvSource({
        "$0 && $9, names [$9]",
        "$0 && ($1 || $12) && $9, '$9'",
        "($0 && $1, ask the provider",
        "$0 && $1, fields are missing",
    })
    void and_what_is_wrong_with_the_products_own_rule_is_the_providers_to_mend(String rule, String objection) {
        var fields = List.of(new Field("$0", "NOME", "testo"), new Field("$1", "COGNOME", "testo"));
        var product = new Product("h", "Certificato", "Patronato", fields, rule, false, 100, List.of());
        var expected = new ProductSettings(
                "certificate", "h", "Certificato", "", new BigDecimal("5.00"), "dd-MM-yyyy", Duration.ofDays(90));
        var judged = new OrderRules().judge(expected, product, Map.of("Nome", "Laura"), List.of(), List.of());
        assertThat(judged.objections().toString()).contains(objection);
    }
}
