package carovana.reconciliation.fetching;

import carovana.ledger.payments.Receipts.Received;
import carovana.reconciliation.fetching.Sweeps.Sweep;
import carovana.upstream.receipts.ReceiptsRequests.Listing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One run for the receipts of one organization: its next page, and what came of the receipts on the one before. */
public final class ReceiptTurn extends Turn {

    private final List<Received> received = new ArrayList<>();
    private Listing next;
    private Asking asking;

    /** @param next the first page; null when nothing is to be listed */
    ReceiptTurn(String organization, String source, long run, Instant now, Sweep sweep, Listing next) {
        super(organization, source, run, now, sweep);
        this.next = next;
    }

    /** Whether there is a page to be asked for. */
    public boolean isListing() {
        return next != null && !isStopped();
    }

    /** The page to ask for. */
    public Listing next() {
        return next;
    }

    Asking asking() {
        return asking;
    }

    void ask(Asking page) {
        asking = page;
    }

    /** @param page null behind the last */
    void goTo(Listing page) {
        next = page;
        asking = null;
    }

    synchronized void add(Received receipt) {
        received.add(receipt);
    }

    /** What came since the last time. */
    synchronized List<Received> taken() {
        var taken = List.copyOf(received);
        received.clear();
        return taken;
    }
}
