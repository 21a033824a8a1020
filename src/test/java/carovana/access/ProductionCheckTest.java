package carovana.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carovana.access.AccessSettings.Key;
import carovana.access.AccessSettings.Operator;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

@DisplayName("In production")
class ProductionCheckTest {

    private static final Operator OPERATOR = new Operator("operator", "{bcrypt}$2a$10$abcdefghijklmnopqrstuv");
    private static final AccessSettings OWN = access(false, OPERATOR, "a back office's own");

    @Test
    void secrets_of_ones_own_are_taken() {
        assertThatCode(() -> new ProductionCheck(OWN, settings())).doesNotThrowAnyException();
    }

    @Test
    void the_sandbox_keys_open_no_door() {
        refuses("carovana.access.sandbox-keys", access(true, OPERATOR, "own"), settings());
        refuses("carovana.access.keys", access(false, OPERATOR, "sandbox-key"), settings());
        refuses("carovana.access.keys", access(false, OPERATOR, "sandbox-key-99000000010"), settings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpd", "upload", "receipts", "fdr", "reportings", "gps", "visengine"})
    void the_sandbox_keys_are_no_keys_of_a_remote_service(String service) {
        var property = "carovana.upstream." + service + ".key";
        refuses(property, OWN, settings().withProperty(property, "sandbox-key"));
        refuses(property, OWN, settings().withProperty(property, "sandbox-key-99000000010"));
    }

    @Test
    void nor_are_they_of_a_single_organization() {
        var property = "carovana.upstream.gps.keys.99000000010";
        refuses(property, OWN, settings().withProperty(property, "sandbox-key-99000000010"));
    }

    @Test
    void passwords_that_everybody_knows_are_refused() {
        for (var password : List.of("carovana", "sandbox-ledger")) {
            refuses("spring.datasource.password", OWN, settings().withProperty("spring.datasource.password", password));
        }
        refuses(
                "carovana.access.operator.password",
                access(false, new Operator("operator", "{noop}operator"), "own"),
                settings());
    }

    private static void refuses(String property, AccessSettings access, MockEnvironment settings) {
        assertThatThrownBy(() -> new ProductionCheck(access, settings)).hasMessageContaining(property);
    }

    private static MockEnvironment settings() {
        return new MockEnvironment()
                .withProperty("spring.datasource.password", "ledger's own")
                .withProperty("carovana.upstream.gpd.address", "https://gpd.example/v1")
                .withProperty("carovana.upstream.gpd.key", "pagopa's")
                .withProperty("carovana.upstream.visengine.key", "visengine's")
                .withProperty("carovana.upstream.fdr.key", "");
    }

    private static AccessSettings access(boolean sandboxKeys, Operator operator, String key) {
        var hash = HexFormat.of().formatHex(SubscriptionKeys.sha256(key));
        return new AccessSettings(sandboxKeys, List.of(new Key("tributi", hash, List.of("99000000010"))), operator);
    }
}
