package carovana.sandbox.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who calls: {@code sandbox-key} stands for an intermediary of everyone, {@code sandbox-key-<org>} for one organization. */
final class SubscriptionKeys {

    static final String HEADER = "Ocp-Apim-Subscription-Key";
    private static final String QUERY = "subscription-key";
    private static final String EVERY_ORGANIZATION = "sandbox-key";
    private static final String ONE_ORGANIZATION = EVERY_ORGANIZATION + "-";

    private SubscriptionKeys() {}

    static Optional<String> of(HttpServletRequest request) {
        String header = request.getHeader(HEADER);
        return Optional.ofNullable(header != null ? header : request.getParameter(QUERY));
    }

    static boolean isKnown(String key) {
        return key.equals(EVERY_ORGANIZATION)
                || key.startsWith(ONE_ORGANIZATION) && key.length() > ONE_ORGANIZATION.length();
    }

    /** @return the one organization that a key is for; empty for the key that opens all */
    static String organization(String key) {
        return key.startsWith(ONE_ORGANIZATION) ? key.substring(ONE_ORGANIZATION.length()) : "";
    }

    /** The real gateway looks at the organization only when the key came in the header (pagoPA's gateway). */
    static boolean opens(HttpServletRequest request, String key, String organization) {
        return organization == null
                || request.getHeader(HEADER) == null
                || key.equals(EVERY_ORGANIZATION)
                || key.equals(ONE_ORGANIZATION + organization);
    }
}
