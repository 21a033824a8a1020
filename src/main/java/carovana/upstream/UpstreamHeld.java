package carovana.upstream;

import java.time.Instant;

/** Nothing is sent to an upstream that is away or asked for a pause. */
public class UpstreamHeld extends Exception {

    private final Instant until;

    public UpstreamHeld(Instant until) {
        super("Calls are held back until " + until);
        this.until = until;
    }

    public Instant until() {
        return until;
    }
}
