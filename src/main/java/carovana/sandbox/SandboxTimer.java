package carovana.sandbox;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does the sandbox's work that is due later. Not an executor bean, so that Spring Boot keeps making its own. */
@InSandbox
@Component
public class SandboxTimer {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxTimer.class);

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, task -> {
        var thread = new Thread(task, "sandbox-timer");
        thread.setDaemon(true);
        return thread;
    });

    public void in(long millis, Runnable task) {
        threads.schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    public void every(Duration period, Runnable task) {
        Runnable unfailing = () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.warn("work of the sandbox failed and is tried again in {}", period, e);
            }
        };
        threads.scheduleWithFixedDelay(unfailing, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
