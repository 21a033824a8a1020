package carovana.tenants;

import static carovana.tenants.Office.myPayConfig;
import static carovana.tenants.Office.myPayTenant;
import static carovana.tenants.Office.object;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import carovana.ledger.tenants.PaymentConfigs;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

@DisplayName("The payment proxy's configuration")
class TenantsSpec {

    @TempDir
    static Path home;

    private static Town town;
    private static Office mypay;
    private static Office iris;
    private static Office standard;

    @BeforeAll
    static void start() {
        town = new Town(
                home,
                "--carovana.organizations[0].fiscal-code=99000000010",
                "--carovana.organizations[0].name=Comune di Bugliano",
                "--carovana.organizations[0].segregation-code=01",
                "--carovana.organizations[1].fiscal-code=99000000028",
                "--carovana.organizations[1].name=Comune di Fossombra",
                "--carovana.organizations[1].segregation-code=02");
        mypay = new Office(town, "mypay");
        iris = new Office(town, "iris");
        standard = new Office(town, "default");
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void takes_a_tenant_and_gives_it_back_with_stars_for_its_secrets() {
        var tenant = myPayTenant();
        var created = mypay.call("POST", "/tenants", tenant);
        assertThat(created.status()).as(created.response().body()).isEqualTo(201);
        assertThat(created.header("Location"))
                .isEqualTo(
                        "/payment-proxy/mypay/v2/tenants/" + tenant.path("id").asText());

        var read = mypay.call("GET", "/tenants/" + tenant.path("id").asText(), null);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(tenant.deepCopy().put("password", "********"));
        assertThat(read.header("ETag")).isEqualTo(created.header("ETag")).matches("\"\\d+\"");
    }

    @Test
    void keeps_secrets_encrypted_and_nowhere_in_clear() throws Exception {
        var tenant = myPayTenant().put("password", "PAROLA-D-ORDINE").put("api_key", "CHIAVE-D-ORO");
        mypay.call("POST", "/tenants", tenant);
        var id = tenant.path("id").asText();
        mypay.call("PATCH", "/tenants/" + id, object("{\"password\": \"SECONDA-PAROLA\"}"));
        var jdbc = town.the(JdbcTemplate.class);
        assertThat(jdbc.queryForObject("select document from tenant where id = ?", String.class, id))
                .contains("\"password\":\"v1:")
                .contains("\"api_key\":\"v1:")
                .doesNotContain("PAROLA", "CHIAVE");
        var history = mypay.call("GET", "/tenants/" + id + "/history", null);
        assertThat(history.response().body())
                .contains("{\"path\":\"/password\",\"before\":\"********\",\"after\":\"********\"}")
                .doesNotContain("PAROLA", "CHIAVE");
        assertThat(Files.getPosixFilePermissions(home.resolve("tenants.key"))).hasSize(2);
    }

    @Test
    void a_secret_sent_back_as_stars_or_left_out_stays() {
        var tenant = myPayTenant();
        mypay.call("POST", "/tenants", tenant);
        var at = "/tenants/" + tenant.path("id").asText();
        tenant.remove("id");
        assertThat(mypay.call(
                                "PUT",
                                at,
                                tenant.deepCopy().put("password", "********").put("name", "Bugliano"))
                        .status())
                .isEqualTo(200);
        var without = tenant.deepCopy().put("name", "Bugliano Terme");
        without.remove("password");
        assertThat(mypay.call("PUT", at, without).status()).isEqualTo(200);
        var same = mypay.call("PATCH", at, object("{\"password\": \"SEGRETISSIMA-1\"}"));
        var changes = mypay.call("GET", at + "/history", null).body().path("history");
        assertThat(changes).hasSize(3);
        assertThat(changes.get(1).path("changes").findValuesAsText("path")).containsExactly("/name");
        assertThat(changes.get(0).path("changes").findValuesAsText("path")).containsExactly("/name");
        assertThat(same.header("ETag"))
                .isEqualTo("\"" + changes.get(0).path("version").asText() + "\"");
    }

    @Test
    void stars_without_a_secret_behind_them_are_refused() {
        var reply = mypay.call("POST", "/tenants", myPayTenant().put("password", "********"));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body().path("errors").findValuesAsText("pointer")).containsExactly("/password");
    }

