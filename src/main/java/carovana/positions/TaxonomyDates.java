package carovana.positions;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * The dates of the published taxonomy, which cannot be read for sure: the file says month first, some rows can only be
 * that, others only day first. So a validity is given the longest meaning its two readings allow.
 */
final class TaxonomyDates {

    private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4})");

    private TaxonomyDates() {}

    /** The earlier of the two readings; null if there is no date in it. */
    static LocalDate earliest(String text) {
        var one = reading(text, true);
        var other = reading(text, false);
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    /** The later of the two readings; null if there is no date in it. */
    static LocalDate latest(String text) {
        var one = reading(text, true);
        var other = reading(text, false);
        return one == null || other != null && other.isAfter(one) ? other : one;
    }

    private static LocalDate reading(String text, boolean dayFirst) {
        try {
            var parts = SLASHED.matcher(text);
            if (!parts.matches()) {
                return text.length() < 10 ? null : LocalDate.parse(text.substring(0, 10));
            }
            int first = Integer.parseInt(parts.group(1));
            int second = Integer.parseInt(parts.group(2));
            return LocalDate.of(Integer.parseInt(parts.group(3)), dayFirst ? second : first, dayFirst ? first : second);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
