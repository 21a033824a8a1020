package carovana.tenants;

import static carovana.tenants.Office.myPayConfig;
import static carovana.tenants.Office.object;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A drop that names payment configs")
class ConfigDropSpec {

    private static final String HEADER = "iupd;fiscalCode;fullName;config\n";
    private static final String LAURA = ";VRDLRA80A41F205W;Verdi Laura;";

    @TempDir
    static Path home;

    private static Town town;
    private static Office mypay;

    @BeforeAll
    static void start() {
        town = new Town(home);
        mypay = new Office(town, "mypay");
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void becomes_positions_on_pagopa_with_what_the_config_gives() {
        var config = saved("MENSA-1", 4.5);
        town.leave(
                "mensa.csv",
                HEADER + "MENSA-1" + LAURA + "MENSA-1\nMENSA-2" + LAURA + config + "\nMENSA-3" + LAURA + "GITA\n");
        var outcome = town.outcome("mensa.csv.outcome.csv").lines().toList();
        assertThat(outcome.get(1)).contains("CREATED");
        assertThat(outcome.get(2)).contains("CREATED");
        assertThat(outcome.get(3)).contains("REJECTED", "there is no payment config of this organization");
        var position = atPagoPa("MENSA-1");
        assertThat(position.at("/paymentOption/0/amount").asLong()).isEqualTo(450);
        assertThat(position.at("/paymentOption/0/description").asText()).isEqualTo("Mensa scolastica");
        assertThat(position.at("/paymentOption/0/transfer/0/category").asText()).isEqualTo("9/0101100IM/");
        assertThat(position.at("/paymentOption/0/paymentOptionMetadata").findValuesAsText("key"))
                .containsExactlyInAnyOrder("config_id", "management_id");
    }

    @Test
    void that_was_sent_is_not_altered_when_its_config_changes() {
        var config = saved("ASILO", 10);
        town.leave("asilo.csv", HEADER + "ASILO-1" + LAURA + "ASILO\n");
        town.outcome("asilo.csv.outcome.csv");
        amount(config, 20);
        // the same row again, after the config has changed: the one that stands is the same
        town.leave("asilo-2.csv", HEADER + "ASILO-1" + LAURA + "ASILO\nASILO-2" + LAURA + "ASILO\n");
        var outcome = town.outcome("asilo-2.csv.outcome.csv").lines().toList();
        assertThat(outcome.get(1)).contains("DUPLICATE", "with the same contents");
        assertThat(outcome.get(2)).contains("CREATED");
        assertThat(atPagoPa("ASILO-1").at("/paymentOption/0/amount").asLong()).isEqualTo(1000);
        assertThat(atPagoPa("ASILO-2").at("/paymentOption/0/amount").asLong()).isEqualTo(2000);
    }

    @Test
    void that_is_a_roll_changes_only_what_its_rows_change() {
        var config = saved("BUS", 10);
        roll("bus", "bus-1.csv", HEADER + "BUS-1" + LAURA + "BUS\nBUS-2" + LAURA + "BUS\n");
        amount(config, 20);
        roll(
                "bus",
                "bus-2.csv",
                HEADER + "BUS-1" + LAURA + "BUS\nBUS-2;VRDLRA80A41F205W;Verdi Laura Maria;BUS\nBUS-3" + LAURA
                        + "BUS\n");
        var outcome = town.outcome("bus-2.csv.outcome.csv").lines().toList();
        assertThat(outcome.get(1)).contains("DUPLICATE");
        assertThat(outcome.get(2)).contains("UPDATED");
        assertThat(outcome.get(3)).contains("CREATED");
        assertThat(atPagoPa("BUS-2").at("/paymentOption/0/amount").asLong()).isEqualTo(1000);
        assertThat(atPagoPa("BUS-3").at("/paymentOption/0/amount").asLong()).isEqualTo(2000);
    }

    @Test
    void that_is_a_roll_leaves_its_money_where_it_goes_when_the_config_gets_a_receiver() {
        var config = saved("NIDO", 10);
        var columns = "transfer2.organizationFiscalCode;transfer2.iban;transfer2.category;transfer2.amount";
        var header = HEADER.strip() + ";" + columns + "\n";
        var province = ";99000000036;IT58P0100503200000000654321;9/0101100IM/;";
        roll(
                "nido",
                "nido-1.csv",
                header + "NIDO-1" + LAURA + "NIDO;;;;\nNIDO-2" + LAURA + "NIDO" + province + "2,00\nNIDO-3" + LAURA
                        + "NIDO" + province + "2,00\n");
        change(config, item -> item.put("amount", 20)
                .putObject("receiver")
                .put("tax_identification_number", "99000000028")
                .put("name", "Comune di Fossombra")
                .put("iban", "IT58P0100503200000000654321"));
        roll(
                "nido",
                "nido-2.csv",
                header + "NIDO-1" + LAURA + "NIDO;;;;\nNIDO-2" + LAURA + "NIDO" + province + "3,00\nNIDO-3" + LAURA
                        + "NIDO" + province + "12,00\n");
        var outcome = town.outcome("nido-2.csv.outcome.csv").lines().toList();
        assertThat(outcome.get(1)).contains("DUPLICATE");
        assertThat(outcome.get(2)).contains("UPDATED");
        assertThat(outcome.get(3))
                .contains("REJECTED", "the other beneficiaries take 12.00 of the 10.00 that this position stands with");
        var shares = atPagoPa("NIDO-2").at("/paymentOption/0/transfer");
        assertThat(shares.findValuesAsText("amount")).containsExactly("700", "300");
        assertThat(shares.at("/0/organizationFiscalCode").asText()).isEqualTo("99000000010");
        assertThat(shares.at("/0/iban").asText()).isEqualTo("IT60X0542811101000000123456");
    }

    @Test
    void rejects_rows_whose_config_or_tenant_is_disabled_with_that_reason() {
        var config = saved("PALESTRA", 10);
        mypay.call("DELETE", "/configs/" + config, null);
        town.leave("palestra.csv", HEADER + "PALESTRA-1" + LAURA + "PALESTRA\n");
        assertThat(town.outcome("palestra.csv.outcome.csv")).contains("REJECTED", "this payment config is disabled");
        mypay.call("PATCH", "/configs/" + config, object("{\"active\": true}"));
        var tenant = mypay.call("GET", "/configs/" + config, null)
                .body()
                .path("tenant_id")
                .asText();
        mypay.call("DELETE", "/tenants/" + tenant, null);
        town.leave("palestra-2.csv", HEADER + "PALESTRA-2" + LAURA + "PALESTRA\n");
        assertThat(town.outcome("palestra-2.csv.outcome.csv"))
                .contains("REJECTED", "the tenant of this payment config is disabled");
    }

    private static void roll(String roll, String name, String content) {
        var reply = town.send(
                "POST",
                "/drops/99000000010?roll=" + roll + "&name=" + name,
                "sandbox-key",
                content.getBytes(StandardCharsets.UTF_8));
        town.outcome(name + ".outcome.csv");
        assertThat(reply.statusCode()).isEqualTo(202);
    }

    /** @return the id of a new config with that management_id, of a tenant of its own */
    private static String saved(String managementId, double amount) {
        var config = myPayConfig(mypay.tenant());
        ((ObjectNode) config.at("/items/0")).put("management_id", managementId).put("amount", amount);
        var saved = mypay.call("POST", "/configs", config);
        assertThat(saved.status()).as(saved.response().body()).isEqualTo(201);
        return config.path("id").asText();
    }

    private static void amount(String config, double amount) {
        change(config, item -> item.put("amount", amount));
    }

    private static void change(String config, Consumer<ObjectNode> change) {
        var item = (ObjectNode)
                mypay.call("GET", "/configs/" + config, null).body().at("/items/0");
        change.accept(item);
        var patch = object("{}");
        patch.putArray("items").add(item);
        var reply = mypay.call("PATCH", "/configs/" + config, patch);
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
    }

    private static JsonNode atPagoPa(String iupd) {
        return town.get("/sandbox/gpd/debt-positions-service/v1/organizations/99000000010/debtpositions/" + iupd);
    }
}
