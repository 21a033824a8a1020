package carovana.facade;

import carovana.positions.Debtor;
import carovana.positions.PlainText;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads single values as GPD does, but for those that it would silently read as something else. That one is not there at
 * all has been said before.
 */
final class Values {

    private static final Pattern MOMENT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?Z?");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,15}");
    private static final String MISSING = "is required";

    private final Findings findings;

    Values(Findings findings) {
        this.findings = findings;
    }

    /** @return null when there is nothing */
    String text(String path, String given) {
        if (PlainText.isEmpty(given)) {
            return null;
        }
        var text = PlainText.trim(given);
        var character = PlainText.firstForbidden(text);
        if (character != null) {
            findings.minded(path, text, "holds a %s, which must not be in it: remove it".formatted(character));
        }
        return text;
    }

    String code(String path, String given) {
        var text = text(path, given);
        return text == null ? null : PlainText.asCode(text);
    }

    /** Cents; GPD would cut 16.00 to 16 of them. */
    long cents(String path, String given) {
        if (given == null) {
            return 0;
        }
        if (given.isBlank()) {
            findings.forbidden(path, MISSING);
            return 0;
        }
        if (!WHOLE.matcher(given).matches()) {
            findings.unreadable(path, given, "must be a whole number of cents, such as 1230 for 12,30 euro");
            return 0;
        }
        long cents = Long.parseLong(given);
        if (cents < 1) {
            findings.forbidden(path, "minimum amount is 1 eurocent");
        }
        return cents;
    }

    /** @return null when there is nothing */
    Boolean yesNo(String path, String given) {
        if (given == null || given.isBlank()) {
            if (given != null && !path.equals("payStandIn")) {
                findings.forbidden(path, MISSING);
            }
            return null;
        }
        return switch (given.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> {
                findings.unreadable(path, given, "must be true or false");
                yield null;
            }
        };
    }

    /** As a name or, as GPD takes it too, as a number. */
    Debtor.Type type(String path, String given) {
        if (given == null) {
            return null;
        }
        return switch (given) {
            case "F", "0" -> Debtor.Type.F;
            case "G", "1" -> Debtor.Type.G;
            default -> {
                findings.unreadable(path, given, "must be F for a person or G for a company or body");
                yield null;
            }
        };
    }

    /** In UTC, and to the second, which is what is sent. */
    LocalDateTime moment(String path, String given) {
        if (given == null || given.isBlank()) {
            if (given != null && path.endsWith(".dueDate")) {
                findings.forbidden(path, MISSING);
            }
            return null;
        }
        try {
            if (MOMENT.matcher(given).matches()) {
                return LocalDateTime.parse(given.replace("Z", "")).withNano(0);
            }
        } catch (DateTimeException noSuchDay) {
            // said below
        }
        findings.unreadable(path, given, "must be a moment in UTC, such as 2026-12-16T22:59:59");
        return null;
    }
}
