package carovana.reconciliation.fetching;

import carovana.ledger.payments.Runs;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Remembers how a run went, moves the watermarks of what is complete, and tells both in a line and in figures. */
@Component
class FetchLog {

    private static final Logger log = LoggerFactory.getLogger(FetchLog.class);

    private final Runs runs;
    private final MeterRegistry meters;

    FetchLog(Runs runs, MeterRegistry meters) {
        this.runs = runs;
        this.meters = meters;
    }

    void end(Turn turn, Instant now) {
        if (turn.isComplete()) {
            turn.sweep().reaches().forEach(source -> runs.reach(turn.organization(), source, turn.now()));
        }
        runs.finish(turn.run(), turn.found(), turn.told(), now);
        count("carovana.fetched", turn, turn.found());
        count("carovana.fetch.troubled", turn, turn.told() == null ? 0 : 1);
        if (turn.told() != null) {
            log.warn(
                    "Fetched {} for {}: {} new{}; {}",
                    turn.source(),
                    turn.organization(),
                    turn.found(),
                    turn.isComplete() ? "" : ", the rest with the next run",
                    turn.told());
        } else if (turn.found() > 0) {
            log.info("Fetched {} for {}: {} new", turn.source(), turn.organization(), turn.found());
        }
    }

    private void count(String name, Turn turn, int more) {
        meters.counter(name, "source", turn.source(), "organization", turn.organization())
                .increment(more);
    }
}
