package carovana.sandbox.gateway;

import jakarta.servlet.http.HttpServletRequest;

/** What the gateway knows of a caller from the key alone. */
public final class Subscription {

    private Subscription() {}

    /** @return the one organization that the key is for; empty for a key that opens all */
    public static String organization(HttpServletRequest request) {
        return SubscriptionKeys.of(request).map(SubscriptionKeys::organization).orElse("");
    }
}
