package carovana.upstream;

import static carovana.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The governor of a key")
class GovernorTest {

    private Instant now = Instant.parse("2026-11-20T09:00:00Z");

    private final Clock clock = new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @Test
    void lets_less_than_the_limit_through_in_a_burst() {
        assertThat(new Governor(Limit.valueOf("100/10s"), clock).tokensLeft()).isEqualTo(2);
    }

    @Test
    void holds_calls_back_for_as_long_as_it_was_asked() throws Exception {
        var governor = new Governor(Limit.OFF, clock);
        governor.holdFor(Duration.ofSeconds(30));

        assertThatThrownBy(() -> governor.take(false)).isInstanceOf(UpstreamHeld.class);
        now = now.plusSeconds(30);

        governor.take(false);
        assertThat(governor.isHeld()).isFalse();
    }

    @Test
    void says_of_trouble_once_that_it_is_news_and_again_when_it_comes_back_later() {
        var governor = new Governor(Limit.OFF, clock);
        assertThat(governor.troubled()).isTrue();
        assertThat(governor.troubled()).isFalse();
        now = now.plusSeconds(90);
        assertThat(governor.troubled()).as("it is still away").isFalse();

        now = now.plusSeconds(90);
        governor.answered();
        assertThat(governor.troubled()).isTrue();
        now = now.plusSeconds(5);
        governor.answered();
        assertThat(governor.troubled()).as("it comes and goes").isFalse();
    }

    @Test
    void waits_patiently_for_the_end_of_a_short_pause_and_not_of_a_long_one() throws Exception {
        var governor = new Governor(Limit.OFF, Clock.systemUTC());
        governor.holdFor(Duration.ofMillis(150));
        var end = Instant.now().plusMillis(150);

        governor.takePatiently();

        assertThat(Instant.now()).isAfterOrEqualTo(end.minusMillis(20));
        governor.holdFor(Duration.ofMinutes(2));
        assertThatThrownBy(governor::takePatiently).isInstanceOf(UpstreamHeld.class);
    }

    @Test
    void lets_what_somebody_waits_for_go_before_a_long_line() throws Exception {
        var governor = new Governor(Limit.valueOf("20/1s"), Clock.systemUTC());
        var line = Executors.newFixedThreadPool(12);
        var gone = new AtomicInteger();
        for (int i = 0; i < 12; i++) {
            line.submit(() -> {
                governor.take(false);
                return gone.incrementAndGet();
            });
        }
        await().until(() -> gone.get() > 0 && governor.waiting(false) > 8);
        int before = gone.get();

        governor.take(true);
        governor.take(true);

        assertThat(gone.get() - before).as("of the line meanwhile").isLessThanOrEqualTo(2);
        assertThat(governor.waiting(true)).isZero();
        line.shutdown();
        assertThat(line.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(gone).hasValue(12);
        assertThat(governor.waiting(false)).isZero();
    }

    @Test
    void lets_a_line_through_as_fast_as_the_limit_allows_and_no_faster() throws Exception {
        var governor = new Governor(Limit.valueOf("100/1s"), Clock.systemUTC());
        var line = Executors.newFixedThreadPool(8);
        long start = System.nanoTime();
        for (int i = 0; i < 194; i++) {
            boolean urgent = i % 10 == 0;
            line.submit(() -> {
                governor.take(urgent);
                return null;
            });
        }
        line.shutdown();
        assertThat(line.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        // two at once, and 96 a second after that
        assertThat((System.nanoTime() - start) / 1e9).isBetween(1.99, 2.6);
    }

    @Test
    void tells_how_long_calls_are_held_back() {
        var governor = new Governor(Limit.OFF, clock);
        assertThat(governor.held()).isZero();

        governor.holdFor(Duration.ofSeconds(30));

        assertThat(governor.held()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void waits_longer_for_an_upstream_that_stays_away_until_it_answers() {
        var governor = new Governor(Limit.OFF, clock);

        assertThat(heldAfterTrouble(governor)).isEqualTo(1);
        assertThat(heldAfterTrouble(governor)).isEqualTo(2);
        assertThat(heldAfterTrouble(governor)).isEqualTo(4);
        governor.answered();
        assertThat(heldAfterTrouble(governor)).isEqualTo(1);
    }

    private int heldAfterTrouble(Governor governor) {
        governor.troubled();
        int seconds = 0;
        while (governor.isHeld()) {
            now = now.plusSeconds(1);
            seconds++;
        }
        return seconds;
    }

    @Test
    void reads_a_limit_as_it_is_written_in_the_settings() {
        assertThat(Limit.valueOf("100/10s")).isEqualTo(new Limit(100, Duration.ofSeconds(10)));
        assertThat(Limit.valueOf("off").isOff()).isTrue();
        assertThat(Limit.valueOf("100/10s").perSecond()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "100", "0/10s", "-1/10s", "100/0s", "x/10s", "100/10 parsecs"})
    void refuses_what_is_no_limit(String text) {
        assertThatThrownBy(() -> Limit.valueOf(text)).hasMessageContaining("100/10s, or off");
    }
}
