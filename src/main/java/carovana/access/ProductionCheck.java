package carovana.access;

import carovana.access.AccessSettings.Key;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Refuses to start in production with a secret that everybody knows. */
@Component
@Profile("production")
class ProductionCheck {

    /** Passwords of the settings, of docker-compose.yml and of the sandbox. */
    private static final Set<String> EVERYBODY_KNOWS = Set.of("carovana", "sandbox-ledger", "sandbox-key", "operator");

    private static final String SANDBOX_KEY = "sandbox-key";
    private static final String UPSTREAM = "carovana.upstream";

    /** What every remote service may have, whichever there are: a key, and keys of single organizations. */
    record Upstream(
            @DefaultValue("") String key, @DefaultValue Map<String, String> keys) {}

    ProductionCheck(AccessSettings access, Environment environment) {
        refuse(
                access.sandboxKeys(),
                "carovana.access.sandbox-keys",
                "true",
                "it opens the doors to everybody: set it to false");
        refuse(
                access.operator().password().startsWith("{noop}"),
                "carovana.access.operator.password",
                "{noop}…",
                "it stands there in clear: give it as {bcrypt}hash");
        var password = environment.getProperty("spring.datasource.password", "");
        refuse(
                EVERYBODY_KNOWS.contains(password),
                "spring.datasource.password",
                password,
                "it is the one of the examples: give the ledger a password of its own");
        for (var key : access.keys()) {
            refuse(
                    opensTheSandbox(key),
                    "carovana.access.keys",
                    key.sha256(),
                    "it is the sandbox's key: give each back office its own");
        }
        Binder.get(environment)
                .bind(UPSTREAM, Bindable.mapOf(String.class, Upstream.class))
                .orElse(Map.of())
                .forEach(ProductionCheck::refuseSandboxKeys);
    }

    private static boolean opensTheSandbox(Key key) {
        return Stream.concat(
                        Stream.of(SANDBOX_KEY),
                        key.organizations().stream().map(organization -> SANDBOX_KEY + "-" + organization))
                .map(known -> HexFormat.of().formatHex(SubscriptionKeys.sha256(known)))
                .anyMatch(key.sha256()::equals);
    }

    private static void refuseSandboxKeys(String service, Upstream upstream) {
        refuseSandboxKey("%s.%s.key".formatted(UPSTREAM, service), upstream.key());
        upstream.keys()
                .forEach((organization, key) ->
                        refuseSandboxKey("%s.%s.keys.%s".formatted(UPSTREAM, service, organization), key));
    }

    private static void refuseSandboxKey(String property, String key) {
        refuse(
                key.startsWith(SANDBOX_KEY),
                property,
                key,
                "it is the sandbox's: give the key that you got from who runs the service");
    }

    private static void refuse(boolean known, String property, String value, String sentence) {
        if (known) {
            throw new InvalidConfigurationPropertyValueException(property, value, sentence);
        }
    }
}
