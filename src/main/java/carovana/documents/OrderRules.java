package carovana.documents;

import carovana.documents.provider.Field;
import carovana.documents.provider.Option;
import carovana.documents.provider.Product;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Says everything that is wrong with an order at once, before anybody is paid for it. */
@Component
class OrderRules {

    /**
     * @param texts by the field as the office wrote it: its name, or the provider's key
     * @param scans the fields for which a file came, written the same way
     */
    Judged judge(
            ProductSettings expected,
            Product product,
            Map<String, String> texts,
            Collection<String> scans,
            List<String> options) {
        var objections = new ArrayList<String>(productFaults(expected, product));
        var sent = new LinkedHashMap<String, String>();
        var files = new LinkedHashMap<String, String>();
        texts.forEach((name, value) ->
                field(product, name, objections).ifPresent(field -> text(field, value, expected, sent, objections)));
        scans.forEach(name -> field(product, name, objections).ifPresent(field -> {
            if (!field.isFile()) {
                objections.add("%s is no file: write its value among fields".formatted(told(field)));
            } else if (files.putIfAbsent(field.key(), name) != null) {
                objections.add("%s is there twice".formatted(told(field)));
            }
        }));
        var there = new TreeSet<>(sent.keySet());
        there.addAll(files.keySet());
        objections.addAll(ruleFaults(product, there));
        var codes = codes(product, options, objections);
        long total = product.total(options);
        long most = Euro.cents(expected.maxPrice());
        if (total > most) {
            objections.add("it costs %s, and %s at most is allowed for %s (carovana.documents.products.max-price)"
                    .formatted(Euro.text(total), Euro.text(most), expected.name()));
        }
        return new Judged(sent, files, codes, product.options(), total, List.copyOf(objections));
    }

    /** A hash copied from somewhere may be another product's, and is charged all the same. */
    private static List<String> productFaults(ProductSettings expected, Product product) {
        var faults = new ArrayList<String>();
        if (!plain(product.name()).equals(plain(expected.title()))
                || !product.hash().equals(expected.hash())) {
            faults.add(
                    "the provider calls the product with this hash \"%s\", and \"%s\" is expected: correct the hash or the"
                                    .formatted(product.name(), expected.title())
                            + " title of %s in carovana.documents.products".formatted(expected.name()));
        }
        if (!expected.category().isEmpty() && !plain(product.category()).equals(plain(expected.category()))) {
            faults.add("the provider counts the product among \"%s\", and \"%s\" is expected: look at the catalogue"
                    .formatted(product.category(), expected.category()));
        }
        if (product.searches()) {
            faults.add("somebody must choose a search's result before this product is made, which is not supported:"
                    + " order it on the provider's site");
        }
        return faults;
    }

    private static Optional<Field> field(Product product, String name, List<String> objections) {
        var wanted = plain(name);
        var found = product.fields().stream()
                .filter(each ->
                        each.key().equals(name.strip()) || plain(each.name()).equals(wanted))
                .toList();
        if (found.size() == 1) {
            return Optional.of(found.get(0));
        }
        objections.add(
                found.isEmpty()
                        ? "the product has no field of the name \"%s\": it has %s"
                                .formatted(shortened(name), told(product.fields()))
                        : "more than one field has the name \"%s\": write its key, such as %s"
                                .formatted(shortened(name), found.get(0).key()));
        return Optional.empty();
    }

    private static void text(
            Field field, String value, ProductSettings expected, Map<String, String> sent, List<String> objections) {
        if (field.isFile()) {
            objections.add("%s is a file: name it among files".formatted(told(field)));
            return;
        }
        if (value.isBlank()) {
            return;
        }
        var read = FieldValue.of(field.type(), value, expected.dateFormat());
        if (read.fault() != null) {
            objections.add(told(field) + " " + read.fault());
        } else if (sent.putIfAbsent(field.key(), read.value()) != null) {
            objections.add("%s is there twice".formatted(told(field)));
        }
    }

    private static List<String> ruleFaults(Product product, Set<String> there) {
        try {
            var rule = FieldRule.read(product.rule());
            var known = product.fields().stream().map(Field::key).toList();
            var unknown =
                    rule.fields().stream().filter(each -> !known.contains(each)).toList();
            if (!unknown.isEmpty()) {
                return List.of(
                        "the product's rule names %s, which is no field of it: ask the provider".formatted(unknown));
            }
            if (rule.holds(there::contains)) {
                return List.of();
            }
            var missing = product.fields().stream()
                    .filter(each -> rule.fields().contains(each.key()) && !there.contains(each.key()))
                    .toList();
            return List.of("fields are missing: of %s as many must be there as the product's rule wants, %s"
                    .formatted(told(missing), product.rule().strip()));
        } catch (UnreadableRule unreadable) {
            return List.of(unreadable.getMessage() + ": ask the provider");
        }
    }

    private static List<String> codes(Product product, List<String> options, List<String> objections) {
        var codes = new ArrayList<String>();
        for (var each : options) {
            product.option(each)
                    .map(Option::code)
                    .ifPresentOrElse(
                            codes::add,
                            () -> objections.add("the product has no option \"%s\": it has %s"
                                    .formatted(
                                            each,
                                            product.options().stream()
                                                    .map(Option::type)
                                                    .toList())));
        }
        return codes;
    }

    private static String told(List<Field> fields) {
        return fields.stream().map(OrderRules::told).toList().toString();
    }

    private static String told(Field field) {
        return "%s (%s)".formatted(field.name(), field.key());
    }

    private static String shortened(String name) {
        return name.length() > 60 ? name.substring(0, 60) + "…" : name;
    }

    /** Names are the same whatever their case, accents and signs. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }
}
