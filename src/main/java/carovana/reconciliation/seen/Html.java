package carovana.reconciliation.seen;

/** Text that a browser shows as it is, whatever stands in it. */
final class Html {

    private Html() {}

    /**
     * Escaped for an element or a quoted attribute. Characters that are not seen, or that turn the direction of others,
     * are shown as a box: they could make a text say something else than it does. Empty for null.
     */
    static String text(Object value) {
        if (value == null) {
            return "";
        }
        var escaped = new StringBuilder();
        value.toString().codePoints().forEach(each -> {
            switch (each) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\n', '\t', '\r' -> escaped.append(' ');
                default -> escaped.appendCodePoint(isSeen(each) ? each : '\ufffd');
            }
        });
        return escaped.toString();
    }

    private static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
