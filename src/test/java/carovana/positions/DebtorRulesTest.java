package carovana.positions;

import static carovana.positions.Examples.judge;
import static carovana.positions.Examples.withDebtor;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The rules of a debtor")
class DebtorRulesTest {

    @ParameterizedTest
    @CsvSource({"streetName,70", "civicNumber,16", "city,35", "phone,255", "region,255"})
    void keep_the_limit_of_each_text(String column, int limit) {
        assertThat(judge(withDebtor(column, "x".repeat(limit)))).isEmpty();
        assertThat(judge(withDebtor(column, "x".repeat(limit + 1))))
                .singleElement()
                .satisfies(objection -> {
                    assertThat(objection.field()).isEqualTo(column);
                    assertThat(objection.isFault()).isTrue();
                    assertThat(objection.advice())
                            .isEqualTo("is %d characters long, at most %d are allowed: shorten it", limit + 1, limit);
                });
    }

    @Test
    void keep_the_limit_of_the_name() {
        var company = "x".repeat(70);
        assertThat(Examples.fields(judge(withDebtor("fullName", company)))).doesNotHaveDuplicates();
        assertThat(judge(withDebtor("fullName", company))).noneMatch(Objection::isFault);
        assertThat(judge(withDebtor("fullName", company + "x"))).anyMatch(Objection::isFault);
    }

    @Test
    void count_a_run_of_blanks_once() {
        assertThat(judge(withDebtor("city", "San     " + "x".repeat(31)))).isEmpty();
    }

    @Test
    void count_a_character_outside_the_basic_plane_twice() {
        assertThat(judge(withDebtor("city", "𝄞".repeat(17) + "x"))).isEmpty();
        assertThat(judge(withDebtor("city", "𝄞".repeat(18)))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5601", "560170", "5601A", "I-56017", "５６０１７"})
    void want_five_digits_as_an_Italian_postal_code(String postalCode) {
        assertThat(judge(withDebtor("postalCode", postalCode)))
                .singleElement()
                .extracting(Objection::field)
                .isEqualTo("postalCode");
    }

    @Test
    void let_an_address_abroad_have_its_own_forms() {
        var maria = Examples.maria();
        var abroad = new Debtor(
                Debtor.Type.F,
                maria.fiscalCode(),
                maria.fullName(),
                null,
                null,
                "SW1A 1AA",
                null,
                "Greater London",
                null,
                "GB",
                null,
                null);
        assertThat(judge(Examples.position(abroad, Examples.option(Examples.share()))))
                .isEmpty();
    }

    @Test
    void take_a_debtor_without_any_address() {
        var bare = new Debtor(
                Debtor.Type.F, "RSSMRA85T10A562S", "Rossi Maria", null, null, null, null, null, null, null, null, null);
        assertThat(judge(Examples.position(bare, Examples.option(Examples.share()))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"it", "ITA", "I", "1T"})
    void want_two_capital_letters_as_a_country(String country) {
        assertThat(Examples.fields(judge(withDebtor("country", country)))).contains("country");
    }

    @Test
    void refuse_a_province_that_is_not_two_letters_and_warn_of_an_unknown_one() {
        assertThat(judge(withDebtor("province", "Pisa"))).singleElement().matches(Objection::isFault);
        assertThat(judge(withDebtor("province", "pi"))).singleElement().matches(Objection::isFault);
        assertThat(judge(withDebtor("province", "XX"))).singleElement().matches(each -> !each.isFault());
        assertThat(judge(withDebtor("province", "EE"))).isEmpty();
        assertThat(Provinces.count()).isEqualTo(107);
    }

    @Test
    void keep_an_email_within_255_characters() {
        var host = ("a".repeat(60) + ".").repeat(4) + "it";
        assertThat(judge(withDebtor("email", "maria@" + host))).isEmpty();
        assertThat(judge(withDebtor("email", "maria.rossi@" + host))).hasSize(1);
        assertThat(judge(withDebtor("email", "maria@example.org; anna@example.org")))
                .hasSize(1);
    }

    @Test
    void refuse_a_wrong_fiscal_code_and_say_nothing_more_of_it() {
        assertThat(judge(withDebtor("fiscalCode", "RSSMRA80A01H501Z")))
                .singleElement()
                .isEqualTo(new Objection(
                        Objection.Severity.FAULT,
                        "fiscalCode",
                        -1,
                        0,
                        "RSSMRA80A01H501Z",
                        "the check character should be U, copy the code again from the tax card"));
    }

    @Test
    void do_not_ask_for_the_type_of_an_unreadable_code() {
        var maria = Examples.maria();
        for (var code : new String[] {"RSSMRA", "RSSMRA80A01H501Z", null}) {
            var debtor = new Debtor(null, code, maria.fullName(), null, null, null, null, null, null, null, null, null);
            assertThat(Examples.fields(judge(Examples.position(debtor, Examples.option(Examples.share())))))
                    .containsExactly("fiscalCode");
        }
    }

    @Test
    void ask_for_a_missing_type() {
        assertThat(judge(withDebtor("debtorType", null)))
                .singleElement()
                .extracting(Objection::field)
                .isEqualTo("debtorType");
    }

    @Test
    void warn_of_11_digits_for_a_person_and_of_16_characters_for_a_company() {
        assertThat(judge(withDebtor("fiscalCode", "15376371009")))
                .singleElement()
                .matches(each -> !each.isFault());
        assertThat(judge(withDebtor("debtorType", "G"))).singleElement().matches(each -> !each.isFault());
    }

    @Test
    void warn_of_a_name_that_does_not_fit_the_code() {
        assertThat(judge(withDebtor("fullName", "Anna Bianchi")))
                .singleElement()
                .satisfies(objection -> {
                    assertThat(objection.severity()).isEqualTo(Objection.Severity.WARNING);
                    assertThat(objection.field()).isEqualTo("fullName");
                    assertThat(objection.advice()).contains("RSS MRA");
                });
    }

    @Test
    void take_ANONIMO_only_where_it_is_allowed() {
        var anonymous = withDebtor("fiscalCode", "ANONIMO");
        assertThat(judge(anonymous)).singleElement().matches(Objection::isFault);
        var allowing = Examples.bugliano(List.of(), null, null, true);
        assertThat(Examples.rules().judge(anonymous, allowing)).isEmpty();
        assertThat(Examples.rules().judge(withDebtor("fiscalCode", "anonimo"), allowing))
                .hasSize(1);
    }
}
