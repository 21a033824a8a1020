package carovana.reconciliation.fetching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@DisplayName("The settings of fetching")
class FetchSettingsTest {

    private static final String PREFIX = "carovana.reconciliation.fetch";

    private static FetchSettings read(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(PREFIX, FetchSettings.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {".flows-of.99000000010", ".flows-of[99000000010]", ".flowsOf.99000000010"})
    void choose_the_service_of_each_organization(String key) {
        var settings = read(Map.of(PREFIX + key, "reportings"));

        assertThat(settings.flowsOf("99000000010")).isEqualTo("reportings");
        assertThat(settings.flowsOf("99000000028")).isEqualTo("fdr");
    }

    @ParameterizedTest
    @CsvSource({"0, PT15M", "1, PT30M", "2, PT1H", "6, PT16H", "7, P1D", "40, P1D", "2000000000, P1D"})
    void double_the_wait_each_time_up_to_a_day(int tries, Duration wait) {
        var now = Instant.parse("2026-11-18T10:00:00Z");

        assertThat(read(Map.of()).again(now, tries)).isEqualTo(now.plus(wait));
    }

    @Test
    void have_defaults() {
        assertThat(read(Map.of()).receiptsMonthly()).isEqualTo(Duration.ofDays(90));
        assertThat(read(Map.of()).night()).hasToString("02:00");
    }
}
