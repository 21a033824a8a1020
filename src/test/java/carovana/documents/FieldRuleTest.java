package carovana.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A product's rule")
class FieldRuleTest {

    private static final String FINANCIAL =
            "($0 && $1 && $2 && $3 && $4 && $5 && $6 && $7)" + " || ($0 && $1 && $2 && $3 && $4 && $5 && $6)";

    @Test
    void says_which_fields_must_be_there_together() throws UnreadableRule {
        var rule = FieldRule.read(FINANCIAL);

        assertThat(rule.fields()).containsExactly("$0", "$1", "$2", "$3", "$4", "$5", "$6", "$7");
        assertThat(rule.holds(Set.of("$0", "$1", "$2", "$3", "$4", "$5", "$6")::contains))
                .isTrue();
        assertThat(rule.holds(Set.of("$0", "$1", "$2", "$3", "$4", "$5", "$7")::contains))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "$0 || $1 && $2; $0; true",
                "$0 || $1 && $2; $1; false",
                "($0 || $1) && $2; $0; false",
                "$0 && $1  ; $0 $1; true",
                "!$0 && $1; $1; true",
                "!($0 || $1); $2; true",
                "field0 || (field0 && (field1 || field2)); field1; false",
                "$10; $1; false",
                "' '; $1; true",
            })
    void binds_and_tighter_than_or(String rule, String there, boolean holds) throws UnreadableRule {
        assertThat(FieldRule.read(rule).holds(Set.of(there.split(" "))::contains))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "($0 && $1; ends before a bracket is closed",
                "$0 && $1); has \")\" at character 9",
                "$0 &&; ends where a field should be",
                "&& $0; has \"&\" at character 1",
                "$0 $1; has \"$\" at character 4",
                "$x; has \"x\" at character 2",
                "$0 & $1; has \"&\" at character 4",
                "T(java.lang.Runtime).getRuntime(); has \"T\" at character 1",
                "$0 == 1; has \"=\" at character 4",
                "$; ends too early",
                "(); has \")\" at character 2",
            })
    void that_cannot_be_understood_says_where_it_breaks(String rule, String sentence) {
        assertThatThrownBy(() -> FieldRule.read(rule))
                .isInstanceOf(UnreadableRule.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void of_ten_thousand_levels_is_refused_without_being_gone_through() {
        assertThatThrownBy(() -> FieldRule.read("(".repeat(10_000) + "$0" + ")".repeat(10_000)))
                .isInstanceOf(UnreadableRule.class)
                .hasMessageContaining("20002 characters, and 2000");
        assertThatThrownBy(() -> FieldRule.read("(".repeat(33) + "$0" + ")".repeat(33)))
                .isInstanceOf(UnreadableRule.class)
                .hasMessageContaining("more than 32 brackets");
        assertThatThrownBy(() -> FieldRule.read("!".repeat(1_999) + "$0")).isInstanceOf(UnreadableRule.class);
    }

    @Test
    void may_have_as_many_levels_as_it_says() throws UnreadableRule {
        assertThat(FieldRule.read("(".repeat(32) + "$0" + ")".repeat(32)).holds("$0"::equals))
                .isTrue();
        assertThat(FieldRule.read("($0)" + " && ($0)".repeat(200)).holds("$0"::equals))
                .isTrue();
    }
}
