package carovana.intake.layouts;

import carovana.ledger.Reasons;
import carovana.positions.Objection;
import carovana.positions.PlainText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gathers what is wrong with one entry; what the layout has said already is not said again by the rules. */
final class Faults {

    /** Characters of a value that a sentence shows. */
    static final int SHOWN = 60;

    /** Sentences kept for one entry, so that a hundred bad instalments do not make a book. */
    static final int TOLD = 200;

    /** Once a share cannot be read, the sums of its payment say nothing either. */
    private static final String AMOUNTS = "amounts";

    private final List<Reasons.Reason> faults = new ArrayList<>();
    private final List<Reasons.Reason> warnings = new ArrayList<>();
    private final Set<String> fields = new HashSet<>();
    private int untold;

    void clear() {
        faults.clear();
        warnings.clear();
        fields.clear();
        untold = 0;
    }

    boolean any() {
        return !faults.isEmpty();
    }

    void add(int row, String sentence) {
        if (faults.size() < TOLD) {
            faults.add(new Reasons.Reason(row, sentence));
        } else {
            untold++;
        }
    }

    void warn(int row, String sentence) {
        if (warnings.size() < TOLD) {
            warnings.add(new Reasons.Reason(row, sentence));
        }
    }

    /** A fault of a field, after which the rules need say nothing about it. */
    void object(int row, String field, int option, int transfer, String sentence) {
        fields.add(key(field, option, transfer));
        if ("amount".equals(field)) {
            fields.add(key(AMOUNTS, option, 0));
        }
        add(row, sentence);
    }

    /** Nothing is to be said about a field, since nobody can know what it would be. */
    void silence(String field, int option) {
        fields.add(key(field, option, 0));
        if ("amount".equals(field)) {
            fields.add(key(AMOUNTS, option, 0));
        }
    }

    boolean isAbout(String field, int option, int transfer) {
        return !fields.isEmpty() && fields.contains(key(field, option, transfer));
    }

    /** Whether an objection of the rules is about a field that could not even be read. */
    boolean covers(Objection objection) {
        if (fields.isEmpty()) {
            return false;
        }
        int option = objection.option();
        int transfer = objection.transfer();
        return fields.contains(key(objection.field(), option, transfer))
                || transfer == 1 && fields.contains(key(objection.field(), option, 0))
                || "remittanceInformation".equals(objection.field()) && isAbout("description", option, 0)
                || "amount".equals(objection.field()) && fields.contains(key(AMOUNTS, option, 0));
    }

    /** A remittance text that was taken from the description is at fault only once. */
    static boolean isEchoOfDescription(Objection objection, List<Objection> all) {
        return objection.field().equals("remittanceInformation")
                && all.stream()
                        .anyMatch(each -> each.field().equals("description")
                                && each.option() == objection.option()
                                && each.severity() == objection.severity()
                                && java.util.Objects.equals(each.value(), objection.value()));
    }

    /** Whether the payment's own value under that word is objected to just as severely. */
    static boolean holds(List<Objection> all, Objection objection, String field) {
        return all.stream()
                .anyMatch(each -> each.field().equals(field)
                        && each.transfer() == 0
                        && each.option() == objection.option()
                        && each.severity() == objection.severity());
    }

    Reasons reasons() {
        if (faults.isEmpty() && warnings.isEmpty()) {
            return Reasons.NONE;
        }
        var all = new ArrayList<>(faults);
        if (untold > 0) {
            all.add(new Reasons.Reason(0, "and %d more faults: correct these first.".formatted(untold)));
        }
        all.addAll(warnings);
        return new Reasons(all);
    }

    /** {@code <field> "<value>": <advice>}, the value shortened; without the value when there is none. */
    static String sentence(String field, String value, String advice) {
        if (value == null || value.isEmpty()) {
            return field + ": " + advice;
        }
        return field + " \"" + shown(value) + "\": " + advice;
    }

    /** A value as a sentence may show it: on one line, without characters that cannot be seen, not too long. */
    static String shown(String value) {
        var shown = new StringBuilder(Math.min(value.length(), SHOWN + 1));
        int end = Math.min(value.length(), SHOWN);
        for (int i = 0; i < end; i++) {
            char c = value.charAt(i);
            boolean pair = Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(value.charAt(i + 1));
            if (pair) {
                shown.append(c).append(value.charAt(++i));
            } else {
                shown.append(PlainText.isForbidden(c) ? '\ufffd' : c);
            }
        }
        return value.length() > SHOWN ? shown.append('…').toString() : shown.toString();
    }

    private static String key(String field, int option, int transfer) {
        return field + '/' + option + '/' + transfer;
    }
}
