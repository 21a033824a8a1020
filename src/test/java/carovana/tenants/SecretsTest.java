package carovana.tenants;

import static carovana.tenants.Office.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carovana.ledger.tenants.Change.Action;
import carovana.positions.CheckSettings.Check;
import carovana.tenants.TenantsSettings.SplitSum;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

@DisplayName("Secrets")
class SecretsTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String DOCUMENT =
            "{\"name\":\"Bugliano\",\"password\":\"città\",\"pin\":1234,\"list\":[{\"api_key\":{\"a\":true}}],\"cert\":\"\"}";

    @TempDir
    Path home;

    @Test
    void come_back_as_they_were_and_are_readable_nowhere_between() {
        var secrets = new Secrets(settings(KEY, false), home);
        var encrypted = secrets.encrypted(object(DOCUMENT), "tenants/mypay/1");
        assertThat(encrypted.path("name").asText()).isEqualTo("Bugliano");
        assertThat(encrypted.path("password").asText()).startsWith("v1:");
        assertThat(encrypted.toString()).doesNotContain("citt", "1234", "true");
        assertThat(secrets.clear(encrypted, "tenants/mypay/1")).isEqualTo(object(DOCUMENT));
        assertThat(secrets.encrypted(object(DOCUMENT), "tenants/mypay/1"))
                .as("never twice the same")
                .isNotEqualTo(encrypted);
        assertThat(Secrets.masked(encrypted).toString())
                .isEqualTo("{\"name\":\"Bugliano\",\"password\":\"********\",\"pin\":\"********\","
                        + "\"list\":[{\"api_key\":\"********\"}],\"cert\":\"\"}");
    }

    @Test
    void cannot_be_put_in_the_place_of_others() {
        var secrets = new Secrets(settings(KEY, false), home);
        var one = secrets.encrypted(object("{\"password\":\"a\",\"cart_password\":\"b\"}"), "tenants/mypay/1");
        assertThatThrownBy(() -> secrets.clear(one, "tenants/mypay/2")).hasMessageContaining("another key");
        var password = one.get("password");
        one.set("password", one.get("cart_password"));
        one.set("cart_password", password);
        assertThatThrownBy(() -> secrets.clear(one, "tenants/mypay/1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void are_lost_with_their_key() {
        var encrypted = new Secrets(settings(KEY, false), home).encrypted(object(DOCUMENT), "x");
        var other = new Secrets(settings(null, true), home);
        assertThatThrownBy(() -> other.clear(encrypted, "x"))
                .hasMessageContaining("carovana.tenants.key")
                .hasMessageNotContaining(KEY);
    }

    @Test
    void have_a_key_that_is_made_once_and_that_nobody_else_may_read() throws Exception {
        var encrypted = new Secrets(settings("", true), home).encrypted(object(DOCUMENT), "x");
        assertThat(new Secrets(settings(null, true), home).clear(encrypted, "x"))
                .isEqualTo(object(DOCUMENT));
        var file = home.resolve("tenants.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(home)) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", textBlock = """
            [{"at":"B","pin":"****"}];                             [{"at":"B","pin":"b"}];                           -
            [{"at":"B","pin":"****"},{"at":"A","pin":"****"}];     [{"at":"B","pin":"b"},{"at":"A","pin":"a"}];       -
            [{"at":"A","pin":"****"},{"at":"B","pin":"new"}];      [{"at":"A","pin":"a"},{"at":"B","pin":"new"}];     -
            [{"at":"C","pin":"****"},{"at":"B","pin":"****"}];     [{"at":"C","pin":"****"},{"at":"B","pin":"b"}];    /list/0/pin
            [{"pin":"****"}];                                      [{"pin":"****"}];                                 /list/0/pin
            """)
    void come_back_for_stars_only_to_the_element_of_a_list_that_had_them(String sent, String restored, String fault) {
        var before = object("{\"list\":[{\"at\":\"A\",\"pin\":\"a\"},{\"at\":\"B\",\"pin\":\"b\"}]}");
        var findings = new Findings();
        var document = object("{\"list\":%s}".formatted(sent));
        Secrets.restore(document, before, Place.ROOT, findings);
        assertThat(document).isEqualTo(object("{\"list\":%s}".formatted(restored)));
        assertThat(findings.faults().stream().map(each -> each.place().pointer()))
                .isEqualTo(fault == null ? List.of() : List.of(fault));
    }

    @Test
    void come_back_in_their_places_to_elements_that_look_alike() {
        var before = object("{\"list\":[{\"pin\":\"a\"},{\"pin\":\"b\"}]}");
        var findings = new Findings();
        var same = Secrets.masked(before);
        Secrets.restore(same, before, Place.ROOT, findings);
        assertThat(same).isEqualTo(before);
        var fewer = object("{\"list\":[{\"pin\":\"****\"}]}");
        Secrets.restore(fewer, before, Place.ROOT, findings);
        assertThat(findings.faults()).hasSize(1);
        assertThat(findings.faults().get(0).sentence()).contains("write it");
    }

    @Test
    void of_the_payment_in_items_stay_although_the_payment_changes() {
        var before = object("{\"items\":[{\"amount\":1,\"token\":\"t\"}]}");
        var next = object("{\"items\":[{\"amount\":2,\"token\":\"********\"}]}");
        var findings = new Findings();
        Secrets.restore(next, before, Place.ROOT, findings);
        assertThat(next).isEqualTo(object("{\"items\":[{\"amount\":2,\"token\":\"t\"}]}"));
        assertThat(findings.faults()).isEmpty();
    }

    @Test
    void that_a_put_leaves_out_stay_wherever_they_stand() {
        var before = object("{\"token\":\"t\",\"in\":{\"pin\":\"p\",\"deep\":{\"cert\":\"c\"}},\"out\":{\"pin\":\"q\"},"
                + "\"items\":[{\"amount\":1,\"api_key\":\"k\"}]}");
        var put =
                new Edit(Action.REPLACED, object("{\"in\":{\"deep\":{\"more\":1}},\"items\":[{\"amount\":2}]}"), null);
        assertThat(put.of(before, new Findings()))
                .isEqualTo(object("{\"token\":\"t\",\"in\":{\"pin\":\"p\",\"deep\":{\"more\":1,\"cert\":\"c\"}},"
                        + "\"items\":[{\"amount\":2,\"api_key\":\"k\"}]}"));
        var without = new Edit(Action.REPLACED, object("{\"in\":{\"pin\":null},\"items\":[]}"), null);
        assertThat(without.of(before, new Findings()).at("/in/pin").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "short", "c2hvcnQ=", "not base64 at all, but as long as a key would be"})
    void need_a_good_key(String key) {
        assertThatThrownBy(() -> new Secrets(settings(key, false), home))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining("carovana.tenants.key")
                .satisfies(each -> assertThat(each.getMessage()).doesNotContain("c2hvcnQ"));
    }

    private static TenantsSettings settings(String key, boolean generateKey) {
        return new TenantsSettings(
                "/payment-proxy",
                Map.of("default", "default"),
                List.of(),
                SplitSum.STRICT,
                Check.WARN,
                Check.WARN,
                key,
                generateKey,
                null);
    }
}
