package carovana.intake.layouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carovana.files.EuroAmount;
import carovana.files.Unreadable;
import carovana.files.WrittenDay;
import carovana.files.YesNo;
import java.time.LocalDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A value in a row")
class ValuesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12|1200",
                "12,3|1230",
                "12.34|1234",
                "1.234,56|123456",
                "1,234.56|123456",
                "1.234.567,8|123456780",
                "0,01|1",
                "0|0",
                "007,50|750",
                "19,99|1999",
                "999999999.99|99999999999"
            })
    void is_an_amount_in_euro(String written, long cents) throws Exception {
        assertThat(EuroAmount.parse(written)).isEqualTo(cents);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.000|thousands or as decimals: write 1000,00 or 1,00",
                "1,000|thousands or as decimals",
                "12.345|write 12345,00 or 12,34",
                "1.234.567|has thousands and no cents",
                "0,123|more than two decimals",
                "1234,567|more than two decimals",
                "1.234,567|more than two decimals",
                "-5|has a sign",
                "+5|has a sign",
                "1e3|exponent",
                "12,3E1|exponent",
                "€ 12|currency sign",
                "12 €|blank inside",
                "1 234,56|blank inside",
                "12,|no digits on one side",
                ",50|no digits on one side",
                "12.34,56|by threes",
                "1.2345,67|by threes",
                "0.123,45|by threes",
                "1,2.3,45|by threes",
                "twelve|is no amount",
                "1'234|is no amount",
                "1234567890123456|larger than any debt",
                "١٢|is no amount"
            })
    void is_no_amount_and_says_why(String written, String advice) {
        assertThatThrownBy(() -> EuroAmount.parse(written))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining(advice);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-30,2026-06-30T21:59:59",
        "2026-12-31,2026-12-31T22:59:59",
        "25/10/2026,2026-10-25T22:59:59",
        "28/3/2027,2027-03-28T21:59:59",
        "1/1/2027,2027-01-01T22:59:59",
        "29/02/2028,2028-02-29T22:59:59"
    })
    void is_a_day_that_ends_in_rome(String written, LocalDateTime end) throws Exception {
        assertThat(new RomanDay(Desk.CLOCK).end(written)).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30/02/2026", "2027-02-29", "2026-13-01", "0/1/2026", "31/4/2026"})
    void is_no_day_of_the_calendar(String written) {
        assertThatThrownBy(() -> WrittenDay.parse(written)).hasMessageContaining("does not exist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-1-1",
                "16-12-2026",
                "16.12.2026",
                "16/12/26",
                "20261216",
                "46372",
                "2026-12-16T10:00",
                "//",
                "1//2026",
                "a/b/cdef",
                "",
                "12/2026",
                "+1/1/2026",
                "١/١/٢٠٢٦"
            })
    void is_no_day(String written) {
        assertThatThrownBy(() -> WrittenDay.parse(written)).hasMessage(WrittenDay.ADVICE);
    }

    @Test
    void is_a_day_worked_out_once() throws Exception {
        var days = new RomanDay(Desk.CLOCK);

        assertThat(days.end("2026-12-16")).isSameAs(days.end("2026-12-16"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", "1", "yes", "Yes", "sì", "SÌ", "si", "Si", "vero", "x", "X"})
    void is_a_yes(String written) throws Exception {
        assertThat(YesNo.parse(written)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "False", "0", "no", "NO", "falso", ""})
    void is_a_no(String written) throws Exception {
        assertThat(YesNo.parse(written)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "maybe", "y", "xx", "-"})
    void is_neither(String written) {
        assertThatThrownBy(() -> YesNo.parse(written)).hasMessageContaining("neither yes nor no");
    }
}
