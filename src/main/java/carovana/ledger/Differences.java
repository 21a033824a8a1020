package carovana.ledger;

import carovana.positions.DebtPosition;
import carovana.positions.PaymentOption;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Says in what a position that comes again differs from the one that is in the ledger. */
final class Differences {

    private Differences() {}

    /** @return one phrase per field, such as {@code options[0].amount was 1000, is 1200}; empty when nothing differs */
    static List<String> between(DebtPosition known, DebtPosition again) {
        if (known == null) {
            return List.of("what it holds is known to pagoPA alone");
        }
        var found = new ArrayList<String>();
        var asked = withIuvsOf(known, again.asGivenTo(known));
        // an update that left publishing to pagoPA says nothing about it
        asked = known.publish() == null ? asked.withPublish(null) : asked;
        compare("", contents(known), contents(asked), found);
        return found;
    }

    /** An option that comes without an IUV means the one it had: that of the option in its place. */
    static DebtPosition withIuvsOf(DebtPosition known, DebtPosition again) {
        var options = new ArrayList<>(again.options());
        var taken = options.stream().map(PaymentOption::iuv).toList();
        for (int i = 0; i < Math.min(options.size(), known.options().size()); i++) {
            var own = known.options().get(i).iuv();
            if (options.get(i).iuv() == null && !taken.contains(own)) {
                options.set(i, options.get(i).withIuv(own));
            }
        }
        return again.withOptions(options);
    }

    /** What is owed, and by which config; not which of it the config gave, since that makes no other due. */
    private static JsonNode contents(DebtPosition position) {
        var tree = Payloads.tree(position);
        for (var option : tree.path("options")) {
            if (option.path("config") instanceof ObjectNode config) {
                config.retain("proxy", "id");
            }
        }
        return tree;
    }

    private static void compare(String path, JsonNode known, JsonNode again, List<String> found) {
        if (known.equals(again)) {
            return;
        }
        if (known.isObject() && again.isObject()) {
            var names = new LinkedHashSet<String>();
            known.fieldNames().forEachRemaining(names::add);
            again.fieldNames().forEachRemaining(names::add);
            names.forEach(name ->
                    compare(path.isEmpty() ? name : path + "." + name, known.path(name), again.path(name), found));
        } else if (known.isArray() && again.isArray() && known.size() == again.size()) {
            for (int i = 0; i < known.size(); i++) {
                compare(path + "[" + i + "]", known.get(i), again.get(i), found);
            }
        } else if (known.isArray() || again.isArray()) {
            found.add("%s were %d, are %d".formatted(path, known.size(), again.size()));
        } else {
            found.add("%s was %s, is %s".formatted(path, text(known), text(again)));
        }
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? "empty" : value.asText();
    }
}
