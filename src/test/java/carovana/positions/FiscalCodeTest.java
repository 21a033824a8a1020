package carovana.positions;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiscalCodeTest {

    private static final String PLAIN = "RSSMRA85T10A562S";
    private static final int[] OMOCODIA_PLACES = {14, 13, 12, 10, 9, 7, 6};
    private static final String LETTERS = "LMNPQRSTUV";

    @ParameterizedTest
    @ValueSource(strings = {PLAIN, "RSSMRA85T10A56NH", "RSSMRAURTMLARSNL", "99000000010", "15376371009"})
    void takes_a_right_code(String code) {
        assertThat(FiscalCode.fault(code)).isNull();
    }

    @Test
    void names_the_check_character_it_expected() {
        assertThat(FiscalCode.fault("RSSMRA80A01H501Z"))
                .isEqualTo("the check character should be U, copy the code again from the tax card");
    }

    @Test
    void names_the_last_digit_it_expected() {
        assertThat(FiscalCode.fault("99000000011")).isEqualTo("the last digit should be 0, copy the code again");
    }

    @Test
    void refuses_eleven_zeros_though_their_sum_is_right() {
        assertThat(FiscalCode.fault("00000000000")).contains("eleven zeros");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSSMRA85T32A562Y", "RSSMRA85D31A562M"})
    void refuses_a_birth_day_that_does_not_exist(String code) {
        assertThat(FiscalCode.fault(code)).contains("does not exist");
    }

    @Test
    void takes_the_29th_of_February_of_any_year() {
        assertThat(FiscalCode.fault(completed("VRDLCU01B69H501"))).isNull();
        assertThat(FiscalCode.fault(completed("VRDLCU01B70H501"))).contains("does not exist");
    }

    @Test
    void names_the_character_that_is_of_the_wrong_kind() {
        assertThat(FiscalCode.fault("RSSMRA85TO0A562S")).startsWith("character 10, O, cannot stand");
        assertThat(FiscalCode.fault("rSSMRA85T10A562S")).startsWith("character 1, r,");
        assertThat(FiscalCode.fault("9900000001O")).startsWith("character 11, O, is no digit");
    }

    @Test
    void says_how_long_a_code_is_that_is_too_short() {
        assertThat(FiscalCode.fault("RSSMRA85T10A562")).startsWith("has 15 characters");
        assertThat(FiscalCode.fault("IT15376371009")).isEqualTo("leave out IT before the 11 digits");
        assertThat(FiscalCode.fault("")).startsWith("has 0 characters");
    }

    @Property
    void any_omocodia_of_a_code_is_right_and_means_the_same_person(@ForAll @IntRange(max = 127) int places) {
        var code = new StringBuilder(PLAIN);
        for (int i = 0; i < 7; i++) {
            if ((places & 1 << i) != 0) {
                int place = OMOCODIA_PLACES[i];
                code.setCharAt(place, LETTERS.charAt(code.charAt(place) - '0'));
            }
        }
        var omocode = completed(code.substring(0, 15));

        assertThat(FiscalCode.fault(omocode)).isNull();
        assertThat(FiscalCode.withoutOmocodia(omocode)).isEqualTo(PLAIN);
        assertThat(FiscalCode.mayBeSamePerson(PLAIN, omocode)).isTrue();
    }

    @Property
    void any_other_check_character_is_refused(@ForAll @IntRange(max = 25) int letter) {
        char other = (char) ('A' + letter);
        assertThat(FiscalCode.fault(PLAIN.substring(0, 15) + other) == null).isEqualTo(other == 'S');
    }

    @Property
    void one_wrong_digit_of_eleven_is_noticed(
            @ForAll @IntRange(max = 10) int place, @ForAll @IntRange(max = 9) int digit) {
        var code = new StringBuilder("15376371009");
        boolean same = code.charAt(place) == '0' + digit;
        code.setCharAt(place, (char) ('0' + digit));
        assertThat(FiscalCode.fault(code.toString()) == null).isEqualTo(same);
    }

    @Test
    void is_found_inside_a_text_in_any_case() {
        assertThat(FiscalCode.indexIn("TARI di rssmra85t10a562s, saldo")).isEqualTo(8);
        assertThat(FiscalCode.indexIn("CF" + PLAIN)).isEqualTo(2);
        assertThat(FiscalCode.indexIn("TARI 2026 utenza 00412345678901234567")).isEqualTo(-1);
        assertThat(FiscalCode.indexIn("RSSMRA85T10 A562S")).isEqualTo(-1);
    }

    private static String completed(String fifteen) {
        return fifteen + ControlLetter.of(fifteen, 0, 15);
    }
}
