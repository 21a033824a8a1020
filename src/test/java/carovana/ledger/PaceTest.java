package carovana.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The pace of outcomes")
class PaceTest {

    private Instant now = Instant.parse("2026-11-20T09:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final Pace pace = new Pace(clock);

    @BeforeEach
    void expectTen() {
        pace.expect(10);
    }

    @Test
    void is_what_is_expected_until_it_is_measured() {
        assertThat(pace.perSecond()).isEqualTo(10);
    }

    @Test
    void is_measured_over_the_last_minute() {
        for (int second = 0; second < 90; second++) {
            pace.tell(4);
            now = now.plus(Duration.ofSeconds(1));
        }

        assertThat(pace.perSecond()).isBetween(3.9, 4.1);
    }

    @Test
    void is_not_slower_because_there_was_nothing_to_do() {
        pace.tell(1);
        now = now.plus(Duration.ofSeconds(40));
        pace.tell(1);

        assertThat(pace.perSecond()).isEqualTo(10);
        now = now.plus(Duration.ofSeconds(6));
        assertThat(pace.perSecond()).isEqualTo(10);
    }
}
