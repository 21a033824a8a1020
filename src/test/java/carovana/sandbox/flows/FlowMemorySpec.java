package carovana.sandbox.flows;

import static carovana.sandbox.Town.ORG;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.RunningSandbox;
import carovana.sandbox.Town;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Receipts, flows and credits")
class FlowMemorySpec {

    private static final String RECEIPTS = "/sandbox/gpd/payments-receipts-service/v1/payments/" + ORG + "/receipts";
    private static final String CREDIT = "{\"organization\":\"%s\",\"date\":\"%s\"}".formatted(ORG, Closed.DAY);

    @TempDir
    Path home;

    @Test
    void outlive_a_restart_and_are_forgotten_with_a_reset() {
        String receipt;
        String flow;
        String credit;
        String id;
        try (var sandbox = RunningSandbox.in(home)) {
            sandbox.now("2098-11-18T08:15:30Z");
            Town.paid(sandbox, 1);
            var day = new Closed(sandbox);
            id = day.close("").at("/flows/0/flowId").asText();
            receipt = sandbox.call("GET", RECEIPTS + "/" + Town.iuv(1), null).text();
            flow = day.xml(id).text();
            credit = sandbox.control("POST", "/credit", CREDIT).text();
        }
        try (var sandbox = RunningSandbox.in(home)) {
            var day = new Closed(sandbox);
            assertThat(sandbox.call("GET", RECEIPTS + "/" + Town.iuv(1), null).text())
                    .isEqualTo(receipt);
            assertThat(day.xml(id).text()).isEqualTo(flow);
            assertThat(sandbox.control("POST", "/credit", CREDIT).text()).isEqualTo(credit);
            assertThat(day.close("").at("/flows/0/new").asBoolean()).isFalse();

            sandbox.control("POST", "/reset", null);
            sandbox.now("2098-11-18T08:15:30Z");

            assertThat(sandbox.call("GET", RECEIPTS, null).json().path("length").asInt())
                    .isZero();
            assertThat(day.list(ORG, "").json()).isEmpty();
            assertThat(day.close("").path("flows")).isEmpty();
        }
    }
}
