package carovana.positions;

/**
 * The two fiscal codes a debtor can have: the 16 characters of a person and the 11 digits of a body or company.
 *
 * <p>Codes are expected in upper case and without blanks, as {@link PlainText#asCode} makes them. The {@code …Fault}
 * methods answer null when there is nothing to say, else a sentence that reads after the value.
 */
public final class FiscalCode {

    /** Where the debtor cannot be identified for tax purposes (documentation of the node's paForNode.xsd). */
    public static final String ANONYMOUS = "ANONIMO";

    /** Letters that stand for the digits 0–9 when two people would have the same code (omocodia). */
    private static final String OMOCODIA = "LMNPQRSTUV";

    private static final String MONTHS = "ABCDEHLMPRST";
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final String AGAIN = "copy the code again from the tax card";

    private FiscalCode() {}

    /** Whether this has the form of a person's code: 16 characters, each of a kind that may stand at its place. */
    public static boolean isPersonal(String code) {
        return code.length() == 16 && firstMisfit(code, 0, false) < 0;
    }

    /** Whether this is 11 digits, right or wrong. */
    public static boolean isElevenDigits(String code) {
        return code.length() == 11 && firstNonDigit(code) < 0;
    }

    /** What is wrong with the form of the code, or null. ANONIMO is no code. */
    public static String shapeFault(String code) {
        int length = code.length();
        if (length == 16) {
            int misfit = firstMisfit(code, 0, false);
            return misfit < 0
                    ? null
                    : "character %d, %s, cannot stand at that place in a codice fiscale, %s"
                            .formatted(misfit + 1, code.charAt(misfit), AGAIN);
        }
        if (length == 11) {
            int misfit = firstNonDigit(code);
            return misfit < 0
                    ? null
                    : "character %d, %s, is no digit: a code of 11 characters is all digits, copy it again"
                            .formatted(misfit + 1, code.charAt(misfit));
        }
        if (length == 13 && code.startsWith("IT") && isElevenDigits(code.substring(2))) {
            return "leave out IT before the 11 digits";
        }
        return "has %d characters: a person's codice fiscale has 16, the code of a body or company 11 digits, %s"
                .formatted(length, AGAIN);
    }

    /** What the check character or the birth date of a well-formed code says against it, or null. */
    public static String checkFault(String code) {
        if (code.length() == 11) {
            return elevenDigitsFault(code);
        }
        char expected = ControlLetter.of(code, 0, 15);
        if (code.charAt(15) != expected) {
            return "the check character should be %s, %s".formatted(expected, AGAIN);
        }
        int day = digit(code.charAt(9)) * 10 + digit(code.charAt(10));
        int dayOfMonth = day > 40 ? day - 40 : day;
        if (dayOfMonth < 1 || dayOfMonth > DAYS[MONTHS.indexOf(code.charAt(8))]) {
            return "the birth day in it (%02d in its month letter %s) does not exist, %s"
                    .formatted(day, code.charAt(8), AGAIN);
        }
        return null;
    }

    /** The first thing wrong with the code, form and check together, or null. */
    public static String fault(String code) {
        var shape = shapeFault(code);
        return shape == null ? checkFault(code) : shape;
    }

    /** The same code with the digits that omocodia had replaced by letters; the check character is computed again. */
    public static String withoutOmocodia(String code) {
        var plain = new StringBuilder(code);
        for (int i = 6; i < 15; i++) {
            if (i != 8 && i != 11) {
                plain.setCharAt(i, (char) ('0' + digit(code.charAt(i))));
            }
        }
        plain.setCharAt(15, ControlLetter.of(plain.toString(), 0, 15));
        return plain.toString();
    }

    /** Whether two well-formed personal codes differ at most by omocodia, so that they may mean one person. */
    public static boolean mayBeSamePerson(String one, String other) {
        return withoutOmocodia(one).equals(withoutOmocodia(other));
    }

    /** Where a person's code begins inside a text, in upper or lower case, or -1. */
    public static int indexIn(String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean alphanumeric = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
            run = alphanumeric ? run + 1 : 0;
            if (run >= 16 && firstMisfit(text, i - 15, true) < 0) {
                return i - 15;
            }
        }
        return -1;
    }

    private static String elevenDigitsFault(String code) {
        int sum = 0;
        boolean zeros = true;
        for (int i = 0; i < 10; i++) {
            int digit = code.charAt(i) - '0';
            zeros &= digit == 0;
            int weighed = (i & 1) == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        if (zeros && code.charAt(10) == '0') {
            return "is eleven zeros, which is nobody's code: write the real one";
        }
        int expected = (10 - sum % 10) % 10;
        return code.charAt(10) - '0' == expected
                ? null
                : "the last digit should be %d, copy the code again".formatted(expected);
    }

    /** The first of 16 characters from {@code start} that is of the wrong kind for its place, counted from there, or -1. */
    private static int firstMisfit(String text, int start, boolean anyCase) {
        for (int i = 0; i < 16; i++) {
            char c = text.charAt(start + i);
            char upper = anyCase && c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
            boolean fits =
                    switch (i) {
                        case 6, 7, 9, 10, 12, 13, 14 -> digit(upper) >= 0;
                        case 8 -> MONTHS.indexOf(upper) >= 0;
                        default -> upper >= 'A' && upper <= 'Z';
                    };
            if (!fits) {
                return i;
            }
        }
        return -1;
    }

    private static int firstNonDigit(String code) {
        for (int i = 0; i < code.length(); i++) {
            if (code.charAt(i) < '0' || code.charAt(i) > '9') {
                return i;
            }
        }
        return -1;
    }

    private static int digit(char c) {
        return c >= '0' && c <= '9' ? c - '0' : OMOCODIA.indexOf(c);
    }
}
