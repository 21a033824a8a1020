package carovana.positions;

import static carovana.positions.Examples.IBAN;
import static carovana.positions.Examples.PROVINCE_BODY;
import static carovana.positions.Examples.maria;
import static carovana.positions.Examples.numbered;
import static carovana.positions.Examples.option;
import static carovana.positions.Examples.position;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.positions.CheckSettings.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;

class CheckSettingsTest {

    @EnableConfigurationProperties({CheckSettings.class, Organizations.class})
    @Import({PositionSetup.class, PositionRules.class})
    static class Room {}

    private static final String OTHER_IBAN = "IT23A0103014217000063123456";
    private static final String WRONG_IBAN = "IT65A0542811101000000123456";

    private final ApplicationContextRunner room = new ApplicationContextRunner()
            .withBean(Clock.class, () -> Examples.CLOCK)
            .withUserConfiguration(Room.class)
            .withPropertyValues(
                    "carovana.organizations[0].fiscal-code=99000000010",
                    "carovana.organizations[0].name=Comune di Bugliano",
                    "carovana.organizations[0].segregation-code=01");

    @TempDir
    Path folder;

    @Test
    void are_the_defaults_when_nothing_is_configured() {
        room.run(context -> assertThat(context.getBean(CheckSettings.class)).isEqualTo(CheckSettings.defaults()));
    }

    @Test
    void make_a_warning_a_fault_and_silence_another() {
        room.withPropertyValues("carovana.positions.taxonomy=strict", "carovana.positions.debtor-name=off")
                .run(context -> {
                    var rules = context.getBean(PositionRules.class);
                    var unknown = Examples.position(Examples.maria(), Examples.option(Examples.of("9/0101999IM/")));
                    assertThat(rules.judge(unknown, Examples.BUGLIANO))
                            .singleElement()
                            .matches(Objection::isFault);
                    assertThat(rules.judge(Examples.withDebtor("fullName", "Anna Bianchi"), Examples.BUGLIANO))
                            .isEmpty();
                });
    }

    static Stream<Arguments> oddities() {
        var stamp = new Stamp(Examples.HASH, "01", "PI");
        return Stream.of(
                Arguments.of("debtor-code", Examples.withDebtor("fiscalCode", "RSSMRA85T10A562T")),
                Arguments.of("organization-code", share(numbered(2, "77777777777", OTHER_IBAN, "9/0201102IM/"))),
                Arguments.of("debtor-name", Examples.withDebtor("fullName", "Anna Bianchi")),
                Arguments.of("debtor-kind", Examples.withDebtor("debtorType", "G")),
                Arguments.of("debtor-kind", Examples.withDebtor("fiscalCode", "15376371009")),
                Arguments.of("province", Examples.withDebtor("province", "XX")),
                Arguments.of("iban-check-digits", share(numbered(2, PROVINCE_BODY, WRONG_IBAN, "9/0201102IM/"))),
                Arguments.of("iban-list", position(maria(), option(Examples.to(OTHER_IBAN, null)))),
                Arguments.of("iuv-check-digits", position(maria(), Examples.withIuv("01000000000004299"))),
                Arguments.of("segregation-code", position(maria(), Examples.withIuv("12000000000000725"))),
                Arguments.of("taxonomy", position(maria(), option(Examples.of("9/0101999IM/")))),
                Arguments.of("personal-data", position(maria(), Examples.withDescription("RSSMRA85T10A562S"))),
                Arguments.of("stamp-amount", position(maria(), option(Examples.stamped(stamp, 200, null)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddities")
    void decide_how_much_each_check_counts(String check, DebtPosition odd) {
        var organization = new Organization(
                "99000000010", "Comune di Bugliano", IBAN, List.of(), "01", List.of("02"), null, false);
        var knob = "carovana.positions." + check + "=";
        room.withPropertyValues(knob + "strict")
                .run(context -> assertThat(context.getBean(PositionRules.class).judge(odd, organization))
                        .singleElement()
                        .matches(Objection::isFault));
        room.withPropertyValues(knob + "warn")
                .run(context -> assertThat(context.getBean(PositionRules.class).judge(odd, organization))
                        .singleElement()
                        .matches(each -> !each.isFault()));
        room.withPropertyValues(knob + "off")
                .run(context -> assertThat(context.getBean(PositionRules.class).judge(odd, organization))
                        .isEmpty());
    }

    private static DebtPosition share(Transfer second) {
        return position(maria(), option(Examples.share(), second));
    }

    @Test
    void understand_off_as_YAML_gives_it() throws IOException {
        var yaml = Files.writeString(
                folder.resolve("settings.yaml"), "carovana:\n  positions:\n    iuv-check-digits: off\n");
        room.withInitializer(new ConfigDataApplicationContextInitializer())
                .withPropertyValues("spring.config.import=file:" + yaml)
                .run(context -> {
                    assertThat(context.getBean(CheckSettings.class).iuvCheckDigits())
                            .isEqualTo(Check.OFF);
                    var odd = Examples.position(Examples.maria(), Examples.withIuv("01000000000004299"));
                    assertThat(context.getBean(PositionRules.class).judge(odd, Examples.BUGLIANO))
                            .isEmpty();
                });
    }

    @Test
    void read_a_configured_taxonomy() throws IOException {
        var file = Files.writeString(folder.resolve("list.csv"), "code;name\n9/0101777SP/;x\n");
        room.withPropertyValues("carovana.positions.taxonomy-file=" + file)
                .run(context -> assertThat(context.getBean(Taxonomy.class).find("9/0101777SP/"))
                        .isNotNull());
    }

    @Test
    void stop_the_start_with_a_sentence_when_the_taxonomy_cannot_be_read() throws IOException {
        room.withPropertyValues("carovana.positions.taxonomy-file=" + folder.resolve("nowhere.csv"))
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("carovana.positions.taxonomy-file")
                        .hasStackTraceContaining("there is no such file"));
        var empty = Files.writeString(folder.resolve("empty.csv"), "code;name\n");
        room.withPropertyValues("carovana.positions.taxonomy-file=" + empty)
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("no taxonomy code"));
    }

    @Test
    void carry_a_short_list_when_the_taxonomy_file_is_left_empty() {
        room.withPropertyValues("carovana.positions.taxonomy-file=", "carovana.positions.stamp-amounts=")
                .run(context -> {
                    assertThat(context.getBean(Taxonomy.class).isComplete()).isFalse();
                    assertThat(context.getBean(CheckSettings.class).stampAmounts())
                            .isEmpty();
                });
    }

    @Test
    void stop_the_start_when_a_value_is_no_severity() {
        room.withPropertyValues("carovana.positions.taxonomy=sometimes")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("sometimes"));
        room.withPropertyValues("carovana.positions.stamp-amounts=-1")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("stampAmounts"));
    }

    @Test
    void stop_the_start_when_an_organization_has_a_wrong_account() {
        var named = room.withPropertyValues(
                "carovana.organizations[0].fiscal-code=99000000010", "carovana.organizations[0].name=Bugliano");
        named.withPropertyValues("carovana.organizations[0].iban=IT60 X054 2811 1010 0000 0123 456")
                .run(context -> assertThat(context.getBean(Organizations.class)
                                .organizations()
                                .get(0)
                                .knownIbans())
                        .containsExactly(IBAN));
        named.withPropertyValues("carovana.organizations[0].ibans[0]=IT65A0542811101000000123456")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("carovana.organizations[0].ibans")
                        .hasStackTraceContaining("CIN"));
        named.withPropertyValues("carovana.organizations[0].category=TARI")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("is no taxonomy code"));
    }
}
