package carovana.positions;

import java.util.Locale;
import java.util.Set;

/**
 * The account that money goes to: an IBAN of Italy or San Marino, 27 characters, in upper case and without blanks.
 *
 * <p>Country, two check digits (ISO 13616, remainder 1 modulo 97), CIN letter, ABI (5 digits), CAB (5), account (12).
 * The CIN is checked too: two wrong characters can balance each other in the check digits, and libraries ignore it.
 */
public final class Iban {

    /** The ABI number of Poste Italiane, which makes an account a postal one (conto corrente postale). */
    public static final String POSTAL_ABI = "07601";

    private static final int LENGTH = 27;
    private static final String AGAIN = "copy the IBAN again";
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private Iban() {}

    /** What is wrong with the form of the IBAN, or null. */
    public static String shapeFault(String iban) {
        if (!iban.startsWith("IT") && !iban.startsWith("SM")) {
            return iban.length() > 2 && COUNTRIES.contains(iban.substring(0, 2))
                    ? "is an account in another country: pagoPA pays only into IBANs that start with IT or SM"
                    : "an IBAN starts with IT or SM, " + AGAIN;
        }
        if (iban.length() != LENGTH) {
            return "has %d characters, an Italian IBAN has %d, %s".formatted(iban.length(), LENGTH, AGAIN);
        }
        for (int i = 2; i < LENGTH; i++) {
            char c = iban.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean letter = c >= 'A' && c <= 'Z';
            boolean fits = i == 4 ? letter : i < 15 ? digit : digit || letter;
            if (!fits) {
                return "character %d, %s, cannot stand at that place in an IBAN, %s".formatted(i + 1, c, AGAIN);
            }
        }
        return null;
    }

    /** What the check digits or the CIN of a well-formed IBAN say against it, or null. */
    public static String checkFault(String iban) {
        if (remainder(iban) != 1) {
            return "the check digits do not fit the rest, " + AGAIN;
        }
        char expected = ControlLetter.of(iban, 5, LENGTH);
        return iban.charAt(4) == expected
                ? null
                : "the fifth character (CIN) should be %s, %s".formatted(expected, AGAIN);
    }

    /** The first thing wrong with the IBAN, form and checks together, or null. */
    public static String fault(String iban) {
        var shape = shapeFault(iban);
        return shape == null ? checkFault(iban) : shape;
    }

    /** Whether a well-formed IBAN is a postal account; its number is the last 12 characters. */
    public static boolean isPostal(String iban) {
        return iban.startsWith("IT") && iban.startsWith(POSTAL_ABI, 5);
    }

    private static int remainder(String iban) {
        int remainder = 0;
        for (int i = 0; i < LENGTH; i++) {
            char c = iban.charAt((i + 4) % LENGTH);
            remainder = c <= '9' ? (remainder * 10 + c - '0') % 97 : (remainder * 100 + c - 'A' + 10) % 97;
        }
        return remainder;
    }
}
