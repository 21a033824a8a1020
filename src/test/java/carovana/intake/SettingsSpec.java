package carovana.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carovana.Carovana;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@DisplayName("A setting of the intake that makes no sense")
@ExtendWith(OutputCaptureExtension.class)
class SettingsSpec {

    @ConfigurationPropertiesScan(basePackageClasses = Carovana.class)
    static class OnlySettings {}

    @TempDir
    Path home;

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "every|0|must be at least 10 milliseconds",
                "every|-5|must be at least 10 milliseconds",
                "every|soon|soon",
                "settle|-1|must be 0 milliseconds or more",
                "answer-again|0s|must be at least 10ms",
                "rest-limit|0B|carovana.intake.rest-limit must be a size such as 500MB",
                "rest-limit|much|much",
                "defaults.description|' '|must not be blank",
                "limits.zip-entries|2|must be less than or equal to 1"
            })
    void stops_the_start_with_a_sentence_that_names_it(
            String setting, String value, String sentence, CapturedOutput output) {
        var application =
                new SpringApplicationBuilder(OnlySettings.class).web(org.springframework.boot.WebApplicationType.NONE);

        assertThatThrownBy(() -> application.run(
                        "--carovana.home=" + home,
                        "--spring.main.banner-mode=off",
                        "--carovana.intake." + setting + "=" + value))
                .isInstanceOf(RuntimeException.class);

        assertThat(output.getAll())
                .contains("APPLICATION FAILED TO START", "carovana.intake." + setting.split("-")[0], sentence)
                .doesNotContain("\tat ");
    }
}
