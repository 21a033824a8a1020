package carovana.sandbox.gpd;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the query and path of one operation, and refuses what the core's binding would.
 *
 * @param operation the operation's name, which the core shows in its refusals
 */
record Parameters(HttpServletRequest request, String operation) {

    private enum ServiceType {
        GPD,
        ACA,
        WISP
    }

    private static final Set<String> YES = Set.of("true", "on", "yes", "1");
    private static final Set<String> NO = Set.of("false", "off", "no", "0");

    Optional<String> text(String name) {
        return Optional.ofNullable(request.getParameter(name)).filter(value -> !value.isEmpty());
    }

    boolean toPublish() {
        return parsed("toPublish", value -> {
                    String word = value.toLowerCase(Locale.ROOT);
                    if (!YES.contains(word) && !NO.contains(word)) {
                        throw new IllegalArgumentException(word);
                    }
                    return YES.contains(word);
                })
                .orElse(false);
    }

    Optional<String> serviceType() {
        return parsed("serviceType", value -> ServiceType.valueOf(value).name());
    }

    Segregation segregation() {
        return Segregation.of(operation, request.getParameter("segregationCodes"));
    }

    <T> Optional<T> parsed(String name, Function<String, T> parser) {
        return text(name).map(value -> {
            try {
                return parser.apply(value);
            } catch (RuntimeException e) {
                throw GpdRefusal.badRequest("Invalid value %s for property %s".formatted(value, name));
            }
        });
    }

    int whole(String name, int otherwise, int least, int most) {
        int value = parsed(name, Integer::valueOf).orElse(otherwise);
        if (value < least) {
            throw refused(name, "must be greater than or equal to " + least);
        }
        if (value > most) {
            throw refused(name, "must be less than or equal to " + most);
        }
        return value;
    }

    String matching(String name, String value, String pattern) {
        if (!value.matches(pattern)) {
            throw refused(name, "must match \"%s\"".formatted(pattern));
        }
        return value;
    }

    private GpdRefusal refused(String name, String rule) {
        return GpdRefusal.badRequest("%s.%s: %s".formatted(operation, name, rule));
    }
}
