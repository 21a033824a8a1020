package carovana.reconciliation.fetching;

import carovana.upstream.receipts.ReceiptsRequests.One;
import java.time.Instant;

/** A receipt that is to be read. */
public final class WantedReceipt {

    private final ReceiptTurn turn;
    private final String iuv;
    private final Instant paidAt;
    private final int missed;
    private final Asking asking;
    private boolean settled;

    /**
     * @param paidAt as it was listed; may be null
     * @param missed how often it was missed before
     */
    WantedReceipt(ReceiptTurn turn, String iuv, Instant paidAt, int missed, Asking asking) {
        this.turn = turn;
        this.iuv = iuv;
        this.paidAt = paidAt;
        this.missed = missed;
        this.asking = asking;
    }

    /** Whether it is still to be asked for. */
    public boolean isOpen() {
        return !settled && !turn.isStopped();
    }

    public One one() {
        return new One(turn.organization(), iuv);
    }

    ReceiptTurn turn() {
        return turn;
    }

    String iuv() {
        return iuv;
    }

    Instant paidAt() {
        return paidAt;
    }

    int missed() {
        return missed;
    }

    Asking asking() {
        return asking;
    }

    void settled() {
        settled = true;
    }
}
