package carovana.tenants;

import carovana.positions.CheckSettings.Check;
import carovana.positions.FiscalCode;
import carovana.positions.Iban;
import carovana.positions.PlainText;
import carovana.positions.TaxonomyCode;
import carovana.tenants.Values.Wrong;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Checks a document by the table of its profile, and writes in it what is written in several ways in one: amounts with two
 * decimals, codes in their own case, what is absent as its default. What the table does not know stays as it is.
 */
@Component
class FieldRules {

    /** Where the table gives no limit; a certificate fits. */
    private static final int LONGEST = 20_000;

    /** pagoPA takes ten metadata with a transfer, and the parts of a split travel as these. */
    private static final int LONGEST_LIST = 10;

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern WORD = Pattern.compile("[a-z_]{1,64}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_]{1,64}");
    private static final Pattern COLLECTION = Pattern.compile("[0-9]/\\S{3,138}");
    private static final Pattern CATEGORY = Pattern.compile("[6-9]/\\S{3,138}");
    private static final Set<String> COLLECTIONS = Set.of("application", "service", "altro");

    private final TenantsSettings settings;

    FieldRules(TenantsSettings settings) {
        this.settings = settings;
    }

    void check(List<Field> fields, ObjectNode object, Place at, Findings findings) {
        fields.forEach(field -> check(field, field.key(), object, at, findings));
    }

    private void check(Field field, String key, ObjectNode object, Place at, Findings findings) {
        var value = object.get(key);
        var place = at.to(key);
        switch (field.kind()) {
            case GROUP -> checkGroup(field, object, place, findings);
            case LIST -> checkList(field, object, place, findings);
            default -> {
                if (isOpen(field, value) && field.standard() != null) {
                    object.set(key, field.standard().deepCopy());
                } else if (!Field.isNothing(value)) {
                    checkValue(field, object, key, place, findings);
                } else if (field.required()) {
                    findings.fault(place, "missing", "must not be empty: write the " + field.label());
                }
            }
        }
    }

    /** A text may be blank on purpose; yes and no cannot. */
    private static boolean isOpen(Field field, JsonNode value) {
        return field.kind() == Field.Kind.YES_NO ? Field.isNothing(value) : value == null;
    }

    private void checkGroup(Field field, ObjectNode object, Place place, Findings findings) {
        var value = object.get(field.key());
        if (Field.isNothing(value)) {
            if (field.required()) {
                check(field.fields(), object.objectNode(), place, findings);
            }
        } else if (!(value instanceof ObjectNode group)) {
            findings.fault(place, "type", "must be an object");
        } else if (field.required()
                || field.fields().stream().anyMatch(each -> !Field.isNothing(group.get(each.key())))) {
            check(field.fields(), group, place, findings);
        }
    }

    private void checkList(Field field, ObjectNode object, Place place, Findings findings) {
        var value = object.get(field.key());
        if (value == null) {
            return;
        }
        if (Field.isNothing(value) || value.isObject() && value.isEmpty()) {
            object.putArray(field.key());
        } else if (!value.isArray()) {
            findings.fault(place, "type", "must be a list");
        } else if (value.size() > LONGEST_LIST) {
            findings.fault(place, "length", "has %d parts, and %d are the most".formatted(value.size(), LONGEST_LIST));
        } else {
            for (int i = 0; i < value.size(); i++) {
                if (value.get(i) instanceof ObjectNode part) {
                    var at = place.to(i);
                    field.fields().forEach(each -> checkPart(each, part, at, findings));
                } else {
                    findings.fault(place.to(i), "type", "must be an object");
                }
            }
        }
    }

    private void checkPart(Field field, ObjectNode part, Place at, Findings findings) {
        var spelled = Field.spelledIn(part, field.key());
        if (spelled.isEmpty()) {
            check(field, field.key(), part, at, findings);
        }
        spelled.forEach(key -> check(field, key, part, at, findings));
        if (spelled.size() > 1 && !part.get(spelled.get(0)).equals(part.get(spelled.get(1)))) {
            findings.fault(
                    at.to(spelled.get(1)),
                    "conflict",
                    "says something else than %s beside it: write one of the two".formatted(spelled.get(0)));
        }
    }

    private void checkValue(Field field, ObjectNode object, String key, Place place, Findings findings) {
        try {
            object.set(key, read(field, object.get(key), place, findings));
        } catch (Wrong wrong) {
            findings.fault(place, wrong.type, wrong.getMessage());
        }
    }

