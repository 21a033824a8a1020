package carovana.positions;

/**
 * The control letter that Italian codes share: the last character of a codice fiscale, and the CIN of an IBAN.
 *
 * <p>Characters at odd places (the first is 1) weigh by a table fixed in the decree of 23 December 1976 on fiscal codes,
 * those at even places weigh their own value; the sum modulo 26 is a letter.
 */
final class ControlLetter {

    /** Weights at odd places; index 0–9 is the digit as well as the letter A–J. */
    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private ControlLetter() {}

    /** The letter for the characters {@code from} (included) to {@code to} (excluded), all of them A–Z or 0–9. */
    static char of(String code, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            char c = code.charAt(i);
            int value = c <= '9' ? c - '0' : c - 'A';
            sum += ((i - from) & 1) == 0 ? ODD[value] : value;
        }
        return (char) ('A' + sum % 26);
    }
}
