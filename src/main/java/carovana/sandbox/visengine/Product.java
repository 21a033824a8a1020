package carovana.sandbox.visengine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Something that can be ordered.
 *
 * @param sufficient which sets of fields are enough for an order; empty where any are
 * @param price      in cents, as all prices here, without options
 * @param search     whether a result must be chosen before anything is produced
 */
record Product(
        String hash,
        String name,
        String category,
        List<Field> fields,
        List<List<Integer>> sufficient,
        String instructions,
        long price,
        long searchPrice,
        List<Option> options,
        boolean search) {

    /**
     * @param type  {@code tipo}
     * @param order the place where a form shows it, as a text, or null
     */
    record Field(String name, String type, String order, String instructions) {}

    /**
     * @param kind {@code tipo}
     * @param name by which an order asks for it
     */
    record Option(String name, String kind, long price) {}

    /** {@code ($0 && $1) || ($0)}; the real one leaves blanks at the end of some. */
    String validation() {
        if (sufficient.size() == 1) {
            return all(sufficient.get(0)) + "  ";
        }
        return sufficient.stream().map(fields -> "(" + all(fields) + ")").collect(Collectors.joining(" || "));
    }

    private static String all(List<Integer> fields) {
        return fields.stream().map(field -> "$" + field).collect(Collectors.joining(" && "));
    }

    Field field(String key) {
        for (int i = 0; i < fields.size(); i++) {
            if (key.equals("$" + i)) {
                return fields.get(i);
            }
        }
        return null;
    }

    /** Those of the options that an order asks for. */
    List<Option> chosen(List<String> names) {
        return options.stream().filter(option -> names.contains(option.name())).toList();
    }

    Product priced(long other) {
        return new Product(hash, name, category, fields, sufficient, instructions, other, searchPrice, options, search);
    }

    Product named(String other) {
        return new Product(
                hash, other, category, fields, sufficient, instructions, price, searchPrice, options, search);
    }

    Map<String, Object> line() {
        var line = new LinkedHashMap<String, Object>();
        line.put("nome_visura", name);
        line.put("nome_categoria", category);
        line.put("hash_visura", hash);
        return line;
    }

    Map<String, Object> detail() {
        var structure = new LinkedHashMap<String, Object>();
        structure.put("campi", form());
        structure.put("validazione", validation());
        structure.put("istruzioni", instructions);
        structure.put("istruzioni_ricerca", "");
        var detail = new LinkedHashMap<String, Object>();
        detail.put("hash_visura", hash);
        detail.put("json_struttura", structure);
        detail.put("nome_categoria", category);
        detail.put("nome_visura", name);
        detail.put("opzioni", told(options));
        detail.put("prezzo_ricerca", Price.euros(searchPrice));
        detail.put("prezzo_visura", Price.euros(price));
        detail.put("ricerca", search);
        detail.put("sincrona", false);
        detail.put("fornitori", List.of());
        return detail;
    }

    private Map<String, Object> form() {
        var form = new LinkedHashMap<String, Object>();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            var told = new LinkedHashMap<String, Object>();
            told.put("nome", field.name());
            told.put("tipo", field.type());
            told.put("null", false);
            if (field.order() != null) {
                told.put("ordine", field.order());
            }
            told.put("istruzioni", field.instructions());
            form.put("$" + i, told);
        }
        return form;
    }

    /** Null, as on the real service, where there are none. */
    static Object told(List<Option> options) {
        if (options.isEmpty()) {
            return null;
        }
        var list = new ArrayList<Object>();
        for (Option option : options) {
            var told = new LinkedHashMap<String, Object>();
            told.put("tipo", option.kind());
            told.put("prezzo", Price.euros(option.price()));
            told.put("nome", option.name());
            list.add(told);
        }
        return list;
    }
}
