package carovana.positions;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Text that may travel: nothing invisible inside, nothing blank around.
 *
 * <p>Invisible characters come from web pages and spreadsheets; they make two equal codes different, and XML 1.0, in
 * which the node answers, cannot hold control characters at all.
 */
public final class PlainText {

    private PlainText() {}

    /** Whether there is nothing to look for: printable ASCII, and no blank at either end. */
    public static boolean isPlain(String value) {
        int last = value.length() - 1;
        if (last < 0 || value.charAt(0) == ' ' || value.charAt(last) == ' ') {
            return false;
        }
        for (int i = 0; i <= last; i++) {
            char c = value.charAt(i);
            if (c < ' ' || c >= 0x7F) {
                return false;
            }
        }
        return true;
    }

    /**
     * Finds the first character that no value may hold: a control, a zero-width or direction character, a line
     * separator, half of a pair, a code that is no character.
     *
     * @return its index, or -1
     */
    public static int indexOfForbidden(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= ' ' && c < 0x7F) {
                continue;
            }
            int codePoint = value.codePointAt(i);
            if (isForbidden(codePoint)) {
                return i;
            }
            i += Character.charCount(codePoint) - 1;
        }
        return -1;
    }

    /** Whether no value may hold that character. */
    public static boolean isForbidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> (codePoint & 0xFFFE) == 0xFFFE;
        };
    }

    /**
     * Names the first control, zero-width or direction character in a value.
     *
     * @return such as {@code zero width space U+200B at character 5} (the first character is 1), or null if there is
     *     none
     */
    public static String firstForbidden(String value) {
        int at = indexOfForbidden(value);
        if (at < 0) {
            return null;
        }
        int codePoint = value.codePointAt(at);
        return "%s U+%04X at character %d".formatted(name(codePoint), codePoint, place(value, at));
    }

    /** Which character of the value stands at that index, as people count: the first is 1, a pair is one. */
    public static int place(String value, int index) {
        return value.codePointCount(0, index) + 1;
    }

    /** The value without blanks, no-break spaces, zero-width characters and byte order marks at its ends. */
    public static String trim(String value) {
        int from = 0;
        int to = value.length();
        while (from < to && isBlankOrZeroWidth(value.charAt(from))) {
            from++;
        }
        while (to > from && isBlankOrZeroWidth(value.charAt(to - 1))) {
            to--;
        }
        return from == 0 && to == value.length() ? value : value.substring(from, to);
    }

    /** As much of a value as a text of a position may have; null is null. */
    public static String shortened(String value) {
        if (value == null || value.length() <= Limits.TEXT) {
            return value;
        }
        int end = Character.isHighSurrogate(value.charAt(Limits.TEXT - 1)) ? Limits.TEXT - 1 : Limits.TEXT;
        return trim(value.substring(0, end));
    }

    /** The value as it is to be sent: trimmed, each run of blanks one blank, letters and accents composed (NFC). */
    public static String tidy(String value) {
        var trimmed = trim(value);
        boolean tidy = true;
        for (int i = 0; i < trimmed.length() && tidy; i++) {
            char c = trimmed.charAt(i);
            tidy = c > ' ' && c < 0x7F || c == ' ' && trimmed.charAt(i - 1) != ' ';
        }
        if (tidy) {
            return trimmed;
        }
        var collapsed = new StringBuilder(trimmed.length());
        for (int i = 0; i < trimmed.length(); i++) {
            char c = trimmed.charAt(i);
            if (!isBlank(c)) {
                collapsed.append(c);
            } else if (!isBlank(trimmed.charAt(i - 1))) {
                collapsed.append(' ');
            }
        }
        return Normalizer.normalize(collapsed, Normalizer.Form.NFC);
    }

    /** A code as it is compared and sent: upper case and without any blank or zero-width character. */
    public static String asCode(String value) {
        boolean plain = true;
        for (int i = 0; i < value.length() && plain; i++) {
            char c = value.charAt(i);
            plain = c > ' ' && c < 'a' || c > 'z' && c < 0x7F;
        }
        if (plain) {
            return value;
        }
        var code = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!isBlank(c)) {
                code.append(c >= 'a' && c <= 'z' ? (char) (c - 32) : c);
            }
        }
        return trim(code.toString());
    }

    /**
     * How long a value is for a limit: trimmed, and each run of blanks counted once. In UTF-16 units, as GPD counts
     * ({@code @Size}); the node's XSD counts code points, which are never more.
     */
    public static int length(String value) {
        int length = 0;
        boolean blankBefore = true;
        for (int i = 0; i < value.length(); i++) {
            boolean blank = isBlank(value.charAt(i));
            if (!blank || !blankBefore) {
                length++;
            }
            blankBefore = blank;
        }
        return length > 0 && blankBefore ? length - 1 : length;
    }

    /** Whether there is nothing to read: null, empty, or blanks and zero-width characters only. */
    public static boolean isEmpty(String value) {
        if (value == null) {
            return true;
        }
        for (int i = 0; i < value.length(); i++) {
            if (!isBlankOrZeroWidth(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(char c) {
        return c < 0x7F ? Character.isWhitespace(c) : Character.isSpaceChar(c) || c == 0x85;
    }

    private static boolean isBlankOrZeroWidth(char c) {
        return isBlank(c) || c >= 0x200B && c <= 0x200D || c == 0x2060 || c == 0xFEFF || c == 0x180E;
    }

    private static String name(int codePoint) {
        return switch (codePoint) {
            case '\t' -> "tab";
            case '\n' -> "line break";
            case '\r' -> "carriage return";
            case 0xFEFF -> "byte order mark";
            default -> {
                var name = Character.getName(codePoint);
                yield name == null ? "character that is no character" : name.toLowerCase(Locale.ROOT);
            }
        };
    }
}
