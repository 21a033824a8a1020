package carovana.intake.layouts;

import carovana.files.Unreadable;
import carovana.files.WrittenDay;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns the days that a clerk writes into the moments that pagoPA compares: UTC, from days of Europe/Rome. A file
 * names few days many times, so each is worked out once.
 */
final class RomanDay {

    static final ZoneId ROME = ZoneId.of("Europe/Rome");

    /** Enough for the days of any honest file; beyond it the memory starts afresh. */
    private static final int REMEMBERED = 2_000;

    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private final LocalDate today;
    private final Map<String, LocalDateTime> ends = new HashMap<>();
    private final Map<Integer, LocalDateTime> endsIn = new HashMap<>();

    RomanDay(Clock clock) {
        today = LocalDate.now(clock.withZone(ROME));
    }

    /** The last second of that day in Rome, as UTC. */
    LocalDateTime end(String text) throws Unreadable {
        var known = ends.get(text);
        if (known == null) {
            known = utc(WrittenDay.parse(text), LAST_SECOND);
            if (ends.size() >= REMEMBERED) {
                ends.clear();
            }
            ends.put(text, known);
        }
        return known;
    }

    /** The last second of the day that is so many days from today, as UTC. */
    LocalDateTime endIn(int days) {
        return endsIn.computeIfAbsent(days, each -> utc(today.plusDays(each), LAST_SECOND));
    }

    /** The first second of that day in Rome, as UTC; null when it is today, which means at once. */
    LocalDateTime start(String text) throws Unreadable {
        var day = WrittenDay.parse(text);
        return day.equals(today) ? null : utc(day, LocalTime.MIDNIGHT);
    }

    private static LocalDateTime utc(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(ROME).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }
}
