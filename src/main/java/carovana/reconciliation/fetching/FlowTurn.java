package carovana.reconciliation.fetching;

import carovana.reconciliation.fetching.Sweeps.Sweep;
import carovana.upstream.fdr.ReportingFlows;
import carovana.upstream.fdr.ReportingFlows.Lists;
import java.time.Instant;

/** One run for the flows of one organization: its next list, and whether there may be flows left to fetch. */
public final class FlowTurn extends Turn {

    /** Lists that one after the other could not be had; then no further one is asked for. */
    private static final int MOST_SKIPPED = 2;

    private final ReportingFlows service;
    private Lists next;
    private Asking asking;
    private int skipped;
    private boolean fetching = true;

    FlowTurn(String organization, String source, long run, Instant now, Sweep sweep, ReportingFlows service) {
        super(organization, source, run, now, sweep);
        this.service = service;
        this.next = service.since(organization, sweep.since(), now);
    }

    ReportingFlows service() {
        return service;
    }

    /** The service that is asked, by its name. */
    public String serviceName() {
        return service.name();
    }

    /** Whether there is a list to be asked for. */
    public boolean isListing() {
        return next != null && !isStopped();
    }

    /** Whether there may be a flow to be fetched. */
    public boolean isFetching() {
        return fetching && !isStopped();
    }

    Lists next() {
        return next;
    }

    Asking asking() {
        return asking;
    }

    void ask(Asking list) {
        asking = list;
    }

    /** @param list null behind the last */
    void goTo(Lists list) {
        next = list;
        asking = null;
        skipped = 0;
    }

    /** One list could not be had; those of other days perhaps can. */
    void skip(Lists list) {
        next = ++skipped < MOST_SKIPPED ? list : null;
        asking = null;
    }

    void fetchedAll() {
        fetching = false;
    }
}
