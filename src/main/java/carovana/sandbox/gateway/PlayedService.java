package carovana.sandbox.gateway;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One product behind the gateway: where it is found, and how often a key may call it.
 *
 * @param name            the name the control calls use
 * @param base            its path in the sandbox
 * @param calls           calls per window and key; 0 where the real gateway sets no limit
 * @param remainingHeader the header that tells how many are left, or null where the real product sends none
 * @param retryHeader     the header that tells a caller who called too often when to come back
 * @param countsAddresses whether calls are counted by the address they come from, and not by key
 * @param ofOneCreditor   whether no path names an organization, so that the key must be one organization's
 * @param guardsItself    whether the service asks for credentials of its own, and not for a subscription key
 */
record PlayedService(
        String name,
        String base,
        int calls,
        Duration window,
        String remainingHeader,
        String retryHeader,
        boolean countsAddresses,
        boolean ofOneCreditor,
        boolean guardsItself) {

    private static final String RETRY = "Retry-After";
    private static final Pattern ORGANIZATION = Pattern.compile("/(?:organizations|payments)/([^/]+)(?:/.*)?$");

    PlayedService(String name, String base, int calls, Duration window, String remainingHeader) {
        this(name, base, calls, window, remainingHeader, RETRY, false, false, false);
    }

    /** Not one of pagoPA's: no subscription key, and no limit that is known. */
    static PlayedService elsewhere(String name, String base) {
        return new PlayedService(name, base, 0, Duration.ZERO, null, RETRY, false, false, true);
    }

    boolean isLimited() {
        return calls > 0;
    }

    Optional<String> organizationIn(String path) {
        Matcher matcher = ORGANIZATION.matcher(path);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
