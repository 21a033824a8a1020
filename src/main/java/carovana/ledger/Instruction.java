package carovana.ledger;

import carovana.positions.DebtPosition;
import carovana.positions.Operation;

/**
 * Something that was asked of pagoPA and has no outcome yet.
 *
 * @param drop the drop it came with, or {@link Page#NO_DROP}
 * @param node whose lease it is
 * @param rows how many rows of its drop it stands for
 * @param outcomes how many outcomes it has had
 * @param attempts how many of them were tries, since it was received or replayed
 * @param inDoubt whether it may have reached pagoPA without our knowing
 * @param position null when the operation needs no more than the IUPD
 */
public record Instruction(
        long id,
        long drop,
        long node,
        int rows,
        int rank,
        int outcomes,
        int attempts,
        boolean inDoubt,
        Operation operation,
        String organization,
        String iupd,
        DebtPosition position) {

    /** Whether it came by itself and not with a drop, so that somebody may be waiting for it. */
    public boolean isAsked() {
        return drop == Page.NO_DROP;
    }
}
