package carovana.reconciliation.fetching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("How far back is listed")
class SweepsTest {

    private static final Duration OVERLAP = Duration.ofDays(2);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration QUARTER = Duration.ofDays(90);

    private final Sweeps sweeps = new Sweeps(LocalTime.of(2, 0));
    private final Map<String, Instant> reached = new HashMap<>();

    private Sweeps.Sweep due(String now, Duration monthly) {
        return sweeps.due(
                "receipts",
                OVERLAP,
                WEEK,
                monthly,
                source -> Optional.ofNullable(reached.get(source)),
                Instant.parse(now));
    }

    private void done(Sweeps.Sweep sweep, String now) {
        sweep.reaches().forEach(source -> reached.put(source, Instant.parse(now)));
    }

    @Test
    void begins_with_all_there_is() {
        var first = due("2026-11-18T10:00:00Z", QUARTER);

        assertThat(first.since()).isEqualTo("2026-08-20T10:00:00Z");
        assertThat(first.reaches()).containsExactly("receipts", "receipts-nightly", "receipts-monthly");
        assertThat(due("2026-11-18T10:00:00Z", null).since()).isEqualTo("2026-11-11T10:00:00Z");
    }

    @Test
    void overlaps_with_the_last_success_however_long_ago_that_was() {
        done(due("2026-11-18T10:00:00Z", QUARTER), "2026-11-18T10:00:00Z");

        var next = due("2026-11-18T12:00:00Z", QUARTER);
        assertThat(next.since()).isEqualTo("2026-11-16T10:00:00Z");
        assertThat(next.isNightly()).isFalse();
        assertThat(next.reaches()).containsExactly("receipts");
        assertThat(due("2027-06-01T12:00:00Z", QUARTER).since()).isEqualTo("2026-11-16T10:00:00Z");
    }

    @Test
    void goes_further_once_a_night_and_once_a_month() {
        done(due("2026-11-28T10:00:00Z", QUARTER), "2026-11-28T10:00:00Z");
        assertThat(due("2026-11-29T00:59:59Z", QUARTER).isNightly()).isFalse();
        var night = due("2026-11-29T01:00:00Z", QUARTER);
        assertThat(night.since()).isEqualTo("2026-11-22T01:00:00Z");
        assertThat(night.reaches()).containsExactly("receipts", "receipts-nightly");
        done(night, "2026-11-29T01:00:00Z");
        assertThat(due("2026-11-29T22:00:00Z", QUARTER).isNightly()).isFalse();

        var month = due("2026-12-01T05:00:00Z", QUARTER);
        assertThat(month.since()).isEqualTo("2026-09-02T05:00:00Z");
        assertThat(month.reaches()).containsExactly("receipts", "receipts-nightly", "receipts-monthly");
        done(month, "2026-12-01T05:00:00Z");
        assertThat(due("2026-12-01T07:00:00Z", QUARTER).reaches()).containsExactly("receipts");
    }

    @Test
    void does_not_ask_for_what_is_to_come_when_the_clock_was_put_back() {
        done(due("2026-11-18T10:00:00Z", QUARTER), "2026-11-18T10:00:00Z");

        assertThat(due("2026-11-10T10:00:00Z", QUARTER).since()).isBefore("2026-11-10T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-18T00:59:59Z, 2026-11-17T01:00:00Z", // just before two
        "2026-11-18T01:00:00Z, 2026-11-18T01:00:00Z", // two
        "2026-11-17T23:30:00Z, 2026-11-17T01:00:00Z", // past midnight in Italy, not yet in UTC
        "2026-03-29T00:59:59Z, 2026-03-28T01:00:00Z", // the day that has no two o'clock
        "2026-03-29T01:00:00Z, 2026-03-29T01:00:00Z",
        "2026-10-25T00:00:00Z, 2026-10-25T00:00:00Z", // the day that has it twice: the first
        "2026-10-25T01:00:00Z, 2026-10-25T00:00:00Z",
        "2027-01-01T00:30:00Z, 2026-12-31T01:00:00Z", // year's end
    })
    void counts_nights_by_italys_clocks(String now, String night) {
        assertThat(sweeps.lastNight(Instant.parse(now))).isEqualTo(night);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-01T00:30:00Z, 2026-12-01T01:00:00Z",
        "2027-01-01T01:00:00Z, 2027-01-01T01:00:00Z",
        "2026-06-30T22:30:00Z, 2026-06-01T00:00:00Z",
    })
    void counts_months_by_italys_clocks(String now, String month) {
        assertThat(sweeps.lastMonth(Instant.parse(now))).isEqualTo(month);
    }
}
