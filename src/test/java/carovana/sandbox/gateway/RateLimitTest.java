package carovana.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimit limit = new RateLimit(3, Duration.ofSeconds(10), nanos::get);

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void counts_down_and_refuses() {
        assertThat(limit.ask("a").remaining()).isEqualTo(2);
        passes(Duration.ofSeconds(4));
        assertThat(limit.ask("a").remaining()).isEqualTo(1);
        assertThat(limit.ask("a").remaining()).isZero();
        passes(Duration.ofMillis(500));

        var refused = limit.ask("a");

        assertThat(refused.allowed()).isFalse();
        assertThat(refused.retryAfterSeconds()).isEqualTo(6);
    }

    @Test
    void slides_and_does_not_count_what_it_refused() {
        limit.ask("a");
        passes(Duration.ofSeconds(5));
        limit.ask("a");
        limit.ask("a");
        limit.ask("a");
        passes(Duration.ofSeconds(5));

        assertThat(limit.ask("a").allowed()).isTrue();
        assertThat(limit.ask("a").allowed()).isFalse();
        passes(Duration.ofSeconds(5));
        assertThat(limit.ask("a").remaining()).isEqualTo(1);
    }

    @Test
    void keeps_the_keys_apart() {
        for (int i = 0; i < 3; i++) {
            limit.ask("a");
        }
        assertThat(limit.ask("a").allowed()).isFalse();
        assertThat(limit.ask("b").allowed()).isTrue();
    }
}
