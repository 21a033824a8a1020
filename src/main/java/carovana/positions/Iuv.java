package carovana.positions;

import java.util.Optional;

/**
 * The identifier of a payment (IUV) in the only form pagoPA still allows, auxiliary digit 3: 17 digits, of which two are
 * the segregation code, 13 the creditor's own number and two the check digits (remainder modulo 93 of all that stands
 * before them, auxiliary digit included; SACI, "codice avviso").
 *
 * @param value 17 digits
 */
public record Iuv(String value) {

    private static final int LENGTH = 17;
    private static final long LARGEST_BASE = 9_999_999_999_999L;
    private static final long LEADING_ONE = 100_000_000_000_000_000L;

    /** @throws IllegalArgumentException if the value is not a well-formed IUV with right check digits */
    public Iuv {
        var fault = fault(value);
        if (fault != null) {
            throw new IllegalArgumentException("IUV \"%s\": %s".formatted(value, fault));
        }
    }

    /**
     * Makes the IUV of a creditor's own number.
     *
     * @param segregationCode two digits, given by PagoPA
     * @param base 0 to 9,999,999,999,999
     * @throws IllegalArgumentException if either is out of range; the number never wraps around
     */
    public static Iuv of(String segregationCode, long base) {
        if (segregationCode == null || segregationCode.length() != 2 || firstNonDigit(segregationCode) >= 0) {
            throw new IllegalArgumentException("a segregation code is two digits, was " + segregationCode);
        }
        if (base < 0 || base > LARGEST_BASE) {
            throw new IllegalArgumentException("an IUV has room for 13 digits, the number was " + base);
        }
        long withoutCheck = Long.parseLong(segregationCode) * (LARGEST_BASE + 1) + base;
        long withCheck = withoutCheck * 100 + checkDigits(withoutCheck);
        // a 1 before it keeps the leading zeros: formatting them costs ten times as much
        return new Iuv(Long.toString(LEADING_ONE + withCheck).substring(1));
    }

    /**
     * The same with the number as text.
     *
     * @param base 1 to 13 digits
     */
    public static Iuv of(String segregationCode, String base) {
        if (base == null || !base.matches("[0-9]{1,13}")) {
            throw new IllegalArgumentException("an IUV has room for 13 digits, the number was " + base);
        }
        return of(segregationCode, Long.parseLong(base));
    }

    /** The notice number that is printed for the citizen: 18 digits. */
    public String nav() {
        return nav(value);
    }

    /** The notice number of an IUV: auxiliary digit 3 before it. */
    public static String nav(String iuv) {
        return "3" + iuv;
    }

    /**
     * The IUV that somebody looks for, who may have typed the notice number, blanks included. Check digits are not
     * looked at: old notices and even official examples have wrong ones, and a search must find them.
     */
    public static Optional<String> sought(String typed) {
        var digits = typed == null ? "" : PlainText.asCode(typed);
        if (digits.length() == LENGTH + 1 && digits.charAt(0) == '3' && firstNonDigit(digits) < 0) {
            return Optional.of(digits.substring(1));
        }
        return digits.length() == LENGTH && firstNonDigit(digits) < 0 ? Optional.of(digits) : Optional.empty();
    }

    /** What is wrong with the form, or null. */
    public static String shapeFault(String iuv) {
        int misfit = firstNonDigit(iuv);
        if (misfit >= 0) {
            return "character %d, %s, is no digit: an IUV is %d digits"
                    .formatted(misfit + 1, iuv.charAt(misfit), LENGTH);
        }
        if (iuv.length() == LENGTH) {
            return null;
        }
        if (iuv.length() == LENGTH + 1 && iuv.charAt(0) == '3') {
            return "is the notice number: leave out the 3 it starts with";
        }
        return "has %d digits, an IUV has %d; leave it empty to have one given".formatted(iuv.length(), LENGTH);
    }

    /** What the check digits of a well-formed IUV say against it, or null. */
    public static String checkFault(String iuv) {
        long withoutCheck = 0;
        for (int i = 0; i < LENGTH - 2; i++) {
            withoutCheck = withoutCheck * 10 + iuv.charAt(i) - '0';
        }
        int expected = checkDigits(withoutCheck);
        int found = (iuv.charAt(LENGTH - 2) - '0') * 10 + iuv.charAt(LENGTH - 1) - '0';
        return found == expected
                ? null
                : "the last two digits should be %02d, copy the IUV again or leave it empty to have one given"
                        .formatted(expected);
    }

    /** The first thing wrong with the IUV, form and check digits together, or null. */
    public static String fault(String iuv) {
        var shape = shapeFault(iuv);
        return shape == null ? checkFault(iuv) : shape;
    }

    /** @param withoutCheck segregation code and own number, up to 15 digits */
    private static int checkDigits(long withoutCheck) {
        return (int) ((3_000_000_000_000_000L + withoutCheck) % 93);
    }

    private static int firstNonDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return i;
            }
        }
        return -1;
    }
}
