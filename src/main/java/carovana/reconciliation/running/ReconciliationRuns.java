package carovana.reconciliation.running;

import carovana.ledger.payments.AskedRun;
import carovana.ledger.payments.AskedRuns;
import carovana.positions.Organization;
import carovana.positions.Organizations;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands out the runs that were asked for, and notes how they ended. */
@Component("reconciliationRuns")
public class ReconciliationRuns {

    private static final Logger log = LoggerFactory.getLogger(ReconciliationRuns.class);

    private final AskedRuns asked;
    private final Organizations organizations;

    ReconciliationRuns(AskedRuns asked, Organizations organizations) {
        this.asked = asked;
        this.organizations = organizations;
    }

    public void askAll() {
        organizations.organizations().stream().map(Organization::fiscalCode).forEach(asked::ask);
    }

    /** The runs that can begin now, each claimed when its turn comes. */
    public Iterator<AskedRun> turn() {
        asked.recover()
                .forEach(each ->
                        log.warn("The run of {} was broken off by the end of a process; it is done anew", each));
        return new Turn();
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
                next = asked.claim().orElse(null);
                over = next == null;
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
