package carovana.submission;

import carovana.ledger.Asked;
import carovana.ledger.Instruction;
import carovana.ledger.Result;
import carovana.upstream.gpd.GpdSettings;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Sends what somebody waits for as soon as the ledger has it, on threads that no drop can take. What cannot go this way,
 * because the route is stopped or too many have come at once, is given back to the work list and goes with the rest.
 */
@Component
class ExpressLane {

    private static final Logger log = LoggerFactory.getLogger(ExpressLane.class);

    private static final String LANE = "submit-asked";

    /** More than the doors can hold waiting at once. */
    private static final int IN_LINE = 1000;

    private final ProducerTemplate routes;
    private final Executor threads;
    private final Clock clock;

    ExpressLane(CamelContext camel, ProducerTemplate routes, GpdSettings settings, Clock clock) {
        this.routes = routes;
        this.clock = clock;
        this.threads = camel.getExecutorServiceManager()
                .newThreadPool(
                        this,
                        LANE,
                        new ThreadPoolProfileBuilder(LANE)
                                .poolSize(settings.urgentCalls())
                                .maxPoolSize(settings.urgentCalls())
                                .maxQueueSize(IN_LINE)
                                .rejectedPolicy(ThreadPoolRejectedPolicy.Abort)
                                .build());
    }

    /** Only once it is committed; and on another thread, for this one is still inside the transaction. */
    @TransactionalEventListener
    void take(Asked asked) {
        try {
            threads.execute(() -> send(asked.instruction()));
        } catch (RejectedExecutionException full) {
            CompletableFuture.runAsync(() -> giveBack(asked.instruction(), full, false));
        }
    }

    private void send(Instruction instruction) {
        try {
            routes.sendBody("direct:" + LANE + "?block=false", instruction);
        } catch (CamelExecutionException notSent) {
            var cause = notSent.getCause();
            boolean closed = cause instanceof DirectConsumerNotAvailableException
                    && cause.getMessage().contains(LANE);
            giveBack(instruction, cause, !closed);
        }
    }

    /** @param begun whether it may have reached pagoPA, so that it must be read first */
    private void giveBack(Instruction instruction, Throwable why, boolean begun) {
        log.info("The express lane did not take it, it goes with the rest: {}", why.toString());
        var now = LocalDateTime.now(clock);
        routes.sendBody("direct:record-outcome", new Result(instruction, Result.Kind.UNSENT, null, now, begun, null));
    }
}
