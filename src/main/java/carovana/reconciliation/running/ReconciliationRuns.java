package carovana.reconciliation.running;

import carovana.ledger.payments.AskedRun;
import carovana.ledger.payments.AskedRuns;
import carovana.positions.Organization;
import carovana.positions.Organizations;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hands out the runs that were asked for, and notes how they ended. */
@Component("reconciliationRuns")
public class ReconciliationRuns {

    private static final Logger log = LoggerFactory.getLogger(ReconciliationRuns.class);

    private final AskedRuns asked;
    private final Organizations organizations;
    private final Semaphore free;
    private volatile boolean stopping;

    ReconciliationRuns(AskedRuns asked, Organizations organizations, ReconciliationSettings settings) {
        this.asked = asked;
        this.organizations = organizations;
        this.free = new Semaphore(settings.runs());
    }

    public void askAll() {
        organizations.organizations().stream().map(Organization::fiscalCode).forEach(asked::ask);
    }

    /**
     * A run that waits, and behind it those that wait when it is over. Who has the turn does them one after the other, and
     * others have turns beside it: how long one takes is nothing to the rest.
     *
     * @return null when nothing waits, or as many as may have a turn
     */
    public Iterator<AskedRun> turn() {
        asked.recover()
                .forEach(each ->
                        log.warn("The run of {} was broken off by the end of a process; it is done anew", each));
        if (!free.tryAcquire()) {
            return null;
        }
        var turn = new Turn();
        return turn.hasNext() ? turn : null;
    }

    /** What waits is left to the next process. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
    }

    public void finished(AskedRun run) {
        asked.finish(run.id(), null);
    }

    public void failed(AskedRun run, Exception why) {
        Throwable root = why;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        log.warn("The run of {} broke off: {}", run.organization(), root.toString());
        log.debug("The run of {} broke off", run.organization(), why);
        asked.finish(run.id(), "It broke off: %s. The next run goes on from there".formatted(root));
    }

    private final class Turn implements Iterator<AskedRun> {
        private AskedRun next;
        private boolean over;

        /** Once over, always over: Camel asks again when a split is done, and what is claimed then is never done. */
        @Override
        public boolean hasNext() {
            if (!over && next == null) {
                try {
                    next = stopping ? null : asked.claim().orElse(null);
                } finally {
                    over = next == null;
                    if (over) {
                        free.release();
                    }
                }
            }
            return !over;
        }

        @Override
        public AskedRun next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var run = next;
            next = null;
            return run;
        }
    }
}
