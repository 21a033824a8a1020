package carovana.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.positions.CheckSettings.Check;
import carovana.positions.Taxonomy;
import carovana.tenants.TenantsSettings.SplitSum;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The forms")
class FormsTest {

    @ParameterizedTest
    @ValueSource(strings = {"default", "mypay", "iris"})
    void of_every_profile_ask_for_what_its_table_asks_for(String profile) {
        var table = Profile.named(profile);
        var tenant = forms(null).tenant(profile);
        for (var field : table.tenant()) {
            if (field.unseen()) {
                continue;
            }
            var component = named(tenant, field.key());
            assertThat(component.path("label").asText()).isEqualTo(field.label());
            if (field.kind() != Field.Kind.YES_NO) {
                assertThat(component.at("/validate/required").asBoolean())
                        .as(field.key())
                        .isEqualTo(field.required());
            }
        }
        var config = forms(null).config(profile);
        var payment = profile.equals("iris")
                ? config
                : named(config, "items").path("components").get(0);
        for (var field : table.item()) {
            if (!field.unseen()) {
                assertThat(named(payment, field.key())
                                .path("validate")
                                .path("maxLength")
                                .asInt(0))
                        .as(field.key())
                        .isEqualTo(field.longest() == null ? 0 : field.longest());
            }
        }
        assertThat(named(config, "submit").path("type").asText()).isEqualTo("button");
        assertThat(named(config, "tenant_id").path("clearOnHide").asBoolean(true))
                .isFalse();
    }

    @Test
    void can_be_saved_without_a_group_that_may_be_left_out() {
        var receiver = named(
                named(forms(null).config("default"), "items").path("components").get(0), "receiver");
        assertThat(receiver.path("components")).isNotEmpty();
        assertThat(receiver.findValues("required")).isEmpty();
        assertThat(named(forms(null).config("default"), "remote_collection").findValues("required"))
                .hasSize(2);
    }

    @Test
    void find_categories_at_an_address_or_in_themselves() {
        var there = category(forms("https://categories.example/pagopa"));
        assertThat(there.at("/data/url").asText()).isEqualTo("https://categories.example/pagopa");
        var here = category(forms(""));
        assertThat(here.at("/data/values").findValuesAsText("value")).contains("9/0101100IM/");
        assertThat(here.path("dataSrc").asText()).isEqualTo("values");
    }

    @Test
    void count_in_cents() {
        var items = named(forms(null).config("mypay"), "items");
        assertThat(items.at("/validate/custom").asText()).contains("Math.round(Number(value) * 100)");
        assertThat(named(items.path("components").get(0), "amount")
                        .at("/validate/custom")
                        .asText())
                .contains("16");
        assertThat(named(forms(null).config("iris"), "split")
                        .at("/validate/custom")
                        .asText())
                .contains("data.amount");
    }

    private static JsonNode category(Forms forms) {
        return named(named(forms.config("mypay"), "items").path("components").get(0), "pagopa_category");
    }

    private static JsonNode named(JsonNode around, String key) {
        for (var each : around.path("components")) {
            if (each.path("key").asText().equals(key)) {
                return each;
            }
        }
        throw new AssertionError("There is no component " + key);
    }

    private static Forms forms(String categories) {
        var settings = new TenantsSettings(
                "/payment-proxy",
                Map.of("default", "default", "mypay", "mypay", "iris", "iris"),
                List.of(),
                SplitSum.STRICT,
                Check.WARN,
                Check.WARN,
                null,
                true,
                categories);
        return new Forms(new Proxies(settings), settings, Taxonomy.carried());
    }
}
