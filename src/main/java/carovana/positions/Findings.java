package carovana.positions;

import carovana.positions.CheckSettings.Check;
import java.util.ArrayList;
import java.util.List;

/** What has been found about one position so far; holds no list until there is something to say. */
final class Findings {

    /** Objections that concern the whole position have no option. */
    static final int WHOLE = -1;

    private List<Objection> objections;

    void fault(String field, int option, int transfer, String value, String advice) {
        add(new Objection(Objection.Severity.FAULT, field, option, transfer, value, advice));
    }

    void warning(String field, int option, int transfer, String value, String advice) {
        add(new Objection(Objection.Severity.WARNING, field, option, transfer, value, advice));
    }

    /** What a configurable check has found; {@code advice} null is nothing. */
    void found(Check check, String field, int option, int transfer, String value, String advice) {
        if (advice == null || check == Check.OFF) {
            return;
        }
        if (check == Check.STRICT) {
            fault(field, option, transfer, value, advice);
        } else {
            warning(field, option, transfer, value, advice);
        }
    }

    /** A text that must be there and not be longer than a limit. */
    void requireText(String field, int option, int transfer, String value, int limit, String what) {
        if (PlainText.isEmpty(value)) {
            missing(field, option, transfer, value, what);
        } else {
            limitText(field, option, transfer, value, limit);
        }
    }

    /** A text that may be there, not longer than a limit. */
    void limitText(String field, int option, int transfer, String value, int limit) {
        if (value != null && value.length() > limit) {
            int length = PlainText.length(value);
            if (length > limit) {
                fault(
                        field,
                        option,
                        transfer,
                        value,
                        "is %d characters long, at most %d are allowed: shorten it".formatted(length, limit));
            }
        }
    }

    void missing(String field, int option, int transfer, String value, String what) {
        fault(field, option, transfer, value, "is missing: " + what);
    }

    List<Objection> list() {
        return objections == null ? List.of() : objections;
    }

    private void add(Objection objection) {
        if (objections == null) {
            objections = new ArrayList<>(4);
        }
        objections.add(objection);
    }
}
