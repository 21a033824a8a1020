package carovana.positions;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Judging a good position")
class PositionRulesSpeedTest {

    private static final int ROUNDS = 2_000_000;

    private final PositionRules rules = Examples.rules();
    private final DebtPosition position = Examples.position();

    @Test
    @Tag("slow")
    void takes_at_most_two_microseconds() {
        double best = Double.MAX_VALUE;
        for (int run = 0; run < 5; run++) {
            long start = System.nanoTime();
            assertThat(judgeRepeatedly(ROUNDS)).isZero();
            best = Math.min(best, (System.nanoTime() - start) / 1_000.0 / ROUNDS);
        }
        System.out.printf("judge: %.3f µs%n", best);
        assertThat(best).isLessThan(2.0);
    }

    @Test
    void leaves_next_to_nothing_for_the_garbage_collector() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        judgeRepeatedly(1_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        judgeRepeatedly(10_000);
        long perPosition = (threads.getCurrentThreadAllocatedBytes() - before) / 10_000;
        assertThat(perPosition).isLessThan(400);
    }

    private int judgeRepeatedly(int times) {
        int objections = 0;
        for (int i = 0; i < times; i++) {
            objections += rules.judge(position, Examples.BUGLIANO).size();
        }
        return objections;
    }
}
