package carovana.monitoring;

import carovana.ledger.Parked;
import carovana.ledger.Parked.ParkedInstruction;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** What an operator sees of the caravan, and the way back to work for what is parked. */
@Component
@ManagedResource(
        objectName = "carovana:type=Caravan",
        description = "What is on its way to pagoPA, what became of the rest, and what waits for a person")
public class Caravan {

    private static final int MOST = 500;

    private final Readings readings;
    private final Parked parked;
    private final MeterRegistry registry;
    private final Clock clock;

    Caravan(Readings readings, Parked parked, MeterRegistry registry, Clock clock) {
        this.readings = readings;
        this.parked = parked;
        this.registry = registry;
        this.clock = clock;
    }

    @ManagedAttribute(description = "Rows without an outcome")
    public long getWaiting() {
        return readings.onTheWay().waiting();
    }

    @ManagedAttribute(description = "Instructions that could be sent now")
    public long getDueNow() {
        return readings.dueNow();
    }

    @ManagedAttribute(description = "Instructions that wait for a person: see listParked")
    public long getParked() {
        return readings.onTheWay().parked();
    }

    @ManagedAttribute(description = "Rows that pagoPA has")
    public long getCreated() {
        return readings.soFar().created();
    }

    @ManagedAttribute(description = "Rows that pagoPA would not take")
    public long getRefused() {
        return readings.soFar().refused();
    }

    @ManagedAttribute(description = "Rows that were wrong and never left")
    public long getRejected() {
        return readings.soFar().rejected();
    }

    @ManagedAttribute(description = "Rows that had been asked for before")
    public long getDuplicates() {
        return readings.soFar().duplicates();
    }

    @ManagedAttribute(description = "Drops that are not finished")
    public int getDropsOnTheWay() {
        return readings.onTheWay().drops();
    }

    @ManagedAttribute(description = "Seconds since the oldest drop with waiting rows came")
    public long getOldestWaitingSeconds() {
        return readings.oldestWaitingSeconds();
    }

    @ManagedAttribute(description = "Calls to GPD that may go at once; -1 without a limit")
    public long getTokensLeft() {
        return gauge("carovana.tokens.left");
    }

    @ManagedAttribute(description = "Calls to GPD that wait for their answer")
    public long getCallsInFlight() {
        return gauge("carovana.calls.in.flight");
    }

    @ManagedAttribute(description = "Calls to GPD that wait for the limit and that somebody waits for: they go first")
    public long getWaitingUrgent() {
        return gauge("carovana.calls.waiting", "line", "urgent");
    }

    @ManagedAttribute(description = "Calls to GPD that wait for the limit, of drops")
    public long getWaitingBulk() {
        return gauge("carovana.calls.waiting", "line", "bulk");
    }

    @ManagedAttribute(description = "Until when calls to GPD are held back, because it is away or asked for a pause")
    public String getHeldUntil() {
        long seconds = gauge("carovana.calls.held");
        return seconds == 0
                ? "not held"
                : clock.instant()
                        .plusSeconds(seconds)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString();
    }

    private long gauge(String name, String... tags) {
        return registry.find(name).tag("upstream", "gpd").tags(tags).gauges().stream()
                .mapToLong(gauge -> (long) Math.ceil(gauge.value()))
                .sum();
    }

    @ManagedOperation(description = "The " + MOST + " instructions that have been parked longest, with the reason")
    public List<Map<String, String>> listParked() {
        return parked.oldest(MOST).stream().map(Caravan::line).toList();
    }

    /** Plain text only, so that any JMX client can show it. */
    private static Map<String, String> line(ParkedInstruction each) {
        var line = new LinkedHashMap<String, String>();
        line.put("id", Long.toString(each.id()));
        line.put("organization", each.organization());
        line.put("iupd", each.iupd());
        line.put("operation", each.operation().name());
        line.put("drop", Long.toString(each.drop()));
        line.put("row", Integer.toString(each.row()));
        line.put("parkedAt", each.parkedAt().toString());
        line.put("reason", each.reason());
        return line;
    }

    @ManagedOperation(description = "Sends one parked instruction again, now that its cause is mended")
    @ManagedOperationParameter(name = "id", description = "its id in listParked")
    public String replayParked(long id) {
        boolean replayed = parked.replay(id);
        readings.forget();
        return replayed ? "%d is on its way again".formatted(id) : "nothing with the number %d is parked".formatted(id);
    }

    @ManagedOperation(description = "Sends everything that is parked again")
    public String replayAllParked() {
        int replayed = parked.replayAll(null);
        readings.forget();
        return "%d on their way again".formatted(replayed);
    }
}
