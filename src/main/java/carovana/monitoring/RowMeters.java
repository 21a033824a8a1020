package carovana.monitoring;

import carovana.ledger.RowsSettled;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts rows by their outcome once it is committed, and shows how many wait. */
@Component
class RowMeters {

    private final MeterRegistry registry;

    RowMeters(MeterRegistry registry, Readings readings) {
        this.registry = registry;
        Gauge.builder("carovana.waiting", readings, each -> each.onTheWay().waiting())
                .description("Rows without an outcome")
                .register(registry);
        Gauge.builder("carovana.parked", readings, each -> each.onTheWay().parked())
                .description("Instructions that wait for a person")
                .register(registry);
        Gauge.builder("carovana.oldest.waiting", readings, Readings::oldestWaitingSeconds)
                .description("How long the oldest drop with waiting rows has been here")
                .baseUnit("seconds")
                .register(registry);
    }

    @TransactionalEventListener
    public void count(RowsSettled rows) {
        registry.counter(
                        "carovana.rows",
                        "outcome",
                        rows.outcome().name().toLowerCase(Locale.ROOT),
                        "organization",
                        rows.organization())
                .increment(rows.rows());
    }
}
