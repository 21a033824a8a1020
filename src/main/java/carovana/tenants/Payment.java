package carovana.tenants;

import carovana.positions.Metadata;
import carovana.positions.PaymentTerms;
import carovana.positions.PaymentTerms.Beneficiary;
import carovana.positions.PlainText;
import carovana.positions.TaxonomyCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a checked config in our own words, whichever its shape and its spelling. */
final class Payment {

    /** How a part of a split is booked. */
    static final List<String> BOOKED =
            List.of("budget_chapter", "office_code", "assessment", "code", "type", "description");

    private Payment() {}

    /**
     * What the table knows of the payment in a config: of the element of {@code items}, or of the config itself. What it
     * does not know was not checked.
     */
    private static JsonNode known(Profile profile, ObjectNode config) {
        var known = config.objectNode();
        known.setAll((ObjectNode) (config.has("items") ? config.path("items").path(0) : config));
        return known.retain(profile.keysOfItem());
    }

    static boolean isStamp(JsonNode item) {
        return "stamp".equals(item.path("payment_type").asText());
    }

    /** What rows may name it by, beside its id; null when it has no such name. */
    static String managementId(Profile profile, ObjectNode config) {
        var item = known(profile, config);
        return firstText(item.path("management_id"), item.path("code"));
    }

    static PaymentTerms terms(Profile profile, ObjectNode config) {
        var item = known(profile, config);
        return new PaymentTerms(
                isStamp(item),
                item.path("amount").decimalValue().movePointRight(2).longValueExact(),
                firstText(item.path("reason")),
                item.path("expire_at").intValue(),
                category(item),
                PlainText.shortened(firstText(item.path("office_description"), item.path("office_code"))),
                beneficiary(item.path("receiver")),
                split(item.path("split")),
                marks(config, item));
    }

    /** A part of a split may have its code and amount under several names. */
    static JsonNode ofSplit(JsonNode part, String key) {
        return Field.spelledIn(part, key).stream().findFirst().map(part::path).orElse(MissingNode.getInstance());
    }

    /** The accounting code of an entry is a category only where it is one. */
    private static String category(JsonNode item) {
        var category = firstText(item.path("pagopa_category"));
        var collection = firstText(item.path("collection_data"));
        return category != null || collection == null || !TaxonomyCode.isWellFormed(collection) ? category : collection;
    }

    private static Beneficiary beneficiary(JsonNode receiver) {
        var code = firstText(receiver.path("tax_identification_number"));
        return code == null
                ? null
                : new Beneficiary(code, firstText(receiver.path("name")), firstText(receiver.path("iban")));
    }

    private static List<Metadata> split(JsonNode split) {
        var parts = new ArrayList<Metadata>();
        for (var part : split) {
            var booked = BOOKED.stream()
                    .map(key -> firstText(ofSplit(part, key)))
                    .filter(each ->
                            each != null && !each.equals(ofSplit(part, "id").asText()));
            var value = Stream.concat(
                            Stream.of(ofSplit(part, "amount").decimalValue().toPlainString()), booked)
                    .collect(Collectors.joining(" | "));
            parts.add(new Metadata(PlainText.shortened(ofSplit(part, "id").asText()), PlainText.shortened(value)));
        }
        return parts;
    }

    private static List<Metadata> marks(ObjectNode config, JsonNode item) {
        var marks = new ArrayList<Metadata>();
        marks.add(new Metadata("config_id", config.path("id").asText()));
        for (var key : List.of("management_id", "code", "reference_code")) {
            var value = firstText(item.path(key));
            if (value != null) {
                marks.add(new Metadata(key, PlainText.shortened(value)));
            }
        }
        return marks;
    }

    private static String firstText(JsonNode... values) {
        for (var value : values) {
            if (value.isTextual() && !value.textValue().isBlank()) {
                return value.textValue().strip();
            }
        }
        return null;
    }
}
