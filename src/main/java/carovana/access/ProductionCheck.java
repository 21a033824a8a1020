package carovana.access;

import java.util.HexFormat;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Refuses to start in production with a secret that everybody knows. */
@Component
@Profile("production")
class ProductionCheck {

    private static final Set<String> EVERYBODY_KNOWS = Set.of("sandbox-key", "carovana", "operator");

    ProductionCheck(
            AccessSettings access,
            @Value("${carovana.upstream.gpd.key}") String gpdKey,
            @Value("${carovana.upstream.visengine.key}") String visengineKey,
            @Value("${spring.datasource.password}") String databasePassword) {
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
        refuse(
                EVERYBODY_KNOWS.contains(gpdKey),
                "carovana.upstream.gpd.key",
                gpdKey,
                "it is the sandbox's: give the key that PagoPA gave you");
        refuse(
                EVERYBODY_KNOWS.contains(visengineKey),
                "carovana.upstream.visengine.key",
                visengineKey,
                "it is the sandbox's: give the API key of the account that pays");
        refuse(
                EVERYBODY_KNOWS.contains(databasePassword),
                "spring.datasource.password",
                databasePassword,
                "it is the one of the examples: give the ledger a password of its own");
        var sandbox = HexFormat.of().formatHex(SubscriptionKeys.sha256("sandbox-key"));
        refuse(
                access.keys().stream().anyMatch(key -> key.sha256().equals(sandbox)),
                "carovana.access.keys",
                sandbox,
                "it is the sandbox's key: give each back office its own");
    }

    private static void refuse(boolean known, String property, String value, String sentence) {
        if (known) {
            throw new InvalidConfigurationPropertyValueException(property, value, sentence);
        }
    }
}
