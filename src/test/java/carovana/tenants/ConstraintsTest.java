package carovana.tenants;

import static carovana.tenants.Office.object;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.positions.CheckSettings;
import carovana.positions.CheckSettings.Check;
import carovana.tenants.TenantsSettings.SplitSum;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private static final List<String> PROFILES = List.of("default", "mypay", "iris");

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
            mypay; /IPA_code;                  A x 65;        length
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
            iris;  /id;                        (gone);        missing
            iris;  /name;                      B x 256;       length
            iris;  /name;                      12;            type
            iris;  /tax_identification_number; "1234567891";  value
            iris;  /stamp_password;            7;             type
            iris;  /cert;                      C x 20001;     length
            default; /id;                        (gone);        missing
            default; /id;                        "12";          value
            default; /name;                      (gone);        missing
            default; /name;                      B x 256;       length
            default; /tax_identification_number; (gone);        missing
            default; /tax_identification_number; "123456789";   value
            default; /active;                    "yes";         type
            mypay;   /name;                      B x 256;       length
            """)
    void is_refused_for_that_in_a_tenant(String profile, String pointer, String value, String type) {
        var tenant = profile.equals("iris") ? Office.irisTenant() : Office.myPayTenant();
        put(tenant, pointer, value);
        var findings = new Findings();
        rules(SplitSum.STRICT, Check.WARN).check(Profile.named(profile).tenant(), tenant, Place.ROOT, findings);
        assertThat(told(findings)).containsExactly(pointer + " " + type);
    }

    /** {@code *} is where the payment stands: in items, or in the config itself. */
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
            */payment_type;                              "gold";               value
            */amount;                                    (gone);               missing
            */amount;                                    0;                    value
            */amount;                                    -3;                   value
            */amount;                                    1e9;                  value
            */amount;                                    1e999999999;          value
            */amount;                                    1e-999999999;         value
            */amount;                                    1000000000;           value
            */amount;                                    3.005;                value
            */amount;                                    0.001;                value
            */amount;                                    "12,34";              type
            */amount;                                    "1e3";                type
            */amount;                                    "three";              type
            */amount;                                    true;                 type
            */expire_at;                                 (gone);               missing
            */expire_at;                                 0;                    value
            */expire_at;                                 3651;                 value
            */expire_at;                                 1e999999999;          value
            */expire_at;                                 1.5;                  type
            */expire_at;                                 "2026-12-31";         type
            */expire_at;                                 "soon";               type
            */collection_data;                           "9/1";                value
            */collection_data;                           "x/0101100IM/";       value
            */collection_data;                           "9/01 01";            value
            */collection_data;                           9 x 141;              length
            */reason;                                    R x 141;              length
            */split;                                     "x";                  type
            */receiver;                                  [];                   type
            """)
    void is_refused_for_that_in_a_config_of_each_profile(String pointer, String value, String type) {
        for (var profile : PROFILES) {
            var config = config(profile);
            var at = pointer.replace("*", payment(profile));
            put(config, at, value);
            assertThat(told(checked(profile, config))).as(profile).containsExactly(at + " " + type);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            mypay;   /items;                             (gone);               /items missing
            mypay;   /items;                             [];                   /items length
            mypay;   /items;                             [{},{}];              /items length
            mypay;   /items;                             {};                   /items length
            mypay;   /items;                             [1];                  /items/0 type
            mypay;   /items/0/payment_type;              "";                   /items/0/payment_type missing
            mypay;   /items/0/management_id;             (gone);               /items/0/management_id missing
            mypay;   /items/0/management_id;             M x 65;               /items/0/management_id length
            mypay;   /items/0/reason;                    (gone);               /items/0/reason missing
            mypay;   /items/0/reason;                    è x 61;               /items/0/reason length
            mypay;   /items/0/pagopa_category;           (gone);               /items/0/pagopa_category missing
            mypay;   /items/0/pagopa_category;           "0/0101100IM/";       /items/0/pagopa_category value
            mypay;   /items/0/pagopa_category;           "mensa";              /items/0/pagopa_category value
            mypay;   /items/0/split;                     [1];                  /items/0/split/0 type
            default; /items;                             (gone);               /items missing
            default; /items;                             [];                   /items length
            default; /items;                             [{},{}];              /items length
            default; /items/0/payment_type;              "";                   /items/0/payment_type missing
            default; /items/0/management_id;             M x 65;               /items/0/management_id length
            default; /items/0/reason;                    (gone);               /items/0/reason missing
            default; /items/0/collection_data;           (gone);               /items/0/collection_data missing
            default; /items/0/pagopa_category;           "mensa";              /items/0/pagopa_category value
            default; /items/0/split;                     [1];                  /items/0/split/0 type
            default; /remote_collection/type;            (gone);               /remote_collection/type missing
            iris;    /code;                              C x 65;               /code length
            iris;    /collection_data;                   (gone);               /collection_data missing
            iris;    /split;                             [1];                  /split/0 type
            iris;    /items;                             {};                   /items length
            """)
    void is_refused_for_that_in_a_config_of_one_profile(String profile, String pointer, String value, String told) {
        var config = profile.equals("iris") && pointer.equals("/items")
                ? object("{\"tenant_id\":\"%s\"}".formatted(TENANT))
                : config(profile);
        put(config, pointer, value);
        assertThat(told(checked(profile, config))).containsExactly(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            [{"id":"a","budget_chapter":"1","amount":2}];                                               *  value
            [{"id":"a","budget_chapter":"1","amount":1},{"id":"a","budget_chapter":"2","amount":2}];    */1 conflict
            [{"budget_chapter":"1","amount":3}];                                                        */0/id missing
            [{"id":"a","budget_chapter":"1"}];                                                          */0/amount missing
            [{"id":"a","budget_chapter":"1","amount":-1},{"id":"b","budget_chapter":"2","amount":4}];   */0/amount value
            [{"id":7,"budget_chapter":"1","amount":3}];                                                 */0/id type
            """)
    void is_refused_for_its_split(String split, String told) {
        for (var profile : PROFILES) {
            var config = config(profile);
            put(config, payment(profile) + "/amount", "3");
            put(config, payment(profile) + "/split", spelled(profile, split));
            assertThat(told(checked(profile, config)))
                    .as(profile)
                    .containsExactly(spelled(profile, told.replaceFirst("\\* *", payment(profile) + "/split "))
                            .replace(" /", "/"));
        }
        var config = config("mypay");
        put(config, "/items/0/split", "[{\"id\":\"a\",\"amount\":3}]");
        assertThat(told(checked("mypay", config))).containsExactly("/items/0/split/0/budget_chapter missing");
    }

    @Test
    void is_refused_for_too_much_of_a_split() {
        for (var profile : PROFILES) {
            var config = config(profile);
            put(config, payment(profile) + "/amount", "11");
            put(config, payment(profile) + "/split", spelled(profile, parts(11)));
            assertThat(told(checked(profile, config))).as(profile).containsExactly(payment(profile) + "/split length");
            put(config, payment(profile) + "/amount", "10");
            put(config, payment(profile) + "/split", spelled(profile, parts(10)));
            assertThat(told(checked(profile, config))).as(profile).isEmpty();
            var id = spelled(profile, "\"id\"").replace("\"", "");
            put(config, payment(profile) + "/split/0/" + id, "p x 141");
            assertThat(told(checked(profile, config)))
                    .as(profile)
                    .containsExactly(payment(profile) + "/split/0/" + id + " length");
        }
    }

    private static String parts(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "{\"id\":\"c_%d\",\"budget_chapter\":\"1\",\"amount\":1}".formatted(i))
                .collect(Collectors.joining(",", "[", "]"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {"name":"Fossombra"};                                                       /tax_identification_number missing
            {"tax_identification_number":"99000000028"};                                /name missing
            {"tax_identification_number":"9900000002","name":"x"};                      /tax_identification_number value
            {"tax_identification_number":"99000000028","name":"x","iban":"IT60X1"};     /iban value
            {"tax_identification_number":"99000000028","name":12};                      /name type
            """)
    void is_refused_for_its_receiver(String receiver, String told) {
        for (var profile : PROFILES) {
            var config = config(profile);
            var at = payment(profile) + "/receiver";
            put(config, at, receiver);
            assertThat(told(checked(profile, config))).as(profile).containsExactly(at + told);
            put(config, at, "{\"tax_identification_number\":\"99000000028\"}");
            put(config, at + "/name", "F x 256");
            assertThat(told(checked(profile, config))).as(profile).containsExactly(at + "/name length");
            put(config, at + "/name", "F x 255");
            assertThat(told(checked(profile, config))).as(profile).isEmpty();
        }
    }

    @Test
    void is_taken_where_it_is_just_short_enough() {
        for (var limit : Map.of("mypay", 60, "default", 140, "iris", 140).entrySet()) {
            var config = config(limit.getKey());
            put(config, payment(limit.getKey()) + "/reason", "è x " + limit.getValue());
            assertThat(told(checked(limit.getKey(), config))).as(limit.getKey()).isEmpty();
        }
        var config = config("mypay");
        put(config, "/items/0/management_id", "M x 64");
        put(config, "/items/0/collection_data", "\"9/" + "1".repeat(138) + '"');
        assertThat(told(checked("mypay", config))).isEmpty();
        var tenant = Office.myPayTenant().put("name", "B".repeat(255)).put("IPA_code", "A".repeat(64));
        var findings = new Findings();
        rules(SplitSum.STRICT, Check.WARN).check(Profile.named("mypay").tenant(), tenant, Place.ROOT, findings);
        assertThat(told(findings)).isEmpty();
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
        for (var profile : PROFILES) {
            for (var type : List.of("stamp", "STAMP")) {
                var config = config(profile);
                put(config, payment(profile) + "/split", "[]");
                put(config, payment(profile) + "/payment_type", '"' + type + '"');
                put(config, payment(profile) + "/amount", amount);
                assertThat(told(checked(profile, config.deepCopy())))
                        .as(profile)
                        .containsExactly(payment(profile) + "/amount value");
                put(config, payment(profile) + "/amount", "16.00");
                assertThat(told(checked(profile, config))).as(profile).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TARI\n2026", "TARI\t2026", "TARI\u0085", "TA\u200bRI", "TARI\ufffe", "TARI \u202e2026"})
    void is_refused_for_what_no_row_may_hold(String text) {
        for (var profile : PROFILES) {
            var config = config(profile);
            item(profile, config).put("reason", text);
            item(profile, config)
                    .putObject("receiver")
                    .put("tax_identification_number", "99000000028")
                    .put("name", text);
            assertThat(told(checked(profile, config)))
                    .as(profile)
                    .containsExactlyInAnyOrder(
                            payment(profile) + "/reason value", payment(profile) + "/receiver/name value");
            var tenant = (profile.equals("iris") ? Office.irisTenant() : Office.myPayTenant())
                    .put("name", text)
                    .put("password", "a\tb")
                    .put("cert", "-----BEGIN CERTIFICATE-----\nAAAA");
            var findings = new Findings();
            rules(SplitSum.STRICT, Check.WARN).check(Profile.named(profile).tenant(), tenant, Place.ROOT, findings);
            assertThat(told(findings)).as(profile).containsExactly("/name value");
        }
        var notes = config("iris").put("notes", "una riga\nun'altra");
        assertThat(told(checked("iris", notes))).as("several lines").isEmpty();
    }

    @Test
    void is_refused_for_a_split_that_pagopa_would_refuse() {
        for (var profile : PROFILES) {
            var config = config(profile);
            put(config, payment(profile) + "/amount", "3");
            put(
                    config,
                    payment(profile) + "/split",
                    spelled(profile, "[{\"id\":\"NOTIFICATION_FEE\",\"budget_chapter\":\"1\",\"amount\":3}]"));
            assertThat(told(checked(profile, config))).as(profile).containsExactly(payment(profile) + "/split/0 value");
            put(
                    config,
                    payment(profile) + "/split",
                    spelled(profile, "[{\"id\":\"a\",\"budget_chapter\":\"1\",\"amount\":3}]"));
            for (var key : List.of("office_code", "description")) {
                var holds = config.deepCopy();
                ((ObjectNode) item(profile, holds).at("/split/0")).put(key, "U\n1");
                assertThat(told(checked(profile, holds)))
                        .as(profile)
                        .containsExactly(payment(profile) + "/split/0/" + key + " value");
            }
        }
    }

    private static ObjectNode item(String profile, ObjectNode config) {
        return (ObjectNode) config.at(payment(profile));
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

    private static ObjectNode config(String profile) {
        return profile.equals("iris") ? Office.irisConfig(TENANT) : Office.myPayConfig(TENANT);
    }

    private static String payment(String profile) {
        return profile.equals("iris") ? "" : "/items/0";
    }

    /** IRIS writes the keys of a part with split_ before them. */
    private static String spelled(String profile, String text) {
        return profile.equals("iris") ? text.replaceAll("\\b(id|budget_chapter|amount)\\b", "split_$1") : text;
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

    /** @param value JSON, (gone), or a letter and how often it stands there, such as A x 65 */
    private static void put(ObjectNode document, String pointer, String value) {
        var many = value.split(" x ");
        if (many.length == 2) {
            value = '"' + many[0].repeat(Integer.parseInt(many[1])) + '"';
        }
        int last = pointer.lastIndexOf('/');
        var around = (ObjectNode) document.at(pointer.substring(0, last));
        if (value.equals(GONE)) {
            around.remove(pointer.substring(last + 1));
        } else {
            around.set(pointer.substring(last + 1), Documents.parseAny(value));
        }
    }
}
