package carovana.documents;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which fields a product wants together, as its provider writes it: {@code ($0 && $1) || !$2}. It is read by recursive
 * descent and never run as code.
 *
 * <pre>
 * or = and {"||" and}    and = not {"&amp;&amp;" not}    not = ["!"] atom
 * atom = "(" or ")" | "$" digits | "field" digits
 * </pre>
 */
final class FieldRule {

    /** The longest rule seen has 90 characters, and brackets inside brackets once: so these are ample. */
    static final int LENGTH = 2000;

    static final int DEPTH = 32;

    private final String text;
    private final Set<String> fields = new LinkedHashSet<>();
    private Predicate<Predicate<String>> test;
    private int at;
    private int depth;

    private FieldRule(String text) {
        this.text = text;
    }

    /** @throws UnreadableRule with a sentence that says where it breaks */
    static FieldRule read(String text) throws UnreadableRule {
        if (text.length() > LENGTH) {
            throw new UnreadableRule(
                    "the product's rule has %d characters, and %d are read at most".formatted(text.length(), LENGTH));
        }
        var rule = new FieldRule(text);
        if (text.isBlank()) {
            rule.test = there -> true;
            return rule;
        }
        rule.test = rule.or();
        rule.skipBlanks();
        if (rule.at < text.length()) {
            throw rule.unexpected();
        }
        return rule;
    }

    /** The fields it names, in their order. */
    Set<String> fields() {
        return fields;
    }

    /** @param there whether a field has a value */
    boolean holds(Predicate<String> there) {
        return test.test(there);
    }

    private Predicate<Predicate<String>> or() throws UnreadableRule {
        var left = and();
        while (takes("||")) {
            var first = left;
            var second = and();
            left = there -> first.test(there) || second.test(there);
        }
        return left;
    }

    private Predicate<Predicate<String>> and() throws UnreadableRule {
        var left = not();
        while (takes("&&")) {
            var first = left;
            var second = not();
            left = there -> first.test(there) && second.test(there);
        }
        return left;
    }

    private Predicate<Predicate<String>> not() throws UnreadableRule {
        if (takes("!")) {
            var denied = atom();
            return there -> !denied.test(there);
        }
        return atom();
    }

    private Predicate<Predicate<String>> atom() throws UnreadableRule {
        if (takes("(")) {
            if (++depth > DEPTH) {
                throw new UnreadableRule(
                        "the product's rule has more than %d brackets inside each other".formatted(DEPTH));
            }
            var inner = or();
            if (!takes(")")) {
                throw at == text.length()
                        ? new UnreadableRule("the product's rule ends before a bracket is closed")
                        : unexpected();
            }
            depth--;
            return inner;
        }
        var field = field();
        fields.add(field);
        return there -> there.test(field);
    }

    private String field() throws UnreadableRule {
        int start = at;
        if (!takes("$") && !takes("field")) {
            throw at == text.length()
                    ? new UnreadableRule("the product's rule ends where a field should be")
                    : unexpected();
        }
        int digits = at;
        while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0) {
            at++;
        }
        if (at == digits) {
            throw unexpected();
        }
        return text.substring(start, at).strip();
    }

    private boolean takes(String token) {
        skipBlanks();
        if (!text.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        return true;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private UnreadableRule unexpected() {
        return new UnreadableRule(
                at < text.length()
                        ? "the product's rule has \"%s\" at character %d, where nothing of that kind can stand"
                                .formatted(text.charAt(at), at + 1)
                        : "the product's rule ends too early");
    }
}
