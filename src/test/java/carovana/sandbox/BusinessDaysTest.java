package carovana.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Business days")
class BusinessDaysTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-18, true",
        "2026-11-21, false",
        "2026-11-22, false",
        "2026-12-08, true",
        "2026-12-25, false",
        "2027-01-01, false",
        "2027-03-26, false",
        "2027-03-29, false",
        "2026-04-03, false",
        "2026-04-06, false",
        "2026-05-01, false"
    })
    void are_those_of_target(LocalDate day, boolean business) {
        assertThat(BusinessDays.isOne(day)).isEqualTo(business);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-18T13:00, 2026-11-18",
        "2026-11-18T13:00:01, 2026-11-19",
        "2026-11-20T13:00:01, 2026-11-23",
        "2026-11-21T09:00, 2026-11-23",
        "2026-12-24T14:00, 2026-12-28"
    })
    void end_at_one(LocalDateTime paid, LocalDate day) {
        assertThat(BusinessDays.operatingDay(paid)).isEqualTo(day);
    }
}
