package carovana.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessDaysTest {

    private final BusinessDays days = new BusinessDays(List.of(LocalDate.parse("2026-12-07")));

    @ParameterizedTest
    @CsvSource({
        "2026-11-17T10:15:30, 2026-11-17",
        "2026-11-17T13:00:00, 2026-11-17",
        "2026-11-17T13:00:00.001, 2026-11-18",
        "2026-11-20T13:01:00, 2026-11-23",
        "2026-11-21T09:00:00, 2026-11-23",
        "2026-12-24T18:00:00, 2026-12-28",
        "2026-12-31T12:59:59, 2026-12-31",
        "2026-12-31T13:00:01, 2027-01-04",
        "2027-01-01T00:00:00, 2027-01-04",
        "2026-04-02T14:00:00, 2026-04-07",
        "2026-12-04T15:00:00, 2026-12-08",
        "2026-10-25T02:30:00, 2026-10-26",
        "2027-03-28T12:30:00, 2027-03-30"
    })
    void a_payment_belongs_to_the_day_whose_one_o_clock_comes_next(LocalDateTime italian, LocalDate day) {
        assertThat(days.operatingDay(italian.atZone(ZoneId.of("Europe/Rome")).toInstant()))
                .isEqualTo(day);
    }

    @Test
    void one_o_clock_is_italys_in_summer_and_in_winter() {
        assertThat(days.operatingDay(Instant.parse("2026-10-23T11:00:00Z"))).isEqualTo("2026-10-23");
        assertThat(days.operatingDay(Instant.parse("2026-10-23T11:00:01Z"))).isEqualTo("2026-10-26");
        assertThat(days.operatingDay(Instant.parse("2026-10-26T12:00:00Z"))).isEqualTo("2026-10-26");
    }

    @Test
    void a_day_ends_when_it_does_in_italy() {
        assertThat(BusinessDays.endOf(LocalDate.parse("2026-10-24"))).isEqualTo("2026-10-24T22:00:00Z");
        assertThat(BusinessDays.endOf(LocalDate.parse("2026-10-25"))).isEqualTo("2026-10-25T23:00:00Z");
        assertThat(BusinessDays.endOf(LocalDate.parse("2026-12-31"))).isEqualTo("2026-12-31T23:00:00Z");
        assertThat(BusinessDays.dayOf(Instant.parse("2026-12-31T23:00:00Z"))).isEqualTo("2027-01-01");
    }

    @Test
    void counting_skips_what_is_closed() {
        assertThat(days.plus(LocalDate.parse("2026-12-23"), 2)).isEqualTo("2026-12-28");
        assertThat(days.plus(LocalDate.parse("2026-12-31"), 1)).isEqualTo("2027-01-04");
        assertThat(days.plus(LocalDate.parse("2026-11-21"), 1)).isEqualTo("2026-11-23");
        assertThat(days.plus(LocalDate.parse("2026-11-21"), 0)).isEqualTo("2026-11-21");
        assertThat(days.endOf(Instant.parse("2026-11-20T23:30:00Z"), 1)).isEqualTo("2026-11-23T23:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2049-04-18"})
    void easter_is_when_the_church_keeps_it(LocalDate sunday) {
        assertThat(BusinessDays.easter(sunday.getYear())).isEqualTo(sunday);
        assertThat(days.isOpen(sunday.minusDays(2))).isFalse();
        assertThat(days.isOpen(sunday.plusDays(1))).isFalse();
        assertThat(days.isOpen(sunday.plusDays(2))).isTrue();
    }

    @Property
    void an_operating_day_is_open_and_never_past(@ForAll @IntRange(min = 0, max = 100_000_000) int seconds) {
        var paidAt = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(seconds);
        var day = days.operatingDay(paidAt);
        assertThat(days.isOpen(day)).isTrue();
        assertThat(day)
                .isAfterOrEqualTo(BusinessDays.dayOf(paidAt))
                .isBefore(BusinessDays.dayOf(paidAt).plusDays(7));
    }
}
