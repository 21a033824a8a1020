package carovana.positions;

import static carovana.positions.Examples.IBAN;
import static carovana.positions.Examples.POSTAL_IBAN;
import static carovana.positions.Examples.PROVINCE_BODY;
import static carovana.positions.Examples.judge;
import static carovana.positions.Examples.numbered;
import static carovana.positions.Examples.option;
import static carovana.positions.Examples.position;
import static carovana.positions.Examples.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The rules of a beneficiary's share")
class TransferRulesTest {

    private static final String OTHER_IBAN = "IT23A0103014217000063123456";
    private static final String TEFA = "9/0201102IM/";

    @Test
    void take_a_share_of_another_organization_with_its_own_account_and_category() {
        assertThat(judge(option(share(), numbered(2, PROVINCE_BODY, OTHER_IBAN, TEFA))))
                .isEmpty();
    }

    @Test
    void want_its_own_account_and_category_for_another_organization() {
        assertThat(judge(option(share(), numbered(2, PROVINCE_BODY, null, null))))
                .extracting(Objection::field, Objection::option, Objection::transfer)
                .containsExactlyInAnyOrder(tuple("category", 0, 2), tuple("iban", 0, 2));
    }

    @Test
    void warn_when_another_organization_is_given_our_account() {
        assertThat(judge(option(share(), numbered(2, PROVINCE_BODY, IBAN, TEFA))))
                .singleElement()
                .matches(each -> !each.isFault() && each.field().equals("iban"));
    }

    @Test
    void refuse_a_beneficiary_that_is_not_11_digits_and_warn_of_a_wrong_last_digit() {
        assertThat(judge(option(share(), numbered(2, "RSSMRA85T10A562S", OTHER_IBAN, TEFA))))
                .singleElement()
                .matches(each -> each.isFault() && each.field().equals("organizationFiscalCode"));
        assertThat(judge(option(share(), numbered(2, "77777777777", OTHER_IBAN, TEFA))))
                .singleElement()
                .matches(each -> !each.isFault() && each.field().equals("organizationFiscalCode"));
    }

    @Test
    void want_an_account_configured_for_the_organization() {
        assertThat(judge(option(Examples.to(OTHER_IBAN, null))))
                .singleElement()
                .matches(each -> each.isFault() && each.advice().contains("none of the accounts configured"));
        var several = Examples.bugliano(List.of(IBAN, "it23 A010 3014 2170 0006 3123 456"), null, null, false);
        assertThat(Examples.rules().judge(position(Examples.maria(), option(Examples.to(OTHER_IBAN, null))), several))
                .isEmpty();
    }

    @Test
    void take_any_right_account_where_none_is_configured() {
        var open = Examples.bugliano(List.of(), null, null, false);
        var options = option(Examples.to(OTHER_IBAN, null));
        assertThat(Examples.rules().judge(position(Examples.maria(), options), open))
                .isEmpty();
    }

    @Test
    void refuse_a_wrong_account_once() {
        assertThat(judge(option(Examples.to("IT60X0542811101000000123457", null))))
                .singleElement()
                .extracting(Objection::advice)
                .isEqualTo("the check digits do not fit the rest, copy the IBAN again");
    }

    @Test
    void take_a_postal_account_beside_another_and_never_alone() {
        assertThat(judge(option(Examples.to(IBAN, POSTAL_IBAN)))).isEmpty();
        assertThat(Examples.fields(judge(option(Examples.to(null, POSTAL_IBAN)))))
                .containsExactly("iban");
        assertThat(Examples.fields(judge(option(Examples.to(IBAN, OTHER_IBAN)))))
                .containsExactly("postalIban");
    }

