package carovana.sandbox.visengine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What opens the service.
 *
 * @param token   24 hex digits
 * @param owner   the e-mail address of who asked for it
 * @param scopes  {@code METHOD:host/first-path-segment}
 * @param created seconds, as everywhere here
 * @param limits  as they were asked for; kept, told, and not applied
 */
record Token(
        String token,
        String refreshToken,
        String owner,
        String name,
        List<String> scopes,
        long created,
        long expires,
        JsonNode limits) {

    boolean allows(String method, String segment) {
        return scopes.stream().anyMatch(scope -> scope.startsWith(method + ":") && scope.endsWith("/" + segment));
    }
}