    @Test
    void an_id_that_is_there_is_a_conflict_even_when_it_is_deleted() {
        var tenant = myPayTenant();
        var at = "/tenants/" + tenant.path("id").asText();
        mypay.call("POST", "/tenants", tenant);
        assertThat(mypay.call("POST", "/tenants", tenant).status()).isEqualTo(409);
        assertThat(mypay.call("DELETE", at, null).status()).isEqualTo(204);
        assertThat(mypay.call("DELETE", at, null).status()).isEqualTo(204);
        assertThat(mypay.call("GET", at, null).body().path("active").asBoolean(true))
                .isFalse();
        assertThat(mypay.call("POST", "/tenants", tenant).status()).isEqualTo(409);
        assertThat(mypay.call("PATCH", at, object("{\"name\": \"Bugliano\"}"))
                        .body()
                        .path("active")
                        .asBoolean(true))
                .isFalse();
        assertThat(mypay.call("PATCH", at, object("{\"active\": true}"))
                        .body()
                        .path("active")
                        .asBoolean())
                .isTrue();
        assertThat(mypay.call("GET", at + "/history", null).body().findValuesAsText("action"))
                .containsExactly("PATCHED", "PATCHED", "DELETED", "CREATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\" \""})
    void who_leaves_active_open_says_nothing_about_it(String open) {
        var tenant = myPayTenant();
        tenant.set("active", Documents.parseAny(open));
        assertThat(mypay.call("POST", "/tenants", tenant).body().path("active")).isEqualTo(BooleanNode.TRUE);
        var config = myPayConfig(tenant.path("id").asText());
        config.set("active", Documents.parseAny(open));
        assertThat(mypay.call("POST", "/configs", config).body().path("active")).isEqualTo(BooleanNode.TRUE);

        for (var at : Map.of("/tenants/", tenant, "/configs/", config).entrySet()) {
            var path = at.getKey() + at.getValue().path("id").asText();
            for (var method : List.of("PUT", "PATCH")) {
                var reply = mypay.call(method, path, at.getValue());
                assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
                assertThat(reply.body().path("active")).as(method + path).isEqualTo(BooleanNode.TRUE);
            }
            mypay.call("DELETE", path, null);
            for (var method : List.of("PUT", "PATCH")) {
                assertThat(mypay.call(method, path, at.getValue()).body().path("active"))
                        .as(method + path)
                        .isEqualTo(BooleanNode.FALSE);
            }
        }
    }

    @Test
    void a_config_comes_back_in_the_shape_it_was_sent_in_with_what_nobody_knows() {
        var tenant = mypay.tenant();
        var config = myPayConfig(tenant);
        config.putObject("of_my_own").put("depth", 1.50);
        config.put("submit", true);
        ((ObjectNode) config.path("items").get(0))
                .put("hidden", "")
                .put("receiver_enable", false)
                .put("colour", "red")
                .put("payment_type", "PAGOPA");
        var created = mypay.call("POST", "/configs", config);
        assertThat(created.status()).as(created.response().body()).isEqualTo(201);
        var read = mypay.call("GET", "/configs/" + config.path("id").asText(), null);
        assertThat(read.body().path("of_my_own").path("depth").asDouble()).isEqualTo(1.5);
        assertThat(read.body().path("items").get(0).path("colour").asText()).isEqualTo("red");
        assertThat(read.body().path("items").get(0).path("payment_type").asText())
                .isEqualTo("pagopa");
        assertThat(read.response().body())
                .contains("\"amount\":3.00")
                .doesNotContain("submit", "hidden", "receiver_enable");

        var flat = iris.call("POST", "/tenants", Office.irisTenant());
        var sent = Office.irisConfig(flat.body().path("id").asText());
        sent.remove("id");
        var saved = iris.call("POST", "/configs", sent);
        assertThat(saved.status()).as(saved.response().body()).isEqualTo(201);
        assertThat(UUID.fromString(saved.body().path("id").asText())).isNotNull();
        assertThat(saved.body().has("items")).isFalse();
        assertThat(saved.body().path("split")).hasSize(2);
    }

