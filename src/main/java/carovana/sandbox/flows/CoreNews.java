package carovana.sandbox.flows;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxClock;
import carovana.sandbox.SandboxTimer;
import carovana.sandbox.gpd.NodeDoor;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Tells the core of every line of a flow once it is published, whatever its outcome code (pagoPA's reporting flows). */
@InSandbox
@Component
class CoreNews {

    private static final Duration NEXT_LOOK = Duration.ofSeconds(1);

    private final FlowBook flows;
    private final NodeDoor core;
    private final SandboxClock clock;

    CoreNews(FlowBook flows, NodeDoor core, SandboxClock clock, SandboxTimer timer) {
        this.flows = flows;
        this.core = core;
        this.clock = clock;
        clock.onMove(now -> tell());
        timer.every(NEXT_LOOK, this::tell);
    }

    void tell() {
        flows.inTurn(() -> {
            Instant now = clock.instant();
            flows.untold().stream().filter(flow -> flow.isPublishedBy(now)).forEach(this::tell);
            return null;
        });
    }

    private void tell(Flow flow) {
        flows.forEachLine(flow, 0, flow.lines, line -> core.report(flow.organization, line.iuv(), line.index()));
        flows.told(flow);
    }
}
