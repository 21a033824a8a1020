package carovana.monitoring;

import carovana.ledger.Figures;
import carovana.ledger.Figures.OnTheWay;
import carovana.ledger.Figures.SoFar;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What the ledger says of itself, a few seconds old at most. */
@Component
class Readings {

    private final Remembered<OnTheWay> onTheWay;
    private final Remembered<SoFar> soFar;
    private final Remembered<Long> dueNow;
    private final Clock clock;

    Readings(Figures figures, Clock clock) {
        this.onTheWay = new Remembered<>(figures::onTheWay, clock);
        this.soFar = new Remembered<>(figures::soFar, clock);
        this.dueNow = new Remembered<>(figures::dueNow, clock);
        this.clock = clock;
    }

    OnTheWay onTheWay() {
        return onTheWay.get();
    }

    SoFar soFar() {
        return soFar.get();
    }

    long dueNow() {
        return dueNow.get();
    }

    long oldestWaitingSeconds() {
        var since = onTheWay().since();
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toSeconds());
    }

    /** After a replay: whoever asked for it wants to see it. */
    void forget() {
        onTheWay.forget();
        dueNow.forget();
    }
}
