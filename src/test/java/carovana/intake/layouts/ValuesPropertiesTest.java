package carovana.intake.layouts;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.files.EuroAmount;
import carovana.files.FormulaGuard;
import carovana.files.Unreadable;
import carovana.files.WrittenDay;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

@Label("Any value in a row")
class ValuesPropertiesTest {

    private static final Pattern PLAIN = Pattern.compile("\\d+([.,]\\d{1,2})?");
    private static final Pattern GROUPED =
            Pattern.compile("[1-9]\\d{0,2}((\\.\\d{3})+,\\d{1,2}|(,\\d{3})+\\.\\d{1,2})");

    @Property
    void is_the_amount_it_was_written_from(@ForAll @LongRange(min = 0, max = 99_999_999_999L) long cents)
            throws Exception {
        var exact = BigDecimal.valueOf(cents, 2);

        assertThat(EuroAmount.parse(exact.toPlainString())).isEqualTo(cents);
        assertThat(EuroAmount.parse(String.format(Locale.ITALY, "%.2f", exact))).isEqualTo(cents);
        assertThat(EuroAmount.parse(String.format(Locale.ITALY, "%,.2f", exact)))
                .isEqualTo(cents);
        assertThat(EuroAmount.parse(String.format(Locale.UK, "%,.2f", exact))).isEqualTo(cents);
    }

    @Property(tries = 20_000)
    void is_never_a_wrong_amount(
            @ForAll @StringLength(max = 12) @CharRange(from = '0', to = '3') @CharRange(from = '+', to = '.')
                    String junk) {
        try {
            long cents = EuroAmount.parse(junk);
            boolean grouped = GROUPED.matcher(junk).matches();
            assertThat(grouped || PLAIN.matcher(junk).matches()).as(junk).isTrue();
            int mark = Math.max(junk.lastIndexOf('.'), junk.lastIndexOf(','));
            var plain =
                    mark < 0 ? junk : junk.substring(0, mark).replaceAll("[.,]", "") + "." + junk.substring(mark + 1);
            assertThat(new BigDecimal(plain).movePointRight(2).longValueExact()).isEqualTo(cents);
        } catch (Unreadable refused) {
            boolean ambiguous = junk.matches("\\d{1,3}[.,]\\d{3}");
            assertThat(!PLAIN.matcher(junk).matches() && !GROUPED.matcher(junk).matches() || ambiguous)
                    .as(junk)
                    .isTrue();
        }
    }

    @Property
    void is_the_day_it_was_written_from(@ForAll @IntRange(max = 60_000) int sinceLongAgo) throws Exception {
        var day = java.time.LocalDate.of(1990, 1, 1).plusDays(sinceLongAgo);

        assertThat(WrittenDay.parse(day.toString())).isEqualTo(day);
        assertThat(WrittenDay.parse(day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + day.getYear()))
                .isEqualTo(day);
    }

    @Property
    void is_given_back_by_taking_the_guard_away(
            @ForAll @StringLength(max = 6) @CharRange(from = '\t', to = '@') String cell) {
        var guarded = FormulaGuard.guard(cell);

        assertThat(FormulaGuard.unguard(guarded)).isEqualTo(cell);
        assertThat(guarded.isEmpty() || "=@\t\r\n".indexOf(guarded.charAt(0)) < 0)
                .isTrue();
    }
}
