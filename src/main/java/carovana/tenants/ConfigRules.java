package carovana.tenants;

import carovana.positions.CheckSettings;
import carovana.positions.Euro;
import carovana.positions.Metadata;
import carovana.tenants.TenantsSettings.SplitSum;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Checks a payment config: its fields, its shape, and what its fields must be to each other. */
@Component
class ConfigRules {

    private static final String ITEMS = "items";

    private final FieldRules fields;
    private final TenantsSettings settings;
    private final CheckSettings checks;

    ConfigRules(FieldRules fields, TenantsSettings settings, CheckSettings checks) {
        this.fields = fields;
        this.settings = settings;
        this.checks = checks;
    }

    void check(Profile profile, ObjectNode config, Findings findings) {
        config.remove(Profile.OF_THE_FORM);
        fields.check(profile.config(), config, Place.ROOT, findings);
        if (Field.isNothing(config.get(ITEMS))) {
            config.remove(ITEMS);
            checkFlat(profile, config, findings);
        } else {
            checkItems(profile, config, findings);
        }
    }

    private void checkFlat(Profile profile, ObjectNode config, Findings findings) {
        if (profile.shape() == Profile.Shape.ITEMS
                && profile.keysOfItem().stream().noneMatch(config::has)) {
            findings.fault(Place.ROOT.to(ITEMS), "missing", "must not be empty: write the one payment as its element");
            return;
        }
        checkItem(profile, config, Place.ROOT, findings);
    }

    private void checkItems(Profile profile, ObjectNode config, Findings findings) {
        var place = Place.ROOT.to(ITEMS);
        for (var key : profile.keysOfItem()) {
            if (config.has(key)) {
                findings.fault(
                        Place.ROOT.to(key),
                        "conflict",
                        "stands beside items: write the payment in one of the two places, and not in both");
            }
        }
        var items = config.get(ITEMS);
        if (!items.isArray() || items.size() != 1) {
            findings.fault(place, "length", "must be a list of exactly one payment");
        } else if (items.get(0) instanceof ObjectNode item) {
            item.remove(Profile.OF_THE_FORM);
            checkItem(profile, item, place.to(0), findings);
        } else {
            findings.fault(place.to(0), "type", "must be an object");
        }
    }

    private void checkItem(Profile profile, ObjectNode item, Place at, Findings findings) {
        int before = findings.faults().size();
        fields.check(profile.item(), item, at, findings);
        checkStamp(item, at, findings);
        // sums of what is no number would only repeat that it is none
        if (findings.faults().size() == before) {
            checkSplit(item, at, findings);
        }
    }

    private void checkStamp(ObjectNode item, Place at, Findings findings) {
        var amount = item.path("amount");
        if (!Payment.isStamp(item) || checks.stampAmounts().isEmpty() || !amount.isBigDecimal()) {
            return;
        }
        if (!checks.stampAmounts().contains(cents(amount))) {
            findings.fault(
                    at.to("amount"),
                    "value",
                    "is not what a revenue stamp costs: write "
                            + checks.stampAmounts().stream().map(Euro::told).collect(Collectors.joining(" or ")));
        }
    }

    private void checkSplit(ObjectNode item, Place at, Findings findings) {
        var split = item.path("split");
        if (split.isEmpty()) {
            return;
        }
        var seen = new HashSet<String>();
        var sum = BigDecimal.ZERO;
        for (int i = 0; i < split.size(); i++) {
            var code = Payment.ofSplit(split.get(i), "id").asText();
            if (!seen.add(code)) {
                findings.fault(
                        at.to("split").to(i), "conflict", "%s is there twice: give each part its own".formatted(code));
            }
            if (code.equals(Metadata.RESERVED)) {
                findings.fault(at.to("split").to(i), "value", "has an id that pagoPA keeps for itself: use another");
            }
            checkBooking(split.get(i), at.to("split").to(i), findings);
            sum = sum.add(Payment.ofSplit(split.get(i), "amount").decimalValue());
        }
        var amount = item.path("amount").decimalValue();
        if (sum.compareTo(amount) != 0) {
            var sentence = "the parts make %s, and the amount is %s: they must be the same"
                    .formatted(sum.toPlainString(), amount.toPlainString());
            if (settings.splitSum() == SplitSum.STRICT) {
                findings.fault(at.to("split"), "value", sentence);
            } else {
                findings.warn(at.to("split"), sentence);
            }
        }
    }

    /** All of it travels, also what the table of the profile does not know. */
    private static void checkBooking(JsonNode part, Place at, Findings findings) {
        for (var key : Payment.BOOKED) {
            for (var spelled : Field.spelledIn(part, key)) {
                var fault = FieldRules.forbidden(part.path(spelled).asText());
                if (fault != null) {
                    findings.fault(at.to(spelled), "value", fault);
                }
            }
        }
    }

    private static long cents(JsonNode amount) {
        return amount.decimalValue().movePointRight(2).longValueExact();
    }
}
