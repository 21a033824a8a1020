package carovana.positions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class IuvTest {

    @Test
    void is_made_of_a_segregation_code_and_a_number() {
        assertThat(Iuv.of("12", 7).value()).isEqualTo("12000000000000725");
        assertThat(Iuv.of("12", "0000000000007").nav()).isEqualTo("312000000000000725");
        assertThat(Iuv.of("45", 9_999_999_999_999L).value()).isEqualTo("45999999999999975");
    }

    @Test
    void never_wraps_around() {
        assertThatThrownBy(() -> Iuv.of("12", 10_000_000_000_000L)).hasMessageContaining("13 digits");
        assertThatThrownBy(() -> Iuv.of("12", -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Iuv.of("12", "12345678901234")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Iuv.of("1", 7)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Iuv.of(null, 7)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void says_what_is_wrong_with_a_given_one() {
        assertThat(Iuv.fault("12000000000000726")).startsWith("the last two digits should be 25");
        assertThat(Iuv.fault("312000000000000725")).isEqualTo("is the notice number: leave out the 3 it starts with");
        assertThat(Iuv.fault("12-00000000000725")).startsWith("character 3, -, is no digit");
        assertThat(Iuv.fault("000000000000141")).startsWith("has 15 digits, an IUV has 17");
        assertThat(Iuv.fault("")).startsWith("has 0 digits");
        assertThat(Iuv.fault("12000000000000725")).isNull();
        assertThatThrownBy(() -> new Iuv("12000000000000726")).hasMessageContaining("12000000000000726");
    }

    @Test
    void is_looked_for_leniently() {
        assertThat(Iuv.sought("3120 0000 0000 0007 25")).contains("12000000000000725");
        assertThat(Iuv.sought("302012387654312384")).contains("02012387654312384");
        assertThat(Iuv.sought("12000000000000799")).contains("12000000000000799");
        assertThat(Iuv.sought("not one")).isEmpty();
        assertThat(Iuv.sought(null)).isEmpty();
    }

    @Property
    void whatever_is_made_is_right(
            @ForAll @IntRange(max = 99) int segregation, @ForAll @LongRange(max = 9_999_999_999_999L) long base) {
        var iuv = Iuv.of("%02d".formatted(segregation), base);
        assertThat(Iuv.fault(iuv.value())).isNull();
        assertThat(Long.parseLong(iuv.nav().substring(0, 16)) % 93)
                .isEqualTo(Long.parseLong(iuv.nav().substring(16)));
    }

    @Property
    void one_wrong_digit_is_noticed(
            @ForAll @LongRange(max = 9_999_999_999_999L) long base,
            @ForAll @IntRange(max = 16) int place,
            @ForAll @IntRange(max = 9) int digit) {
        var iuv = new StringBuilder(Iuv.of("01", base).value());
        boolean same = iuv.charAt(place) == '0' + digit;
        iuv.setCharAt(place, (char) ('0' + digit));
        assertThat(Iuv.fault(iuv.toString()) == null).isEqualTo(same);
    }
}
