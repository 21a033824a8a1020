package carovana.positions;

import java.util.List;

/**
 * The payment config with which a payment was made out, as it was at that time.
 *
 * @param version of the config: what it said then stands in its history
 * @param given what it gave, because the row did not: amount, description, dueDate…
 */
public record ConfigUse(String proxy, String id, long version, List<String> given) {

    public ConfigUse {
        given = given == null ? List.of() : List.copyOf(given);
    }

    /** Whether the same config gave this to both. */
    boolean alsoGave(ConfigUse other, String field) {
        return other != null && other.id.equals(id) && given.contains(field) && other.given.contains(field);
    }
}
