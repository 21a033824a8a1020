package carovana.positions;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.iban4j.IbanUtil;
import org.junit.jupiter.api.Test;

class IbanTest {

    private static final String GOOD = "IT60X0542811101000000123456";

    @Test
    void takes_accounts_of_Italy_and_San_Marino() {
        assertThat(Iban.fault(GOOD)).isNull();
        assertThat(Iban.fault("SM35Q0326209800000000270100")).isNull();
        assertThat(Iban.fault("IT05U0503411750ABC000012345")).isNull();
    }

    @Test
    void refuses_a_wrong_CIN_that_the_check_digits_hide() {
        assertThat(Iban.fault("IT65A0542811101000000123456"))
                .isEqualTo("the fifth character (CIN) should be X, copy the IBAN again");
    }

    @Test
    void refuses_accounts_of_other_countries_in_so_many_words() {
        assertThat(Iban.fault("DE89370400440532013000")).contains("another country");
        assertThat(Iban.fault("0542811101000000123456")).contains("starts with IT or SM");
    }

    @Test
    void says_what_is_wrong_with_the_form() {
        assertThat(Iban.fault("IT60X054281110100000012345")).startsWith("has 26 characters");
        assertThat(Iban.fault("IT60X0542811101O00000123456")).isNotNull();
        assertThat(Iban.fault("IT60X054281110I000000123456")).startsWith("character 15, I,");
        assertThat(Iban.fault("it60x0542811101000000123456")).isNotNull();
        assertThat(Iban.fault("")).isNotNull();
    }

    @Test
    void knows_a_postal_account() {
        assertThat(Iban.isPostal("IT74U0760103200000001013681")).isTrue();
        assertThat(Iban.isPostal(GOOD)).isFalse();
    }

    @Property
    void one_wrong_digit_is_noticed(
            @ForAll @IntRange(min = 5, max = 26) int place, @ForAll @IntRange(max = 9) int digit) {
        var iban = new StringBuilder(GOOD);
        boolean same = iban.charAt(place) == '0' + digit;
        iban.setCharAt(place, (char) ('0' + digit));
        assertThat(Iban.fault(iban.toString()) == null).isEqualTo(same);
    }

    @Property
    void the_check_digits_agree_with_iban4j(@ForAll @IntRange(max = 99) int digits) {
        var iban = "IT%02dX0542811101000000123456".formatted(digits);
        assertThat(Iban.checkFault(iban) == null).isEqualTo(IbanUtil.isValid(iban) && digits == 60);
    }
}
