package carovana.reconciliation.fetching;

import carovana.ledger.payments.FlowListing;
import carovana.upstream.HeldBytes;
import carovana.upstream.fdr.FlowXml;
import carovana.upstream.fdr.ReportingFlows;
import carovana.upstream.fdr.ReportingFlows.Part;
import java.io.IOException;
import java.io.InputStream;

/** A flow that is to be fetched: its next part, and what came of it so far. */
public final class WantedFlow implements AutoCloseable {

    private final FlowTurn turn;
    private final FlowListing listing;
    private final HeldBytes.Taking taking = new HeldBytes.Taking(FlowXml.LARGEST);
    private Part part;
    private Asking asking;
    private boolean settled;

    WantedFlow(FlowTurn turn, FlowListing listing) {
        this.turn = turn;
        this.listing = listing;
        var id = listing.id();
        this.part = new Part(id.organization(), id.iuf(), id.psp(), listing.mark(), 0);
    }

    /** Whether a part of it is still to be asked for. */
    public boolean isOpen() {
        return !settled && !turn.isStopped();
    }

    /** The service that is asked, by its name. */
    public String serviceName() {
        return turn.serviceName();
    }

    FlowTurn turn() {
        return turn;
    }

    ReportingFlows service() {
        return turn.service();
    }

    FlowListing listing() {
        return listing;
    }

    Part part() {
        return part;
    }

    Asking asking() {
        return asking;
    }

    void ask(Asking next) {
        asking = next;
    }

    /** @throws HeldBytes.Exceeded when it is too large a flow */
    void add(InputStream content) throws IOException {
        if (part.number() > 0) {
            taking.write('\n');
        }
        content.transferTo(taking);
    }

    void goOn() {
        part = part.next();
        asking = null;
    }

    /** All parts, as they came, one behind the other; whoever has them closes them. */
    HeldBytes whole() throws IOException {
        return taking.held();
    }

    void settled() {
        settled = true;
    }

    boolean isSettled() {
        return settled;
    }

    @Override
    public void close() throws IOException {
        taking.close();
    }
}
