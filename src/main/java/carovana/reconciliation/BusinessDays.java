package carovana.reconciliation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Set;

/**
 * The days on which banks settle: no weekends, none of the closing days of TARGET (ECB: 1 January, Good Friday, Easter
 * Monday, 1 May, 25 and 26 December), none of the organization's own.
 */
public final class BusinessDays {

    static final ZoneId ITALY = ZoneId.of("Europe/Rome");

    /** SACI: payments up to here belong to the operating day. */
    private static final LocalTime CUT_OFF = LocalTime.of(13, 0);

    private final Set<LocalDate> closed;

    /** @param closed further days on which nothing settles */
    public BusinessDays(Collection<LocalDate> closed) {
        this.closed = Set.copyOf(closed);
    }

    public boolean isOpen(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !isTargetClosed(day)
                && !closed.contains(day);
    }

    /** The day itself, or the first open one after it. */
    public LocalDate onOrAfter(LocalDate day) {
        var open = day;
        while (!isOpen(open)) {
            open = open.plusDays(1);
        }
        return open;
    }

    /**
     * The day that many business days later; from a closed day, counting begins with the next open one.
     *
     * @param count 0 is the day itself
     */
    public LocalDate plus(LocalDate day, int count) {
        var later = day;
        for (int i = 0; i < count; i++) {
            later = onOrAfter(later.plusDays(1));
        }
        return later;
    }

    /** The operating day of a payment: the business day whose 13:00 is the first at or after it. */
    public LocalDate operatingDay(Instant paidAt) {
        var italian = paidAt.atZone(ITALY);
        var day = italian.toLocalDate();
        return onOrAfter(italian.toLocalTime().isAfter(CUT_OFF) ? day.plusDays(1) : day);
    }

    /** 24:00 of a day in Italy, which has 23, 24 or 25 hours. */
    public static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ITALY).toInstant();
    }

    /** 24:00 of the day that many business days later. */
    public Instant endOf(LocalDate day, int count) {
        return endOf(plus(day, count));
    }

    /** 24:00 of the day that many business days after that moment's. */
    public Instant endOf(Instant moment, int count) {
        return endOf(dayOf(moment), count);
    }

    public static LocalDate dayOf(Instant moment) {
        return moment.atZone(ITALY).toLocalDate();
    }

    private static boolean isTargetClosed(LocalDate day) {
        int number = day.getDayOfMonth();
        return switch (day.getMonth()) {
            case JANUARY -> number == 1;
            case MAY -> number == 1;
            case DECEMBER -> number == 25 || number == 26;
            case MARCH, APRIL -> isAtEaster(day);
            default -> false;
        };
    }

    private static boolean isAtEaster(LocalDate day) {
        var easter = easter(day.getYear());
        return day.equals(easter.minusDays(2)) || day.equals(easter.plusDays(1));
    }

    /** Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8). */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
        return LocalDate.of(year, Month.of(f / 31), f % 31 + 1);
    }
}
