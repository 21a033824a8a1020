package carovana.files;

/** Reads an amount written in euro, as Italian and English programs write it, into cents; never guesses. */
public final class EuroAmount {

    /** More digits than this cannot be cents in a long, and no debt has them. */
    private static final int DIGITS = 15;

    private EuroAmount() {}

    /** @return cents, never negative; the advice of {@link Unreadable} says why a text is no amount */
    public static long parse(String text) throws Unreadable {
        int length = text.length();
        int lastMark = -1;
        int marks = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == '.' || c == ',') {
                marks++;
                lastMark = i;
            } else if (c < '0' || c > '9') {
                throw new Unreadable(adviceAbout(c));
            }
        }
        if (marks == 0) {
            return Math.multiplyExact(digits(text, 0, length), 100L);
        }
        int decimals = length - lastMark - 1;
        if (decimals > 2) {
            throw new Unreadable(adviceAboutThousands(text, marks, lastMark, decimals));
        }
        if (decimals == 0 || lastMark == 0) {
            throw new Unreadable("has no digits on one side of the decimal mark: write it like 12,30");
        }
        long euros = marks == 1 ? digits(text, 0, lastMark) : grouped(text, lastMark);
        long cents = text.charAt(lastMark + 1) - '0';
        cents = decimals == 1 ? cents * 10 : cents * 10 + text.charAt(lastMark + 2) - '0';
        return euros * 100 + cents;
    }

    /** Thousands in front of the decimal mark: one to three digits, then threes, all parted by the other mark. */
    private static long grouped(String text, int end) throws Unreadable {
        char group = text.charAt(end) == ',' ? '.' : ',';
        int first = text.indexOf(group);
        boolean regular = first >= 1 && first <= 3 && text.charAt(0) != '0' && (end - first) % 4 == 0;
        long euros = 0;
        int count = 0;
        for (int i = 0; i < end && regular; i++) {
            char c = text.charAt(i);
            if (i >= first && (i - first) % 4 == 0) {
                regular = c == group;
            } else {
                regular = c >= '0' && c <= '9' && ++count <= DIGITS;
                euros = euros * 10 + c - '0';
            }
        }
        if (!regular) {
            throw new Unreadable(
                    "does not part the thousands by threes, with another mark before the cents: write it like 1234,56");
        }
        return euros;
    }

    private static long digits(String text, int from, int to) throws Unreadable {
        if (from == to) {
            throw new Unreadable("is empty: write an amount in euro such as 12,30");
        }
        int start = from;
        while (start < to - 1 && text.charAt(start) == '0') {
            start++;
        }
        if (to - start > DIGITS) {
            throw new Unreadable("is larger than any debt: write an amount in euro such as 12,30");
        }
        long value = 0;
        for (int i = start; i < to; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    private static String adviceAboutThousands(String text, int marks, int lastMark, int decimals) {
        if (marks == 1 && decimals == 3 && lastMark <= 3 && lastMark >= 1 && text.charAt(0) != '0') {
            return "can be read as thousands or as decimals: write %s%s,00 or %s,%s"
                    .formatted(
                            text.substring(0, lastMark),
                            text.substring(lastMark + 1),
                            text.substring(0, lastMark),
                            text.substring(lastMark + 1, lastMark + 3));
        }
        if (marks == 1) {
            return "has more than two decimals: write euro and cents, like 12,30";
        }
        return "has thousands and no cents, or more than two decimals: write it like 1234,56";
    }

    private static String adviceAbout(char c) {
        if (c == '-' || c == '+') {
            return "has a sign: write the amount in euro without one, like 12,30";
        }
        if (c == 'e' || c == 'E') {
            return "looks like a number with an exponent: write all its digits, like 12,30";
        }
        if (c == '€' || c == '$' || c == '£') {
            return "has a currency sign: write the number alone, like 12,30";
        }
        if (Character.isSpaceChar(c) || Character.isWhitespace(c)) {
            return "has a blank inside: write it like 1234,56";
        }
        return "is no amount in euro: write it like 12,30";
    }
}
