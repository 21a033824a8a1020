package carovana;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How the tests wait: they look at once and then often, and give up only when a busy machine cannot be the reason. */
public final class Patience {

    public static final Duration ENOUGH = Duration.ofMinutes(3);

    private static final Duration NEXT_LOOK = Duration.ofMillis(20);

    private Patience() {}

    public static ConditionFactory await() {
        return await(null);
    }

    public static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(ENOUGH).pollDelay(Duration.ZERO).pollInterval(NEXT_LOOK);
    }
}
