package carovana.documents;

import carovana.positions.FiscalCode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A value of an order, checked by the provider's word for its type and written as the provider wants it.
 *
 * @param value null when it is wrong
 * @param fault a sentence that reads after the field's name and never repeats the value; null when there is none
 */
record FieldValue(String value, String fault) {

    /** No longer text is asked for by any product seen. */
    static final int LONGEST = 1000;

    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s<>\",;|]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.)+[A-Za-z]{2,63}");
    private static final Pattern TOWN = Pattern.compile("[A-Z]\\d{3}");
    private static final Pattern PROVINCE = Pattern.compile("[A-Z]{2}");

    /**
     * @param type as in the catalogue; one that is not known is plain text
     * @param dates how the product wants dates, since its type says ISO and its client writes day-month-year
     */
    static FieldValue of(String type, String given, DateTimeFormatter dates) {
        var text = given.strip();
        if (text.length() > LONGEST) {
            return wrong("has %d characters: write %d at most".formatted(text.length(), LONGEST));
        }
        if (text.chars().anyMatch(each -> Character.isISOControl(each) && each != '\n')) {
            return wrong("has a character that cannot be seen: type it again");
        }
        return switch (type) {
            case "email" -> fits(EMAIL, text, "is no e-mail address, such as laura.verdi@example.org");
            case "codice_fiscale_persona_fisica" -> person(code(text));
            case "codice_fiscale" -> code(text).length() == 11 ? company(code(text)) : person(code(text));
            case "partita_iva" -> code(text).length() == 16 ? person(code(text)) : company(code(text));
            case "cod_comune" -> fits(TOWN, code(text), "is no town's code, a letter and three digits such as A657");
            case "cod_provincia" -> fits(PROVINCE, code(text), "is no province's code, two letters such as PI");
            case "data_iso8601" -> date(text, dates);
            default -> new FieldValue(text, null);
        };
    }

    private static String code(String text) {
        return text.replace(" ", "").toUpperCase(Locale.ROOT);
    }

    private static FieldValue person(String code) {
        if (!FiscalCode.isPersonal(code)) {
            return wrong("is no person's codice fiscale, which has 16 letters and digits: copy it from the tax card");
        }
        return FiscalCode.checkFault(code) == null
                ? new FieldValue(code, null)
                : wrong("has a check character or a birth date that does not fit: copy it again from the tax card");
    }

    private static FieldValue company(String code) {
        return FiscalCode.isElevenDigits(code) && FiscalCode.checkFault(code) == null
                ? new FieldValue(code, null)
                : wrong("is no code of a company, 11 digits of which the last checks the others: copy it again");
    }

    private static FieldValue date(String text, DateTimeFormatter dates) {
        try {
            return new FieldValue(LocalDate.parse(text).format(dates), null);
        } catch (DateTimeParseException notIso) {
            return wrong("is no date: write year-month-day, such as 1958-07-31");
        }
    }

    private static FieldValue fits(Pattern pattern, String text, String fault) {
        return pattern.matcher(text).matches() ? new FieldValue(text, null) : wrong(fault);
    }

    private static FieldValue wrong(String fault) {
        return new FieldValue(null, fault);
    }
}
