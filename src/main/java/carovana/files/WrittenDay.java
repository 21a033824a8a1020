package carovana.files;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads a day as clerks and their programs write it. */
public final class WrittenDay {

    public static final String ADVICE = "is no day: write it like 2026-12-16 or 16/12/2026";

    private WrittenDay() {}

    /** {@code yyyy-MM-dd} or {@code d/M/yyyy}, and only days that exist. */
    public static LocalDate parse(String text) throws Unreadable {
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
