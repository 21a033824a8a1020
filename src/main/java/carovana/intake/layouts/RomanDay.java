package carovana.intake.layouts;

import java.time.Clock;
import java.time.DateTimeException;
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
    static final String ADVICE = "is no day: write it like 2026-12-16 or 16/12/2026";

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
            known = utc(parse(text), LAST_SECOND);
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
        var day = parse(text);
        return day.equals(today) ? null : utc(day, LocalTime.MIDNIGHT);
    }

    private static LocalDateTime utc(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(ROME).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }

    /** {@code yyyy-MM-dd} or {@code d/M/yyyy}, and only days that exist. */
    static LocalDate parse(String text) throws Unreadable {
        int length = text.length();
        try {
            if (length == 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
                return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
            }
            int first = text.indexOf('/');
            int second = text.indexOf('/', first + 1);
            if (first >= 1 && first <= 2 && second - first >= 2 && second - first <= 3 && length - second == 5) {
                return LocalDate.of(
                        number(text, second + 1, length), number(text, first + 1, second), number(text, 0, first));
            }
        } catch (DateTimeException noSuchDay) {
            throw new Unreadable("is a day that does not exist: look at the calendar and correct it");
        }
        throw new Unreadable(ADVICE);
    }

    private static int number(String text, int from, int to) throws Unreadable {
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw new Unreadable(ADVICE);
            }
            value = value * 10 + c - '0';
        }
        return value;
    }
}
