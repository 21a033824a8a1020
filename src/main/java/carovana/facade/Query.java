package carovana.facade;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads the query and path of a call as GPD does. */
final class Query {

    /** What GPD takes as an IUPD in the path of a reading or a deletion. */
    private static final String NAME = "[\\w*\\h-]+";

    private Query() {}

    /** @return null when it is not said */
    static Boolean yesNo(String name, String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "on", "yes", "1" -> true;
            case "false", "off", "no", "0" -> false;
            default -> throw Refusal.badRequest("Invalid value %s for property %s".formatted(value, name));
        };
    }

    static void matching(String property, String value) {
        if (!value.matches(NAME)) {
            throw Refusal.badRequest("%s: must match \"%s\"".formatted(property, NAME));
        }
    }

    /** The parameters that GPD knows, escaped; the others are left out. */
    static String of(HttpServletRequest request, List<String> known) {
        return known.stream()
                .filter(name -> request.getParameter(name) != null)
                .flatMap(name ->
                        Arrays.stream(request.getParameterValues(name)).map(value -> name + "=" + escaped(value)))
                .collect(Collectors.joining("&"));
    }

    private static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
