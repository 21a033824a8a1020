package carovana.facade;

import carovana.positions.PlainText;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;

/** What is wrong with one body: what GPD could not read, what its fields forbid, and what only Carovana minds. */
final class Findings {

    /** The validator that GPD uses, so that its messages are GPD's. */
    private static final Validator FIELDS = Validation.byProvider(HibernateValidator.class)
            .configure()
            .defaultLocale(Locale.ENGLISH)
            .buildValidatorFactory()
            .getValidator();

    private static final int SHOWN = 60;

    private final List<String> unreadable = new ArrayList<>();
    private final List<String> forbidden = new ArrayList<>();
    private final List<String> minded = new ArrayList<>();
    private final Set<String> paths = new HashSet<>();

    Findings(PositionBody body) {
        FIELDS.validate(body).forEach(each -> forbidden(each.getPropertyPath().toString(), each.getMessage()));
    }

    void unreadable(String path, String value, String advice) {
        paths.add(path);
        unreadable.add(sentence(path, value, advice));
    }

    /** In GPD's words. */
    void forbidden(String path, String message) {
        paths.add(path);
        forbidden.add(path + ": " + message);
    }

    /** Unless something was said about that field already. */
    void minded(String path, String value, String advice) {
        if (!paths.contains(path)) {
            minded.add(sentence(path, value, advice));
        }
    }

    /** Whether GPD itself would not look any further. */
    boolean stopGpd() {
        return !unreadable.isEmpty() || !forbidden.isEmpty();
    }

    boolean any() {
        return stopGpd() || !minded.isEmpty();
    }

    String all() {
        var parts = new ArrayList<String>();
        if (!unreadable.isEmpty()) {
            parts.add("JSON parse error: " + String.join(" | ", unreadable));
        }
        if (!forbidden.isEmpty()) {
            parts.add(String.join(", ", forbidden));
        }
        parts.addAll(minded);
        return String.join(" | ", parts);
    }

    /** {@code <field> "<value>": <advice>}, the value shortened and on one line. */
    static String sentence(String path, String value, String advice) {
        if (PlainText.isEmpty(value)) {
            return path + ": " + advice;
        }
        var shown = new StringBuilder();
        value.codePoints().limit(SHOWN).forEach(c -> shown.appendCodePoint(PlainText.isForbidden(c) ? '\ufffd' : c));
        return "%s \"%s%s\": %s".formatted(path, shown, value.length() > SHOWN ? "…" : "", advice);
    }
}
