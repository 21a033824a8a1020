package carovana.positions;

import java.util.ArrayList;
import java.util.List;

/**
 * The payment config with which a payment was made out, as it was at that time.
 *
 * @param version of the config: what it said then stands in its history
 * @param given what it gave, because the row did not: amount, description, dueDate…
 * @param said what it might have given, had the row not said it; of one share alone as {@link #ofShare} writes it
 */
public record ConfigUse(String proxy, String id, long version, List<String> given, List<String> said) {

    public ConfigUse {
        given = given == null ? List.of() : List.copyOf(given);
        said = said == null ? List.of() : List.copyOf(said);
    }

    /** What a datum of a share is called here; the first one's need no more than their own name. */
    public static String ofShare(int number, String field) {
        return number == 1 ? field : "transfer" + number + "." + field;
    }

    boolean isOf(ConfigUse then) {
        return then != null && then.id.equals(id) && then.proxy.equals(proxy);
    }

    /** Whether neither row said it. */
    boolean bothLeave(String field, ConfigUse then) {
        return !said.contains(field) && !then.said.contains(field);
    }

    /**
     * Whether what stands stays: neither row said it, and the config gave it to one of them at least. What it gave to neither
     * comes from elsewhere, as the organization's own account.
     */
    boolean keeps(String field, ConfigUse then) {
        return bothLeave(field, then) && (given.contains(field) || then.given.contains(field));
    }

    /** What is remembered of a payment that is asked for again: what stays was given then, what is new is given now. */
    ConfigUse after(ConfigUse then) {
        var all = new ArrayList<>(then.given);
        all.removeAll(said);
        var fresh = given.stream().filter(then.said::contains).toList();
        all.addAll(fresh);
        return new ConfigUse(proxy, id, fresh.isEmpty() ? then.version : version, all, said);
    }
}