    private JsonNode read(Field field, JsonNode value, Place place, Findings findings) throws Wrong {
        return switch (field.kind()) {
            case AMOUNT -> Values.amount(value);
            case DAYS -> Values.days(value);
            case YES_NO -> yesNo(value);
            default -> TextNode.valueOf(travelling(field, text(field, text(value), place, findings)));
        };
    }

    private static JsonNode yesNo(JsonNode value) throws Wrong {
        if (!value.isBoolean()) {
            throw new Wrong("type", "must be true or false");
        }
        return value;
    }

    private static String text(JsonNode value) throws Wrong {
        if (!value.isTextual()) {
            throw new Wrong("type", "must be a text");
        }
        var text = value.textValue();
        if (text.chars().anyMatch(each -> each < ' ' && each != '\n' && each != '\r' && each != '\t')) {
            throw new Wrong("value", "has characters in it that cannot be seen: write it again");
        }
        return text;
    }

    /** What rows may not hold a config must not give them; what goes nowhere may have several lines. */
    private static String travelling(Field field, String text) throws Wrong {
        var fault = field.secret() || field.area() ? null : forbidden(text);
        if (fault != null) {
            throw new Wrong("value", fault);
        }
        return text;
    }

    /** @return what is wrong with a text that travels with a payment; null when nothing is */
    static String forbidden(String text) {
        var found = PlainText.firstForbidden(text);
        return found == null ? null : "holds a %s, which must not be in it: remove it".formatted(found);
    }

    private String text(Field field, String text, Place place, Findings findings) throws Wrong {
        int longest = field.longest() == null ? LONGEST : field.longest();
        // blanks included, since so it is kept
        if (text.length() > longest) {
            throw new Wrong("length", "has %d characters, and %d are the most".formatted(text.length(), longest));
        }
        return switch (field.kind()) {
            case UUID ->
                matching(
                        UUID,
                        text.toLowerCase(Locale.ROOT),
                        "must be a UUID, such as 37dbc4a5-be4c-4246-bfad-15b9f5f5e7f3");
            case WORD -> word(text, place, findings);
            case CODE -> matching(CODE, text, "must be up to 64 letters, digits and underscores");
            case TAX_CODE -> taxCode(PlainText.asCode(text), place, findings);
            case IBAN -> iban(PlainText.asCode(text));
            case CHOICE -> choice(field, text.toLowerCase(Locale.ROOT));
            case COLLECTION ->
                matching(
                        COLLECTION,
                        text,
                        "must be a digit, a slash and 3 to 138 characters without blanks, such as 9/0101100IM/");
            case CATEGORY -> category(text, place, findings);
            default -> text;
        };
    }

    private static String matching(Pattern form, String text, String sentence) throws Wrong {
        if (!form.matcher(text).matches()) {
            throw new Wrong("value", sentence);
        }
        return text;
    }

    private static String word(String text, Place place, Findings findings) throws Wrong {
        matching(WORD, text, "must be up to 64 small letters and underscores, such as service");
        if (!COLLECTIONS.contains(text)) {
            findings.warn(place, "is none of application, service and altro");
        }
        return text;
    }

    private static String choice(Field field, String text) throws Wrong {
        if (!field.choices().containsKey(text)) {
            throw new Wrong(
                    "value",
                    "must be one of " + String.join(", ", field.choices().keySet()));
        }
        return text;
    }

    private String taxCode(String code, Place place, Findings findings) throws Wrong {
        var shape = FiscalCode.shapeFault(code);
        if (shape != null) {
            throw new Wrong("value", shape);
        }
        judge(settings.taxCodeCheck(), FiscalCode.checkFault(code), place, findings);
        return code;
    }

    private static String iban(String iban) throws Wrong {
        var fault = Iban.fault(iban);
        if (fault != null) {
            throw new Wrong("value", fault);
        }
        return iban;
    }

    private String category(String code, Place place, Findings findings) throws Wrong {
        matching(CATEGORY, code, "must be a code of the taxonomy, such as 9/0101100IM/");
        judge(settings.categoryCheck(), TaxonomyCode.shapeFault(code), place, findings);
        return code;
    }

    private static void judge(Check check, String fault, Place place, Findings findings) throws Wrong {
        if (fault != null && check == Check.STRICT) {
            throw new Wrong("value", fault);
        }
        if (fault != null && check == Check.WARN) {
            findings.warn(place, fault);
        }
    }
}
