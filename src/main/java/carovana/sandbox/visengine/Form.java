package carovana.sandbox.visengine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks through the fields of an order as the real service does; what it says of which fault is not published. */
final class Form {

    private static final Map<String, Pattern> TYPES = Map.of(
            "email", Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+"),
            "codice_fiscale_persona_fisica", Pattern.compile("[A-Za-z0-9]{16}"),
            "codice_fiscale", Pattern.compile("[A-Za-z0-9]{16}|\\d{11}"),
            "partita_iva", Pattern.compile("[A-Za-z0-9]{16}|\\d{11}"),
            "cod_comune", Pattern.compile("[A-Za-z]\\d{3}"),
            "cod_provincia", Pattern.compile("[A-Za-z]{2}"),
            "data_iso8601", Pattern.compile("\\d{2}-\\d{2}-\\d{4}|\\d{4}-\\d{2}-\\d{2}"));

    private Form() {}

    static boolean isEmail(String text) {
        return TYPES.get("email").matcher(text).matches();
    }

    /** @return the first thing that is wrong */
    static Optional<String> objection(
            Product product, Map<String, String> fields, Map<String, Request.FileNote> files) {
        for (var entry : fields.entrySet()) {
            Product.Field field = product.field(entry.getKey());
            if (field == null) {
                return Optional.of(entry.getKey() + " is no field");
            }
            if (!entry.getValue().isEmpty() && !fits(field, entry.getValue(), files.get(entry.getKey()))) {
                return Optional.of(entry.getKey() + " " + field.name() + " is not valid");
            }
        }
        boolean enough = product.sufficient().stream().anyMatch(needed -> has(fields, needed));
        return enough ? Optional.empty() : Optional.of(product.validation().strip());
    }

    private static boolean fits(Product.Field field, String value, Request.FileNote file) {
        if (field.type().equals("file")) {
            return file != null && file.size() > 0;
        }
        Pattern pattern = TYPES.get(field.type());
        return file == null && (pattern == null || pattern.matcher(value).matches());
    }

    private static boolean has(Map<String, String> fields, List<Integer> needed) {
        return needed.stream()
                .noneMatch(field -> fields.getOrDefault("$" + field, "").isBlank());
    }
}
