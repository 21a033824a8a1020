package carovana.sandbox;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Set;

/** The days on which banks settle, and the operating day a payment belongs to (pagoPA's operating day, TARGET closing days). */
public final class BusinessDays {

    public static final ZoneId ROME = ZoneId.of("Europe/Rome");

    /** An operating day ends at this time; what is paid later belongs to the next one. */
    private static final LocalTime CUT_OFF = LocalTime.of(13, 0);

    private static final Set<MonthDay> CLOSED =
            Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(12, 25), MonthDay.of(12, 26));

    private BusinessDays() {}

    public static boolean isOne(LocalDate day) {
        LocalDate easter = easter(day.getYear());
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !CLOSED.contains(MonthDay.from(day))
                && !day.equals(easter.minusDays(2))
                && !day.equals(easter.plusDays(1));
    }

    public static LocalDate after(LocalDate day, int businessDays) {
        LocalDate found = day;
        for (int left = businessDays; left > 0; left -= isOne(found) ? 1 : 0) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** @param paid Rome's time */
    public static LocalDate operatingDay(LocalDateTime paid) {
        LocalDate day = paid.toLocalDate();
        boolean stillToday = isOne(day) && !paid.toLocalTime().isAfter(CUT_OFF);
        return stillToday ? day : after(day, 1);
    }

    /** Gauss, as Butcher completed him. */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }
}
