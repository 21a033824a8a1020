package carovana.tenants;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One field of a tenant or a config: what the form shows of it, and what the server asks of it.
 *
 * @param longest characters; null is any that is reasonable
 * @param standard what it is when it is absent; then it may be, although it is required
 * @param hidden in the form, which carries it along
 * @param unseen not in the form at all
 * @param area whether the form gives it several lines
 * @param add what the form calls one more of a list
 * @param choices what it may be, with what the form calls each
 * @param fields of a group, or of each in a list
 */
record Field(
        String key,
        Kind kind,
        String label,
        String placeholder,
        String description,
        boolean required,
        Integer longest,
        @JsonProperty("default") JsonNode standard,
        boolean hidden,
        boolean unseen,
        boolean secret,
        boolean area,
        String add,
        Map<String, String> choices,
        List<Field> fields) {

    private static final String OF_A_SPLIT = "split_";

    Field {
        choices = choices == null ? Map.of() : choices;
        fields = fields == null ? List.of() : List.copyOf(fields);
    }

    /** What is to be understood by a value. */
    enum Kind {
        @JsonProperty("text")
        TEXT,
        @JsonProperty("uuid")
        UUID,
        /** small letters and underscores */
        @JsonProperty("word")
        WORD,
        /** letters, digits and underscores */
        @JsonProperty("code")
        CODE,
        @JsonProperty("tax-code")
        TAX_CODE,
        @JsonProperty("iban")
        IBAN,
        /** euro, with a point and two decimals */
        @JsonProperty("amount")
        AMOUNT,
        @JsonProperty("days")
        DAYS,
        @JsonProperty("choice")
        CHOICE,
        @JsonProperty("yes-no")
        YES_NO,
        /** dati specifici di riscossione */
        @JsonProperty("collection")
        COLLECTION,
        /** a code of the taxonomy */
        @JsonProperty("category")
        CATEGORY,
        @JsonProperty("group")
        GROUP,
        @JsonProperty("list")
        LIST
    }

    /**
     * How a field of a split's part is spelled there: without and with {@code split_} before it, the id as code too where
     * there is no other. Nothing where it was left open.
     */
    static List<String> spelledIn(JsonNode part, String key) {
        var plain = key.startsWith(OF_A_SPLIT) ? key.substring(OF_A_SPLIT.length()) : key;
        var spelled = Stream.of(plain, OF_A_SPLIT + plain)
                .filter(each -> !isNothing(part.get(each)))
                .toList();
        return spelled.isEmpty() && plain.equals("id") && !isNothing(part.get("code")) ? List.of("code") : spelled;
    }

    /** Whether somebody has left it open: absent, null or blank. */
    static boolean isNothing(JsonNode value) {
        return value == null
                || value.isMissingNode()
                || value.isNull()
                || value.isTextual() && value.textValue().isBlank();
    }
}
