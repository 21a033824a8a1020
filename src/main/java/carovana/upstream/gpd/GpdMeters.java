package carovana.upstream.gpd;

import carovana.upstream.Governor;
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
import org.springframework.stereotype.Component;

/** Counts and times the calls where they leave for GPD, so that waiting for the governor is not among it. */
@Component
class GpdMeters implements ExecChainHandler {

    private static final Tags GPD = Tags.of("upstream", "gpd");

    private final MeterRegistry registry;
    private final AtomicInteger inFlight = new AtomicInteger();

    GpdMeters(MeterRegistry registry, Governor gpdGovernor) {
        this.registry = registry;
        Gauge.builder("carovana.calls.in.flight", inFlight, AtomicInteger::get)
                .description("Calls that wait for their answer")
                .tags(GPD)
                .register(registry);
        Gauge.builder("carovana.tokens.left", gpdGovernor, Governor::tokensLeft)
                .description("Calls that may go at once; -1 without a limit")
                .tags(GPD)
                .register(registry);
        for (boolean urgent : new boolean[] {true, false}) {
            Gauge.builder("carovana.calls.waiting", gpdGovernor, governor -> governor.waiting(urgent))
                    .description("Calls that wait for the limit; urgent ones go first, since somebody waits for them")
                    .tags(GPD.and("line", urgent ? "urgent" : "bulk"))
                    .register(registry);
        }
        Gauge.builder(
                        "carovana.calls.held",
                        gpdGovernor,
                        governor -> governor.held().toMillis() / 1000.0)
                .description("How long all calls are held back from now on; 0 when they are not")
                .baseUnit("seconds")
                .tags(GPD)
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
            registry.timer("carovana.calls", GPD.and("method", request.getMethod(), "answer", answer))
                    .record(Duration.ofNanos(System.nanoTime() - start));
        }
    }
}
