package carovana.upstream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/** Counts and times the calls where they leave for an upstream, so that waiting for the governor is not among it. */
public final class CallMeters implements ExecChainHandler {

    private final MeterRegistry registry;
    private final Tags tags;
    private final AtomicInteger inFlight = new AtomicInteger();

    /** @param upstream its name, such as {@code gpd} */
    public CallMeters(MeterRegistry registry, String upstream, Governor governor) {
        this.registry = registry;
        this.tags = Tags.of("upstream", upstream);
        Gauge.builder("carovana.calls.in.flight", inFlight, AtomicInteger::get)
                .description("Calls that wait for their answer")
                .tags(tags)
                .strongReference(true)
                .register(registry);
        Gauge.builder("carovana.tokens.left", governor, Governor::tokensLeft)
                .description("Calls that may go at once; -1 without a limit")
                .tags(tags)
                .register(registry);
        for (boolean urgent : new boolean[] {true, false}) {
            Gauge.builder("carovana.calls.waiting", governor, each -> each.waiting(urgent))
                    .description("Calls that wait for the limit; urgent ones go first, since somebody waits for them")
                    .tags(tags.and("line", urgent ? "urgent" : "bulk"))
                    .register(registry);
        }
        Gauge.builder("carovana.calls.held", governor, each -> each.held().toMillis() / 1000.0)
                .description("How long all calls are held back from now on; 0 when they are not")
                .baseUnit("seconds")
                .tags(tags)
                .register(registry);
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        inFlight.incrementAndGet();
        long start = System.nanoTime();
        var answer = "none";
        try {
            var response = chain.proceed(request, scope);
            answer = Integer.toString(response.getCode());
            return response;
        } finally {
            inFlight.decrementAndGet();
            registry.timer("carovana.calls", tags.and("method", request.getMethod(), "answer", answer))
                    .record(Duration.ofNanos(System.nanoTime() - start));
        }
    }
}
