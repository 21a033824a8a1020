package carovana.enrollments;

import static carovana.enrollments.Examples.BUGLIANO;
import static carovana.enrollments.Examples.IBAN;
import static carovana.enrollments.Examples.POSTAL;
import static carovana.enrollments.Examples.declares;
import static carovana.enrollments.Examples.to;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.positions.Organization;
import carovana.upstream.gps.Enrollment;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A declaration of enrollments")
class DeclarationRulesTest {

    private static List<String> objections(Declaration declaration) {
        return DeclarationRules.objections(BUGLIANO, declaration);
    }

    private static Enrollment with(String iban, String segregationCode, String postalIban) {
        return new Enrollment("donation", iban, null, segregationCode, "Donazione", postalIban);
    }

    @Test
    void with_nothing_wrong_is_taken() {
        assertThat(objections(declares(
                        to("donation"),
                        new Enrollment("stamp-1.0", IBAN, "Ufficio Tributi", "02", "x".repeat(140), POSTAL))))
                .isEmpty();
        assertThat(objections(declares())).isEmpty();
    }

    @Test
    void is_told_everything_that_is_wrong_at_once() {
        var declaration = new Declaration(
                "99000000010",
                "",
                "OPEN",
                List.of(new Enrollment("a b", null, "x".repeat(141), "1", "bad\u200btext", null), to("", "")));

        assertThat(objections(declaration))
                .containsExactly(
                        "companyName: is missing",
                        "status \"OPEN\": write ENABLED or DISABLED",
                        "enrollments[0] (a b) serviceId: write the service's id as GET /services tells it: letters, digits, . _ -",
                        "enrollments[0] (a b) iban: is missing, and carovana.organizations has none for this organization",
                        "enrollments[0] (a b) segregationCode: write the two digits that PagoPA gave",
                        "enrollments[0] (a b) remittanceInformation: has an invisible character at place 4, write it again",
                        "enrollments[0] (a b) officeName: has 141 characters, 140 are allowed",
                        "enrollments[1] () serviceId: write the service's id as GET /services tells it: letters, digits, . _ -",
                        "enrollments[1] () remittanceInformation: is missing");
    }

    @Test
    void names_accounts_of_the_organization_only() {
        assertThat(objections(declares(with("IT60X0542811101000000123457", "01", null))))
                .singleElement()
                .asString()
                .startsWith("enrollments[0] (donation) iban: IT60X0542811101000000123457: the check digits do not fit");
        assertThat(objections(declares(with("IT24D0542811101000000654321", "01", null))))
                .singleElement()
                .asString()
                .contains("is not among the accounts of this organization");
        assertThat(objections(declares(with(IBAN, "01", IBAN))))
                .containsExactly(
                        "enrollments[0] (donation) postalIban: %s: is no account at Poste Italiane".formatted(IBAN));
        var noList = new Organization("99000000010", "Bugliano", null, List.of(), "01", List.of(), null, false);
        assertThat(DeclarationRules.objections(noList, declares(with("IT24D0542811101000000654321", "01", null))))
                .isEmpty();
    }

    @Test
    void begins_iuvs_with_the_segregation_codes_of_the_organization() {
        assertThat(objections(declares(with(IBAN, "03", null))))
                .containsExactly(
                        "enrollments[0] (donation) segregationCode: 03: carovana.organizations has 01, 02 for this organization");
        assertThat(objections(declares(with(IBAN, null, null)))).hasSize(1);
    }

    @Test
    void names_each_service_once() {
        assertThat(objections(declares(to("donation"), to("donation", "again"))))
                .containsExactly("enrollments[1] (donation) serviceId: stands here twice, keep one of them");
    }

    @Test
    void has_two_hundred_enrollments_at_most() {
        var many = IntStream.range(0, 201).mapToObj(i -> to("s" + i)).toArray(Enrollment[]::new);

        assertThat(objections(declares(many)))
                .containsExactly("enrollments: there are 201, Carovana takes 200 of one organization");
    }
}
