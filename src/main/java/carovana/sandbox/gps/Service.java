package carovana.sandbox.gps;

import carovana.sandbox.gps.Institution.Status;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * A service that citizens pay for of their own accord. Its owner, not GPS, knows what it costs.
 *
 * @param transferCategory the taxonomy code of what is paid; GPS does not look at it
 * @param endpoint         with {@code basePath} the address that is asked for the amount
 * @param properties       what a citizen must say
 */
record Service(
        @NotBlank String id,
        @NotBlank String name,
        @NotBlank String description,
        @NotBlank String transferCategory,
        @NotBlank String endpoint,
        @NotBlank String basePath,
        @NotNull Status status,
        @Valid List<Property> properties) {

    enum Type {
        STRING,
        NUMBER
    }

    /** @param required what is left out is required */
    record Property(@NotBlank String name, Type type, Boolean required) {

        Property {
            type = type == null ? Type.STRING : type;
            required = required == null || required;
        }
    }

    Service {
        properties = properties == null ? List.of() : properties;
    }
}
