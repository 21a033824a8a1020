package carovana.intake;

import carovana.ledger.Drop;
import carovana.ledger.Drops;
import carovana.ledger.Pace;
import carovana.ledger.Upload;
import carovana.ledger.Uploads;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** When a drop will have its last outcome, if things go on at the present pace. */
@Component
class Estimates {

    private final Drops drops;
    private final Uploads uploads;
    private final Pace pace;
    private final Clock clock;

    Estimates(Drops drops, Uploads uploads, Pace pace, Clock clock) {
        this.drops = drops;
        this.uploads = uploads;
        this.pace = pace;
        this.clock = clock;
    }

    /** @return null when nothing waits, or nothing is known yet */
    Instant finish(Drop drop) {
        if (drop.waiting() <= 0 || pace.perSecond() <= 0) {
            return null;
        }
        if ("UPLOAD".equals(drop.sender())) {
            return uploads.of(drop.id()).stream()
                    .filter(each -> each.state() != Upload.State.DONE)
                    .map(each -> each.expectedAt().toInstant(ZoneOffset.UTC))
                    .max(Instant::compareTo)
                    .orElseGet(() -> byCalls(drop));
        }
        return byCalls(drop);
    }

    private Instant byCalls(Drop drop) {
        // drops take turns row by row, so each other one goes before it with at most as many rows
        long ahead = drops.waitingBeside(drop.waiting());
        return clock.instant().plusMillis((long) (1000 * ahead / pace.perSecond()));
    }
}
