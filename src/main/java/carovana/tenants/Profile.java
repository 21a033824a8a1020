package carovana.tenants;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What the tenants and configs of an intermediary have: one table, from which the forms are drawn and by which the server
 * checks.
 *
 * @param shape how its own form writes a config; either is taken
 * @param tenant fields of a tenant
 * @param config fields of a config, around its payment
 * @param item fields of the payment
 */
record Profile(Shape shape, List<Field> tenant, List<Field> config, List<Field> item) {

    /** What a form sends of itself, beside what was filled in. */
    static final Set<String> OF_THE_FORM = Set.of("submit", "receiver_enable", "hidden", "versamenti");

    enum Shape {
        /** the payment is the one element of {@code items} */
        @JsonProperty("items")
        ITEMS,
        /** the payment's fields stand beside those around it */
        @JsonProperty("flat")
        FLAT
    }

    /** @throws IllegalArgumentException when there is no profile of that name */
    static Profile named(String name) {
        try (var table = Profile.class.getResourceAsStream(name + ".yaml")) {
            if (table == null || !name.matches("[a-z0-9-]+")) {
                throw new IllegalArgumentException("there is no profile " + name);
            }
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(table);
            return new ObjectMapper().convertValue(read, Profile.class);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Set<String> keysOfItem() {
        return item.stream().map(Field::key).collect(Collectors.toSet());
    }
}
