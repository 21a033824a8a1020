package carovana.reconciliation.fetching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The moments of two readings")
class FlowTakingTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-19T02:15:30, true",
        "2026-11-19T03:15:30, true", // Italian time in winter, taken for UTC
        "2026-11-19T00:15:30, true", // and in summer
        "2026-11-19T04:15:30, true",
        "2026-11-19T02:15:31, false", // a correction a second later
        "2026-11-19T03:15:31, false",
        "2026-11-19T05:15:30, false",
        "2026-11-20T02:15:30, false"
    })
    void are_the_same_up_to_the_hours_between_italy_and_utc(LocalDateTime other, boolean same) {
        var one = LocalDateTime.parse("2026-11-19T02:15:30");

        assertThat(FlowTaking.isSameMoment(one, other)).isEqualTo(same);
        assertThat(FlowTaking.isSameMoment(other, one)).isEqualTo(same);
    }
}
