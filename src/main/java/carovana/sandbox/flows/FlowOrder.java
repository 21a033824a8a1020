package carovana.sandbox.flows;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** In which order, and how many at a time, flows are listed (pagoPA's FdR). */
final class FlowOrder {

    static final int MOST = 1000;

    private static final Comparator<Flow> OLDEST_FIRST =
            Comparator.comparing((Flow flow) -> flow.flowDate).thenComparing(flow -> flow.id);

    private FlowOrder() {}

    static List<Flow> sorted(Stream<Flow> flows) {
        return flows.sorted(OLDEST_FIRST).toList();
    }
}
