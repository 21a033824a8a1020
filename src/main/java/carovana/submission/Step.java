package carovana.submission;

import carovana.ledger.Instruction;
import carovana.upstream.gpd.GpdReply;

/**
 * The next call that an instruction needs.
 *
 * @param call which
 * @param look why it is read; null when it is not
 * @param publish whether an update shall be payable at once
 * @param toggles whether that makes a draft payable, or a draft of what was payable
 * @param before what pagoPA answered to the last write of this turn; null when there was none
 */
public record Step(Instruction instruction, Call call, Look look, boolean publish, boolean toggles, GpdReply before) {

    /** What GPD offers; each has its own route. */
    public enum Call {
        CREATE,
        READ,
        UPDATE,
        PUBLISH,
        INVALIDATE,
        DELETE
    }

    /** Why a position is read. */
    public enum Look {
        /** To know what is there before anything is sent. */
        BEFORE,
        /** An answer says that it cannot be done: to see whether it is so, and why. */
        DISBELIEF,
        /** To see that it was done. */
        AFTER
    }

    static Step write(Instruction instruction, Call call) {
        return new Step(instruction, call, null, false, false, null);
    }

    static Step read(Instruction instruction, Look look) {
        return new Step(instruction, Call.READ, look, false, false, null);
    }

    /** Reads after a write, and remembers what the write was answered. */
    Step read(Look look, GpdReply answer) {
        return new Step(instruction, Call.READ, look, publish, toggles, answer);
    }

    /** @param wasPayable as it is before */
    Step publishing(boolean asPayable, boolean wasPayable) {
        return new Step(instruction, call, look, asPayable, asPayable != wasPayable, before);
    }

    /** The route that makes the call. */
    public String route() {
        return "gpd-" + call.name().toLowerCase(java.util.Locale.ROOT) + "-position";
    }
}
