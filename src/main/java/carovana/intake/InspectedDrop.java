package carovana.intake;

import carovana.intake.layouts.Inspection;
import carovana.ledger.Drop;
import carovana.ledger.ReceivedContents;

/** A drop that was read through. */
public record InspectedDrop(Drop drop, Inspection inspection) {

    /** The key under which its content is remembered. */
    public String contentKey() {
        return ReceivedContents.key(drop.id(), drop.organization(), inspection.sha256());
    }
}
