package carovana.documents.provider;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What can be ordered.
 *
 * @param hash by which the provider knows it
 * @param rule which fields must be there together, {@code ($0 && $1) || $2}; empty: any
 * @param searches whether a result must be chosen before the document is made
 * @param price euro cents, without VAT, of the document and of the search before it
 */
public record Product(
        String hash,
        String name,
        String category,
        List<Field> fields,
        String rule,
        boolean searches,
        long price,
        List<Option> options) {

    public Optional<Option> option(String type) {
        return options.stream()
                .filter(each ->
                        each.type().equalsIgnoreCase(type) || each.code().equalsIgnoreCase(type))
                .findFirst();
    }

    /** What it costs with these options, in euro cents; options that it does not have cost nothing. */
    public long total(Collection<String> ordered) {
        long total = price;
        for (var type : ordered) {
            total = Math.addExact(total, option(type).map(Option::price).orElse(0L));
        }
        return total;
    }
}
