package carovana.tenants;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The intermediaries that this installation stands for, each with its profile. */
@Component
class Proxies {

    /** Where an address names none. */
    static final String DEFAULT = "default";

    private final Map<String, Profile> profiles = new HashMap<>();

    Proxies(TenantsSettings settings) {
        settings.proxies().forEach((proxy, profile) -> {
            try {
                profiles.put(proxy, Profile.named(profile));
            } catch (IllegalArgumentException unknown) {
                throw new InvalidConfigurationPropertyValueException(
                        "carovana.tenants.proxies." + proxy,
                        profile,
                        "is no profile: there are default, mypay and iris");
            }
        });
    }

    /** @throws ResponseStatusException 404 when there is no such proxy */
    Profile profile(String proxy) {
        var profile = profiles.get(proxy);
        if (profile == null) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "There is no payment proxy %s in carovana.tenants.proxies".formatted(proxy));
        }
        return profile;
    }
}
