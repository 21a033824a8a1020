package carovana.intake.layouts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A column")
class ColumnTest {

    @ParameterizedTest
    @CsvSource({
        "Codice Fiscale,FISCAL_CODE",
        "codice_fiscale,FISCAL_CODE",
        "COD-ICE fiscale,FISCAL_CODE",
        "importo,AMOUNT",
        "scadenza,DUE_DATE",
        "causale,DESCRIPTION",
        "nominativo,FULL_NAME",
        "indirizzo,STREET_NAME",
        "civico,CIVIC_NUMBER",
        "cap,POSTAL_CODE",
        "comune,CITY",
        "citta,CITY",
        "CITTÀ,CITY",
        "provincia,PROVINCE",
        "nazione,COUNTRY",
        "mail,EMAIL",
        "e-mail,EMAIL",
        "telefono,PHONE",
        "tassonomia,CATEGORY",
        "rata,IS_PARTIAL_PAYMENT",
        "due_date,DUE_DATE",
        "organizationFiscalCode,",
        "colour,"
    })
    void is_known_by_several_names(String name, Column column) {
        assertThat(Column.named(name)).isEqualTo(column);
    }

    @ParameterizedTest
    @CsvSource({
        "codice fiscale,ORGANIZATION_FISCAL_CODE",
        "importo,AMOUNT",
        "causale,REMITTANCE_INFORMATION",
        "iban,IBAN",
        "tassonomia,CATEGORY",
        "ente,COMPANY_NAME",
        "phone,"
    })
    void of_a_beneficiary_speaks_of_the_beneficiary(String name, Column column) {
        assertThat(Column.ofBeneficiary(name)).isEqualTo(column);
    }

    @ParameterizedTest
    @EnumSource(Column.class)
    void stands_in_the_docs_with_all_its_names(Column column) throws Exception {
        var docs = Files.readString(Path.of("docs", "drops.md"));
        var line = docs.lines()
                .filter(each -> each.startsWith("| `" + column.text() + "`"))
                .findFirst();

        assertThat(line).as(column.text()).isPresent();
        assertThat(line.get()).contains(" | " + String.join(", ", column.aliases()) + " | ");
    }
}
