package carovana.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.positions.CheckSettings;
import carovana.positions.CheckSettings.Check;
import carovana.tenants.TenantsSettings.SplitSum;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each line breaks one constraint of a document that is good otherwise: a pointer, what is put there, what is said. */
@DisplayName("A document of which one thing is wrong")
class ConstraintsTest {

    private static final String TENANT = "60e35f02-1509-408c-b101-3b1a28109330";
    private static final String GONE = "(gone)";

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            mypay; /id;                        (gone);        missing
            mypay; /id;                        "12";          value
            mypay; /name;                      (gone);        missing
            mypay; /name;                      "  ";          missing
            mypay; /name;                      null;          missing
            mypay; /name;                      12;            type
            mypay; /IPA_code;                  (gone);        missing
            mypay; /IPA_code;                  "c-bugl";      value
            mypay; /tax_identification_number; (gone);        missing
            mypay; /tax_identification_number; "1234567891";  value
            mypay; /tax_identification_number; "123456789";   value
            mypay; /tax_identification_number; 99000000010;   type
            mypay; /password;                  (gone);        missing
            mypay; /password;                  "";            missing
            mypay; /password;                  {"a":1};       type
            mypay; /active;                    "yes";         type
            mypay; /enable_checkout;           "maybe";       type
            iris;  /tax_identification_number; (gone);        missing
            iris;  /code;                      (gone);        missing
            iris;  /sil_id;                    (gone);        missing
            iris;  /password;                  null;          missing
            iris;  /cert;                      (gone);        missing
            iris;  /active;                    1;             type
            """)
    void is_refused_for_that_in_a_tenant(String profile, String pointer, String value, String type) {
        var tenant = profile.equals("iris") ? Office.irisTenant() : Office.myPayTenant();
        put(tenant, pointer, value);
        var findings = new Findings();
        rules(SplitSum.STRICT, Check.WARN).check(Profile.named(profile).tenant(), tenant, Place.ROOT, findings);
        assertThat(told(findings)).containsExactly(pointer + " " + type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            /tenant_id;                                  (gone);               missing
            /tenant_id;                                  "x";                  value
            /id;                                         "37dbc4a5";           value
            /remote_collection/id;                       (gone);               missing
            /remote_collection/id;                       "none";               value
            /remote_collection/type;                     "Service 1";          value
            /remote_collection;                          "x";                  type
            /active;                                     "true";               type
            /items;                                      (gone);               missing
            /items;                                      [];                   length
            /items;                                      [{},{}];              length
            /items;                                      {};                   length
            /items;                                      [1];                  type
            /items/0/payment_type;                       "gold";               value
            /items/0/payment_type;                       "";                   missing
            /items/0/management_id;                      (gone);               missing
            /items/0/amount;                             (gone);               missing
            /items/0/amount;                             0;                    value
            /items/0/amount;                             -3;                   value
            /items/0/amount;                             1e9;                  value
            /items/0/amount;                             1e999999999;          value
            /items/0/amount;                             1e-999999999;         value
            /items/0/amount;                             1000000000;           value
            /items/0/amount;                             3.005;                value
            /items/0/amount;                             0.001;                value
            /items/0/amount;                             "12,34";              type
            /items/0/amount;                             "1e3";                type
            /items/0/amount;                             "three";              type
            /items/0/amount;                             true;                 type
            /items/0/reason;                             (gone);               missing
            /items/0/expire_at;                          (gone);               missing
            /items/0/expire_at;                          0;                    value
            /items/0/expire_at;                          3651;                 value
            /items/0/expire_at;                          1e999999999;          value
            /items/0/expire_at;                          1.5;                  type
            /items/0/expire_at;                          "2026-12-31";         type
            /items/0/expire_at;                          "soon";               type
            /items/0/collection_data;                    "9/1";                value
            /items/0/collection_data;                    "x/0101100IM/";       value
            /items/0/collection_data;                    "9/01 01";            value
            /items/0/pagopa_category;                    (gone);               missing
            /items/0/pagopa_category;                    "0/0101100IM/";       value
            /items/0/pagopa_category;                    "mensa";              value
            /items/0/split;                              "x";                  type
            /items/0/split;                              [1];                  type
            /items/0/receiver;                           [];                   type
            """)
    void is_refused_for_that_in_a_config(String pointer, String value, String type) {
        var config = Office.myPayConfig(TENANT);
        put(config, pointer, value);
        var at = type.equals("type") && value.equals("[1]") ? pointer + "/0" : pointer;
        assertThat(told(checked("mypay", config))).containsExactly(at + " " + type);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            [{"id":"a","budget_chapter":"1","amount":2}];                                               /items/0/split value
            [{"id":"a","budget_chapter":"1","amount":1},{"id":"a","budget_chapter":"2","amount":2}];    /items/0/split/1 conflict
            [{"budget_chapter":"1","amount":3}];                                                        /items/0/split/0/id missing
            [{"id":"a","amount":3}];                                                                    /items/0/split/0/budget_chapter missing
            [{"id":"a","budget_chapter":"1"}];                                                          /items/0/split/0/amount missing
            [{"id":"a","budget_chapter":"1","amount":-1},{"id":"b","budget_chapter":"2","amount":4}];   /items/0/split/0/amount value
            """)
    void is_refused_for_its_split(String split, String told) {
        var config = Office.myPayConfig(TENANT);
        put(config, "/items/0/split", split);
        assertThat(told(checked("mypay", config))).containsExactly(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {"name":"Fossombra"};                                                       /items/0/receiver/tax_identification_number missing
            {"tax_identification_number":"99000000028"};                                /items/0/receiver/name missing
            {"tax_identification_number":"9900000002","name":"x"};                      /items/0/receiver/tax_identification_number value
            {"tax_identification_number":"99000000028","name":"x","iban":"IT60X1"};     /items/0/receiver/iban value
            """)
    void is_refused_for_its_receiver(String receiver, String told) {
        var config = Office.myPayConfig(TENANT);
        put(config, "/items/0/receiver", receiver);
        assertThat(told(checked("mypay", config))).containsExactly(told);
    }

    @Test
    void is_refused_for_what_is_too_long() {
        for (var limit : Map.of("mypay", 60, "default", 140).entrySet()) {
            var config = Office.myPayConfig(TENANT);
            put(config, "/items/0/reason", '"' + "è".repeat(limit.getValue()) + '"');
            assertThat(told(checked(limit.getKey(), config.deepCopy()))).isEmpty();
            put(config, "/items/0/reason", '"' + "è".repeat(limit.getValue() + 1) + '"');
            assertThat(told(checked(limit.getKey(), config))).containsExactly("/items/0/reason length");
        }
        var config = Office.myPayConfig(TENANT);
        put(config, "/items/0/management_id", '"' + "M".repeat(65) + '"');
        put(config, "/items/0/collection_data", "\"9/" + "1".repeat(139) + '"');
        assertThat(told(checked("mypay", config)))
                .containsExactlyInAnyOrder("/items/0/management_id length", "/items/0/collection_data length");
        var tenant = Office.myPayTenant().put("name", "B".repeat(256));
        var findings = new Findings();
        rules(SplitSum.STRICT, Check.WARN).check(Profile.named("mypay").tenant(), tenant, Place.ROOT, findings);
        assertThat(told(findings)).containsExactly("/name length");
    }

    @Test
    void is_told_together_with_the_other_thing_that_is_wrong() {
        var config = Office.myPayConfig(TENANT);
        put(config, "/items/0/amount", "0");
        put(config, "/items/0/reason", GONE);
        put(config, "/tenant_id", "\"x\"");
        var findings = checked("mypay", config);
        assertThat(told(findings))
                .containsExactlyInAnyOrder("/tenant_id value", "/items/0/amount value", "/items/0/reason missing");
        var refused = new Refused(findings.faults());
        assertThat(refused.getBody().getProperties().get("errors").toString())
                .contains("loc=[body, items, 0, amount]", "pointer=/items/0/amount", "field=items[0].amount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"15", "16.01", "1600"})
    void is_refused_for_what_a_stamp_costs(String amount) {
        for (var type : List.of("stamp", "STAMP")) {
            var config = Office.myPayConfig(TENANT);
            put(config, "/items/0/payment_type", '"' + type + '"');
            put(config, "/items/0/amount", amount);
            assertThat(told(checked("mypay", config.deepCopy()))).containsExactly("/items/0/amount value");
            put(config, "/items/0/amount", "16.00");
            assertThat(told(checked("mypay", config))).isEmpty();
        }
    }

    @Test
    void is_refused_for_standing_in_two_places() {
        var config = Office.myPayConfig(TENANT).put("amount", 3).put("reason", "x");
        assertThat(told(checked("mypay", config))).containsExactlyInAnyOrder("/amount conflict", "/reason conflict");
    }

    @Test
    void is_not_what_a_browser_makes_of_decimal_fractions() {
        var config = Office.myPayConfig(TENANT);
        put(config, "/items/0/amount", "0.30000000000000004");
        put(
                config,
                "/items/0/split",
                "[{\"id\":\"a\",\"budget_chapter\":\"1\",\"amount\":0.1},{\"id\":\"b\",\"budget_chapter\":\"2\",\"amount\":0.2}]");
        assertThat(told(checked("mypay", config))).isEmpty();
        assertThat(config.at("/items/0/amount").decimalValue()).isEqualTo("0.30");
    }

    @Test
    void of_a_split_that_does_not_make_the_amount_is_only_told_where_that_is_wanted() {
        var config = Office.irisConfig(TENANT);
        put(config, "/split", "[{\"split_id\":\"c_1\",\"split_amount\":0.5}]");
        assertThat(told(checked("iris", config.deepCopy()))).containsExactly("/split value");
        var findings = new Findings();
        lenient().check(Profile.named("iris"), config, findings);
        assertThat(findings.faults()).isEmpty();
        assertThat(findings.warnings()).hasSize(1).allMatch(each -> each.contains("0.50"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            2; [{"split_id":"a","split_amount":99,"amount":2}];                                    /split/0/split_amount conflict
            2; [{"split_id":"a","split_amount":2,"amount":1}];                                     /split/0/split_amount conflict
            2; [{"split_id":"a","id":"b","split_amount":2}];                                       /split/0/split_id conflict
            2; [{"split_id":"a","split_amount":2,"amount":1.005}];                                 /split/0/amount value, /split/0/split_amount conflict
            1; [{"split_id":"a","split_amount":2,"amount":"2.00"}];                                /split value
            """)
    void is_refused_for_a_split_that_says_two_things(String amount, String split, String told) {
        var config = Office.irisConfig(TENANT);
        put(config, "/amount", amount);
        put(config, "/split", split);
        assertThat(told(checked("iris", config))).containsExactlyInAnyOrder(told.split(", "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"split_id\":\"a\",\"split_amount\":2,\"amount\":\"2.00\"}]",
                "[{\"split_id\":\"a\",\"split_amount\":2,\"amount\":null}]",
                "[{\"split_id\":\"\",\"id\":\"a\",\"amount\":2}]",
                "[{\"code\":\"a\",\"amount\":2}]",
                "[{\"id\":\"a\",\"code\":\"b\",\"amount\":2}]"
            })
    void may_be_spelled_in_two_ways_where_both_say_the_same(String split) {
        var config = Office.irisConfig(TENANT);
        put(config, "/amount", "2");
        put(config, "/split", split);
        assertThat(told(checked("iris", config))).isEmpty();
        assertThat(told(checked("iris", config))).as("and once more").isEmpty();
        var told = Payment.terms(Profile.named("iris"), config).split().get(0);
        assertThat(told.key()).isEqualTo("a");
        assertThat(told.value()).startsWith("2.00");
    }

    @Test
    void and_lax_elsewhere_is_strict_in_production() {
        var production = rules(SplitSum.STRICT, Check.STRICT);
        var tenant = Office.irisTenant().put("tax_identification_number", "01234567891");
        var findings = new Findings();
        production.check(Profile.named("iris").tenant(), tenant, Place.ROOT, findings);
        assertThat(told(findings)).containsExactly("/tax_identification_number value");
        var config = Office.myPayConfig(TENANT);
        put(config, "/items/0/pagopa_category", "\"9/123\"");
        assertThat(told(checked("mypay", config.deepCopy()))).isEmpty();
        var strict = new Findings();
        new ConfigRules(production, settings(SplitSum.STRICT, Check.STRICT), CheckSettings.defaults())
                .check(Profile.named("mypay"), config, strict);
        assertThat(told(strict)).containsExactly("/items/0/pagopa_category value");
    }

    @Test
    void may_be_absent_where_it_has_a_default() {
        var config = Office.myPayConfig(TENANT);
        put(config, "/items/0/payment_type", GONE);
        put(config, "/items/0/collection_data", GONE);
        put(config, "/active", GONE);
        put(config, "/items/0/split", "{}");
        assertThat(told(checked("mypay", config))).isEmpty();
        assertThat(config.at("/items/0/payment_type").asText()).isEqualTo("pagopa");
        assertThat(config.at("/items/0/collection_data").asText()).isEqualTo("9/3300.1");
        assertThat(config.path("active").asBoolean()).isTrue();
        assertThat(config.at("/items/0/split").isArray()).isTrue();
        var iris = Office.irisConfig(TENANT);
        put(iris, "/reason", GONE);
        put(iris, "/remote_collection", GONE);
        put(iris, "/expire_at", "\"90\"");
        put(iris, "/amount", "\"1.00\"");
        assertThat(told(checked("iris", iris))).isEmpty();
        assertThat(iris.path("expire_at").isInt()).isTrue();
        var standard = Office.myPayConfig(TENANT);
        put(standard, "/remote_collection/type", GONE);
        put(standard, "/items/0/reason", GONE);
        assertThat(told(checked("default", standard)))
                .containsExactlyInAnyOrder("/remote_collection/type missing", "/items/0/reason missing");
    }

    static ConfigRules strict() {
        return new ConfigRules(
                rules(SplitSum.STRICT, Check.WARN), settings(SplitSum.STRICT, Check.WARN), CheckSettings.defaults());
    }

    static ConfigRules lenient() {
        return new ConfigRules(
                rules(SplitSum.LENIENT, Check.WARN), settings(SplitSum.LENIENT, Check.WARN), CheckSettings.defaults());
    }

    static FieldRules rules(SplitSum splitSum, Check check) {
        return new FieldRules(settings(splitSum, check));
    }

    static TenantsSettings settings(SplitSum splitSum, Check check) {
        return new TenantsSettings(
                "/payment-proxy",
                Map.of("default", "default", "mypay", "mypay", "iris", "iris"),
                List.of(),
                splitSum,
                check,
                check,
                null,
                true,
                "https://categories.example/pagopa");
    }

    private static Findings checked(String profile, ObjectNode config) {
        var findings = new Findings();
        strict().check(Profile.named(profile), config, findings);
        return findings;
    }

    private static List<String> told(Findings findings) {
        return findings.faults().stream()
                .map(each -> each.place().pointer() + " " + each.type())
                .toList();
    }

    private static void put(ObjectNode document, String pointer, String value) {
        int last = pointer.lastIndexOf('/');
        var around = (ObjectNode) document.at(pointer.substring(0, last));
        if (value.equals(GONE)) {
            around.remove(pointer.substring(last + 1));
        } else {
            around.set(pointer.substring(last + 1), Documents.parseAny(value));
        }
    }
}