    @Test
    void lists_configs_by_either_spelling_and_at_most_five() {
        var tenant = mypay.tenant();
        var one = myPayConfig(tenant);
        var two = myPayConfig(tenant);
        mypay.call("POST", "/configs", one);
        mypay.call("POST", "/configs", two);
        var a = one.path("id").asText();
        var b = two.path("id").asText();
        mypay.call("DELETE", "/configs/" + b, null);
        for (var query : new String[] {
            "config_id=" + a + "&config_id=" + b,
            "config_ids=" + a + "," + b,
            "config_ids[]=" + a + "&config_ids=" + b + "&config_id=" + a
        }) {
            assertThat(mypay.call("GET", "/configs?" + query.replace("[", "%5B").replace("]", "%5D"), null)
                            .body()
                            .findValuesAsText("active"))
                    .as(query)
                    .containsExactly("true", "false");
        }
        assertThat(mypay.call("GET", "/configs?config_id=" + UUID.randomUUID(), null)
                        .body())
                .isEmpty();
        assertThat(mypay.call("GET", "/configs?config_id=none", null).status()).isEqualTo(422);
        var six = "config_id=" + UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            six += "&config_id=" + UUID.randomUUID();
        }
        assertThat(mypay.call("GET", "/configs?" + six, null).status()).isEqualTo(422);
        var all = mypay.call("GET", "/configs", null).body();
        assertThat(all.findValuesAsText("active")).isNotEmpty().containsOnly("true");
        assertThat(all.findValuesAsText("tenant_id")).contains(tenant);
        mypay.call("DELETE", "/tenants/" + tenant, null);
        assertThat(mypay.call("GET", "/configs", null).body().findValuesAsText("tenant_id"))
                .doesNotContain(tenant);
    }

    @Test
    void a_text_is_as_long_as_it_is_kept_blanks_included() {
        var tenant = myPayTenant().put("name", "A" + " ".repeat(300) + "B");
        var refused = mypay.call("POST", "/tenants", tenant);
        assertThat(refused.status()).as(refused.response().body()).isEqualTo(422);
        assertThat(refused.body().at("/errors/0/field").asText()).isEqualTo("name");
        assertThat(refused.body().at("/errors/0/msg").asText()).isEqualTo("has 302 characters, and 255 are the most");

        var config = myPayConfig(mypay.tenant());
        ((ObjectNode) config.at("/items/0")).put("reason", "A" + " ".repeat(120_000) + "B");
        var again = mypay.call("POST", "/configs", config);
        assertThat(again.status()).as(again.response().body()).isEqualTo(422);
        assertThat(again.body().at("/errors/0/field").asText()).isEqualTo("items[0].reason");
    }

    @Test
    void what_the_profile_does_not_know_is_kept_and_gives_rows_nothing() {
        var flat = iris.call("POST", "/tenants", Office.irisTenant());
        var config = Office.irisConfig(flat.body().path("id").asText())
                .put("management_id", "M".repeat(300))
                .put("pagopa_category", "9/" + "1".repeat(120_000));
        var saved = iris.call("POST", "/configs", config);
        assertThat(saved.status()).as(saved.response().body()).isEqualTo(201);
        assertThat(saved.body().path("management_id").asText()).hasSize(300);
        var id = config.path("id").asText();
        assertThat(town.the(PaymentConfigs.class).find("iris", id).orElseThrow().managementId())
                .isEqualTo("SOSTA");
        assertThat(town.the(PaymentConfigs.class)
                        .find("iris", id)
                        .orElseThrow()
                        .terms()
                        .category())
                .isEqualTo("9/0101100IM/");

        var plain = object(
                "{\"id\": \"%s\", \"name\": \"Comune di Bugliano\", \"tax_identification_number\": \"99000000010\"}"
                        .formatted(UUID.randomUUID()));
        standard.call("POST", "/tenants", plain);
        var named = myPayConfig(plain.path("id").asText());
        var item = (ObjectNode) named.at("/items/0");
        item.remove("management_id");
        item.put("code", "C".repeat(300));
        var kept = standard.call("POST", "/configs", named);
        assertThat(kept.status()).as(kept.response().body()).isEqualTo(201);
        assertThat(kept.body().at("/items/0/code").asText()).hasSize(300);
    }

    @Test
    void a_patch_merges_objects_and_replaces_lists() {
        var config = myPayConfig(mypay.tenant());
        var at = "/configs/" + config.path("id").asText();
        mypay.call("POST", "/configs", config);
        var patched = mypay.call(
                "PATCH",
                at,
                object("{\"remote_collection\": {\"type\": \"application\"}, \"items\": ["
                        + config.path("items").get(0).toString().replace("3.0", "5.5") + "]}"));
        assertThat(patched.status()).as(patched.response().body()).isEqualTo(200);
        assertThat(patched.body().path("remote_collection").path("id")).isEqualTo(config.at("/remote_collection/id"));
        assertThat(patched.body().at("/items/0/amount").decimalValue()).isEqualByComparingTo("5.50");
        assertThat(town.send(
                                "PATCH",
                                "/payment-proxy/mypay/v2" + at,
                                "sandbox-key",
                                "{\"colour\":\"red\"}".getBytes(StandardCharsets.UTF_8),
                                "Content-Type",
                                "application/merge-patch+json")
                        .statusCode())
                .isEqualTo(200);
        assertThat(mypay.call("PATCH", at, object("{\"colour\": null}")).body().has("colour"))
                .isFalse();
        assertThat(mypay.call("PATCH", at, null).status()).isEqualTo(200);
        assertThat(mypay.call("PATCH", at, object("{\"items\": []}")).status()).isEqualTo(422);
    }

    @Test
    void nothing_grows_beyond_what_can_be_sent_back() {
        var config = myPayConfig(mypay.tenant());
        var at = "/configs/" + config.path("id").asText();
        mypay.call("POST", "/configs", config);
        var large = "\"" + "è".repeat(300_000) + "\"";
        assertThat(mypay.call("PATCH", at, "{\"one\": " + large + "}").status()).isEqualTo(200);
        var refused = mypay.call("PATCH", at, "{\"two\": " + large + "}");
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.body().path("detail").asText()).contains("larger than 1 MB", "take out");
        var read = mypay.call("GET", at, null);
        assertThat(read.body().has("two")).isFalse();
        assertThat(mypay.call("PUT", at, read.response().body()).status()).isEqualTo(200);
        assertThat(mypay.call("PATCH", at, "{\"one\": null, \"two\": " + large + "}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_history_says_whether_there_are_older_changes() {
        var tenant = mypay.tenant();
        var at = "/tenants/" + tenant;
        assertThat(mypay.call("GET", at + "/history", null).body().path("older"))
                .isEqualTo(BooleanNode.FALSE);
        for (int i = 0; i < 11; i++) {
            mypay.call("PATCH", at, "{\"note\": \"" + String.valueOf(i % 10).repeat(490_000) + "\"}");
        }
        var history = mypay.call("GET", at + "/history", null).body();
        assertThat(history.path("older")).isEqualTo(BooleanNode.TRUE);
        assertThat(history.path("history")).hasSize(8);
        assertThat(history.findValuesAsText("action")).doesNotContain("CREATED");
    }

    @Test
    void who_writes_on_what_has_changed_in_between_is_told() {
        var tenant = myPayTenant();
        var at = "/tenants/" + tenant.path("id").asText();
        var first = mypay.call("POST", "/tenants", tenant).header("ETag");
        var second = mypay.call("PATCH", at, object("{\"name\": \"Uno\"}"), "If-Match", first);
        assertThat(second.status()).isEqualTo(200);
        assertThat(mypay.call("PATCH", at, object("{\"name\": \"Due\"}"), "If-Match", first)
                        .status())
                .isEqualTo(412);
        assertThat(mypay.call("DELETE", at, null, "If-Match", first).status()).isEqualTo(412);
        assertThat(mypay.call("GET", at, null).body().path("name").asText()).isEqualTo("Uno");
        assertThat(mypay.call("DELETE", at, null, "If-Match", second.header("ETag"))
                        .status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /tenants, [], 422",
        "POST, /tenants, {, 400",
        "POST, /tenants, {} x, 400",
        "POST, /configs, '{\"a\":1,\"a\":2}', 400",
        "GET, /tenants/1, , 422",
        "GET, /configs/1-1-1-1-1, , 422",
        "PUT, /configs/x, {}, 422",
        "GET, /tenants/4e3ff9ab-3a6e-4ef5-bd31-7c8a30d1b111, , 404",
        "PUT, /tenants/4e3ff9ab-3a6e-4ef5-bd31-7c8a30d1b111, {}, 404",
        "PATCH, /configs/4e3ff9ab-3a6e-4ef5-bd31-7c8a30d1b111, {}, 404",
        "DELETE, /configs/4e3ff9ab-3a6e-4ef5-bd31-7c8a30d1b111, , 404",
        "GET, /tenants, , 405",
    })
    void refuses_with_a_sentence(String method, String path, String body, int status) {
        var reply = mypay.call(method, path, body);
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(status);
        assertThat(reply.body().path("detail").asText()).hasSizeGreaterThan(10);
    }

    @Test
    void refuses_other_types_unknown_proxies_and_bodies_of_ten_megabytes() {
        assertThat(town.send(
                                "POST",
                                "/payment-proxy/mypay/v2/tenants",
                                "sandbox-key",
                                "a=b".getBytes(StandardCharsets.UTF_8),
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(415);
        assertThat(new Office(town, "none").call("GET", "/tenants/schema", null).status())
                .isEqualTo(404);
        assertThat(new Office(town, "none").call("GET", "/configs", null).status())
                .isEqualTo(404);
        var large = mypay.call("POST", "/configs", "{\"a\":\"" + "x".repeat(10 * 1024 * 1024) + "\"}");
        assertThat(large.status()).isEqualTo(413);
    }

    @Test
    void the_address_without_a_proxy_is_that_of_default() {
        var tenant = object(
                "{\"id\": \"%s\", \"name\": \"Comune di Bugliano\", \"tax_identification_number\": \"99000000010\"}"
                        .formatted(UUID.randomUUID()));
        assertThat(standard.call("POST", "/tenants", tenant).status()).isEqualTo(201);
        var read = town.get("/payment-proxy/v2/tenants/" + tenant.path("id").asText());
        assertThat(read.path("active").asBoolean()).isTrue();
        assertThat(mypay.call("GET", "/tenants/" + tenant.path("id").asText(), null)
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tenants", "/configs", "/tenants/schema", "/configs/schema", "/tenants/x", "/configs/x"})
    void answers_a_browser_that_asks_before_it_calls(String path) {
        var reply = mypay.callWith(
                null,
                "OPTIONS",
                path,
                null,
                "Origin",
                "https://www.bugliano.example",
                "Access-Control-Request-Method",
                "POST");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Allow")).contains("OPTIONS");
        assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(reply.header("Access-Control-Allow-Headers")).contains("Ocp-Apim-Subscription-Key");
        var refused = mypay.callWith(null, "GET", "/tenants/schema", null, "Origin", "https://www.bugliano.example");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("*");
    }

    @Test
    void a_key_sees_and_changes_only_what_is_of_its_organizations() {
        var tenant = mypay.tenant();
        var config = myPayConfig(tenant);
        mypay.call("POST", "/configs", config);
        var id = config.path("id").asText();
        var other = "sandbox-key-99000000028";
        assertThat(mypay.callWith(other, "GET", "/tenants/" + tenant, null).status())
                .isEqualTo(404);
        assertThat(mypay.callWith(other, "GET", "/configs/" + id, null).status())
                .isEqualTo(404);
        assertThat(mypay.callWith(other, "GET", "/configs?config_id=" + id, null)
                        .body())
                .isEmpty();
        assertThat(mypay.callWith(other, "GET", "/configs", null).body()).isEmpty();
        assertThat(mypay.callWith(other, "DELETE", "/configs/" + id, null).status())
                .isEqualTo(404);
        assertThat(mypay.callWith(other, "POST", "/tenants", myPayTenant()).status())
                .isEqualTo(403);
        assertThat(mypay.callWith(other, "POST", "/configs", myPayConfig(tenant))
                        .body()
                        .path("errors")
                        .findValuesAsText("field"))
                .containsExactly("tenant_id");
        assertThat(mypay.call("GET", "/configs/" + id, null)
                        .body()
                        .path("active")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void an_id_and_a_tenant_cannot_be_changed() {
        var config = myPayConfig(mypay.tenant());
        mypay.call("POST", "/configs", config);
        var at = "/configs/" + config.path("id").asText();
        var moved = config.deepCopy().put("id", UUID.randomUUID().toString()).put("tenant_id", mypay.tenant());
        assertThat(mypay.call("PUT", at, moved).body().path("errors").findValuesAsText("field"))
                .containsExactly("id", "tenant_id");
        assertThat(mypay.call("PATCH", at, object("{\"tenant_id\": \"" + mypay.tenant() + "\"}"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_config_needs_a_tenant_that_is_there_and_not_deleted() {
        assertThat(mypay.call("POST", "/configs", myPayConfig(UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(422);
        var tenant = mypay.tenant();
        mypay.call("DELETE", "/tenants/" + tenant, null);
        assertThat(mypay.call("POST", "/configs", myPayConfig(tenant)).status()).isEqualTo(409);
    }
}
