package carovana.positions;

/**
 * The e-mail addresses that both ends of the chain take: the node's XSD ({@code [a-zA-Z0-9_.+-]+@} and labels of letters,
 * digits and dashes) and GPD's check, which refuses misplaced dots and dashes and parts that are too long.
 */
final class EmailAddress {

    /** Jakarta {@code @Email} as GPD runs it: the part before the at sign. */
    private static final int LOCAL_LIMIT = 64;

    /** RFC 1035: one label of a host name. */
    private static final int LABEL_LIMIT = 63;

    private EmailAddress() {}

    static boolean isWellFormed(String address) {
        int at = address.indexOf('@');
        return at > 0
                && at <= LOCAL_LIMIT
                && areParts(address, 0, at, true)
                && areParts(address, at + 1, address.length(), false);
    }

    /** Whether the text is parts divided by single dots, none of them empty. */
    private static boolean areParts(String text, int from, int to, boolean local) {
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i < to && text.charAt(i) != '.') {
                char c = text.charAt(i);
                if (!isAlphanumeric(c) && c != '-' && !(local && (c == '_' || c == '+'))) {
                    return false;
                }
                continue;
            }
            boolean dashed = i > start && !local && (text.charAt(start) == '-' || text.charAt(i - 1) == '-');
            if (i == start || dashed || !local && i - start > LABEL_LIMIT) {
                return false;
            }
            start = i + 1;
        }
        return true;
    }

    private static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
