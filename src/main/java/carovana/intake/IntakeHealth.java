package carovana.intake;

import carovana.ledger.Drop;
import carovana.ledger.Drops;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.LinkedHashMap;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Drops that something keeps from going on, and what is left alone in the inbox. It tells and never goes down: one
 * clerk's folder is no reason to stop the others.
 */
@Component("intakeHealthIndicator")
class IntakeHealth implements HealthIndicator, MeterBinder {

    private final Drops drops;
    private final Inbox inbox;

    IntakeHealth(Drops drops, Inbox inbox) {
        this.drops = drops;
        this.inbox = inbox;
    }

    @Override
    public Health health() {
        var health = Health.up().withDetail("leftAlone", inbox.leftAlone());
        try {
            var troubles = new LinkedHashMap<String, String>();
            for (Drop drop : drops.troubled()) {
                troubles.put("drop " + drop.id(), drop.trouble());
            }
            health.withDetail("dropsInTrouble", troubles);
        } catch (RuntimeException ledgerIsAway) {
            // that is told by the ledger's own indicator
            health.withDetail("dropsInTrouble", "unknown while the ledger is away");
        }
        return health.build();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("carovana.left.alone", inbox, each -> each.leftAlone().size())
                .description("Files and folders in the inbox that are left alone and should not be there")
                .register(registry);
    }
}
