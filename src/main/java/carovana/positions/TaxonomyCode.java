package carovana.positions;

/**
 * The form of a pagoPA taxonomy code ("dati specifici di incasso"), such as {@code 9/0101100IM/}: 12 characters.
 *
 * <p>Prefix 6–9, a slash, kind of body (2 digits), area (2), service (3), legal reason (IM tax, TS levy, SP public
 * service, SA fine, AP other), a slash. Prefix 9 lets pagoPA push a request to pay to the citizen (SRTP), 6, 7 and 8
 * opt out of it; the code behind the prefix is the same, so lists are searched with 9.
 */
public final class TaxonomyCode {

    private static final int LENGTH = 12;
    private static final String EXAMPLE = "9/0101100IM/";

    private TaxonomyCode() {}

    /** What is wrong with the form, in words that read after the value, or null. */
    public static String shapeFault(String code) {
        return isWellFormed(code) ? null : advice(code);
    }

    public static boolean isWellFormed(String code) {
        if (code.length() != LENGTH
                || code.charAt(0) < '6'
                || code.charAt(0) > '9'
                || code.charAt(1) != '/'
                || code.charAt(11) != '/') {
            return false;
        }
        for (int i = 2; i < 9; i++) {
            if (code.charAt(i) < '0' || code.charAt(i) > '9') {
                return false;
            }
        }
        return isReason(code.charAt(9), code.charAt(10));
    }

    /** The code as lists have it: with 9 as its prefix. */
    public static String listed(String code) {
        return code.charAt(0) == '9' ? code : "9" + code.substring(1);
    }

    private static boolean isReason(char first, char second) {
        return switch (first) {
            case 'I' -> second == 'M';
            case 'T' -> second == 'S';
            case 'S' -> second == 'P' || second == 'A';
            case 'A' -> second == 'P';
            default -> false;
        };
    }

    private static String advice(String code) {
        if (code.length() > 1 && code.charAt(0) <= '2' && code.charAt(0) >= '0' && code.charAt(1) == '/') {
            return "starts with %s, a form that pagoPA has given up: write the taxonomy code of the service, which starts with 9/, such as %s"
                    .formatted(code.substring(0, 2), EXAMPLE);
        }
        for (var meant : new String[] {
            PlainText.asCode(code),
            PlainText.asCode(code) + "/",
            "9/" + PlainText.asCode(code),
            "9/" + PlainText.asCode(code) + "/"
        }) {
            if (isWellFormed(meant)) {
                return "is not written as a taxonomy code: write " + meant;
            }
        }
        return "is no taxonomy code: it looks like %s (9/, seven digits, IM, TS, SP, SA or AP, and a slash)"
                .formatted(EXAMPLE);
    }
}
