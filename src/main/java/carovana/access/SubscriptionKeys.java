package carovana.access;

import carovana.positions.Organization;
import carovana.positions.Organizations;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Knows the keys by their hashes, and compares each of them in constant time. */
@Component
class SubscriptionKeys {

    private static final String SANDBOX_KEY = "sandbox-key";

    private record Known(byte[] hash, Caller caller) {}

    private final List<Known> known = new ArrayList<>();

    SubscriptionKeys(AccessSettings settings, Organizations organizations) {
        var all = organizations.organizations().stream()
                .map(Organization::fiscalCode)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (var key : settings.keys()) {
            var opened = key.organizations().contains("*") ? all : new LinkedHashSet<>(key.organizations());
            known.add(new Known(HexFormat.of().parseHex(key.sha256()), new Caller(key.name(), Set.copyOf(opened))));
        }
        if (settings.sandboxKeys()) {
            known.add(new Known(sha256(SANDBOX_KEY), new Caller(SANDBOX_KEY, Set.copyOf(all))));
            all.forEach(organization -> known.add(new Known(
                    sha256(SANDBOX_KEY + "-" + organization),
                    new Caller(SANDBOX_KEY + "-" + organization, Set.of(organization)))));
        }
    }

    Optional<Caller> find(String key) {
        var hash = sha256(key);
        Caller found = null;
        for (var each : known) {
            if (MessageDigest.isEqual(each.hash, hash)) {
                found = each.caller;
            }
        }
        return Optional.ofNullable(found);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