    @Test
    void look_for_a_postal_account_where_postal_accounts_are_configured() {
        var other = "IT70L0760112600001234567890";
        var postal = Examples.bugliano(List.of(IBAN, other), null, null, false);
        var good = position(Examples.maria(), option(Examples.to(IBAN, other)));
        var unknown = position(Examples.maria(), option(Examples.to(IBAN, POSTAL_IBAN)));
        assertThat(Examples.rules().judge(good, postal)).isEmpty();
        assertThat(Examples.fields(Examples.rules().judge(unknown, postal))).containsExactly("postalIban");
    }

    @Test
    void do_not_look_for_the_postal_account_of_another_organization() {
        var organization = Examples.bugliano(List.of(IBAN, POSTAL_IBAN), null, null, false);
        var theirs = new Transfer(
                2,
                PROVINCE_BODY,
                null,
                500,
                "TEFA 2026",
                TEFA,
                OTHER_IBAN,
                "IT70L0760112600001234567890",
                null,
                List.of());
        var position = position(Examples.maria(), option(share(), theirs));
        assertThat(Examples.rules().judge(position, organization)).isEmpty();
    }

    @Test
    void take_a_share_for_nobody_in_particular_as_our_own() {
        assertThat(judge(option(numbered(1, null, IBAN, TEFA)))).isEmpty();
        assertThat(judge(option(numbered(1, " ", IBAN, TEFA)))).isEmpty();
        assertThat(Examples.fields(judge(option(numbered(1, "", OTHER_IBAN, TEFA)))))
                .containsExactly("iban");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9/0101101IM/", "6/0101101IM/", "7/0101101IM/", "8/0101101IM/"})
    void know_a_category_whichever_its_prefix(String category) {
        assertThat(judge(option(Examples.of(category)))).isEmpty();
    }

    @Test
    void refuse_a_wrong_category_and_warn_of_an_unknown_one() {
        assertThat(judge(option(Examples.of("2/0101101IM/"))))
                .singleElement()
                .matches(each -> each.isFault() && each.advice().startsWith("starts with 2/"));
        assertThat(judge(option(Examples.of("9/0101999IM/")))).singleElement().matches(each -> !each.isFault());
    }

    @Test
    void take_a_stamp_in_place_of_an_account() {
        var stamp = new Stamp(Examples.HASH, "01", "PI");
        assertThat(judge(option(Examples.stamped(stamp, 1_600, null)))).isEmpty();
        assertThat(Examples.fields(judge(option(Examples.stamped(stamp, 1_600, IBAN)))))
                .containsExactly("iban");
        assertThat(judge(option(Examples.stamped(stamp, 200, null))))
                .singleElement()
                .matches(each -> !each.isFault());
    }

    @Test
    void say_what_is_wrong_with_a_stamp() {
        var hexadecimal = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
        assertThat(Examples.fields(judge(option(Examples.stamped(new Stamp(hexadecimal, "02", "Pisa"), 1_600, null)))))
                .containsExactly("stamp.hashDocument", "stamp.stampType", "stamp.provincialResidence");
        assertThat(judge(option(Examples.stamped(new Stamp(null, "", null), 1_600, null))))
                .hasSize(3)
                .allMatch(each -> each.advice().startsWith("is missing: "));
    }

    @Test
    void limit_the_reason_for_the_bank_and_the_name_of_the_beneficiary() {
        assertThat(judge(option(texts("x".repeat(140), "x".repeat(140))))).isEmpty();
        assertThat(Examples.fields(judge(option(texts("x".repeat(141), "x".repeat(141))))))
                .containsExactly("companyName", "remittanceInformation");
    }

    @Test
    void warn_of_a_codice_fiscale_in_the_reason() {
        assertThat(judge(option(texts(null, "TARI RSSMRA85T10A562S 2026"))))
                .singleElement()
                .matches(each -> !each.isFault() && each.field().equals("remittanceInformation"));
    }

    private static Transfer texts(String company, String reason) {
        return new Transfer(1, "99000000010", company, 100, reason, "9/0101101IM/", IBAN, null, null, List.of());
    }
}
