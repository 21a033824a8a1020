package carovana.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carovana.access.AccessSettings.Key;
import carovana.access.AccessSettings.Operator;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("In production")
class ProductionCheckTest {

    private static final Operator OPERATOR = new Operator("operator", "{bcrypt}$2a$10$abcdefghijklmnopqrstuv");

    @Test
    void secrets_of_ones_own_are_taken() {
        assertThatCode(() -> new ProductionCheck(
                        access(false, OPERATOR, "a back office's own"), "pagopa's", "visengine's", "ledger's"))
                .doesNotThrowAnyException();
    }

    @Test
    void the_sandbox_keys_are_refused_at_every_door() {
        refuses("carovana.access.sandbox-keys", access(true, OPERATOR, "own"), "pagopa's", "visengine's", "ledger's");
        refuses("carovana.access.keys", access(false, OPERATOR, "sandbox-key"), "pagopa's", "visengine's", "ledger's");
        refuses("carovana.upstream.gpd.key", access(false, OPERATOR, "own"), "sandbox-key", "visengine's", "ledger's");
        refuses(
                "carovana.upstream.visengine.key",
                access(false, OPERATOR, "own"),
                "pagopa's",
                "sandbox-key",
                "ledger's");
    }

    @Test
    void passwords_that_everybody_knows_are_refused() {
        refuses("spring.datasource.password", access(false, OPERATOR, "own"), "pagopa's", "visengine's", "carovana");
        refuses(
                "carovana.access.operator.password",
                access(false, new Operator("operator", "{noop}operator"), "own"),
                "pagopa's",
                "visengine's",
                "ledger's");
    }

    private static void refuses(
            String property, AccessSettings access, String gpdKey, String visengineKey, String databasePassword) {
        assertThatThrownBy(() -> new ProductionCheck(access, gpdKey, visengineKey, databasePassword))
                .hasMessageContaining(property);
    }

    private static AccessSettings access(boolean sandboxKeys, Operator operator, String key) {
        var hash = HexFormat.of().formatHex(SubscriptionKeys.sha256(key));
        return new AccessSettings(sandboxKeys, List.of(new Key("tributi", hash, List.of("99000000010"))), operator);
    }
}
