package carovana.access;

import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Who calls a door.
 *
 * @param name of the key, never the key
 * @param organizations fiscal codes that the key opens
 */
public record Caller(String name, Set<String> organizations) {

    public boolean opens(String organization) {
        return organizations.contains(organization);
    }

    /** @throws ResponseStatusException 403 when this key does not open the organization */
    public void mustOpen(String organization) {
        if (!opens(organization)) {
            throw new ResponseStatusException(
                    HttpStatus.FORBIDDEN,
                    "This key does not open organization %s: use the organization's own key, or ask for it to be added"
                            .formatted(organization));
        }
    }
}
