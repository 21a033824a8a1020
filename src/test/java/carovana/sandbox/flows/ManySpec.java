package carovana.sandbox.flows;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.InASandbox;
import carovana.sandbox.Town;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A day of many payments")
class ManySpec extends InASandbox {

    private static final int MANY = 2000;

    @Test
    void is_paid_and_reported_without_waiting_for_each() {
        sandbox.now("2098-11-18T08:15:30Z");
        IntStream.range(0, MANY).parallel().forEach(number -> Town.paid(sandbox, number));
        var day = new Closed(sandbox);

        var flow = day.close("").at("/flows/0");

        assertThat(flow.path("payments").asInt()).isEqualTo(MANY);
        assertThat(flow.path("total").asLong()).isEqualTo(MANY * 1600L);
        String path = "/" + flow.path("flowId").asText() + "/revisions/1/psps/PRVAITRR/payments?size=1000&page=2";
        assertThat(day.fdrs(Town.ORG, path).json().path("data")).hasSize(1000);
        assertThat(sandbox.get("TARI-" + (MANY - 1)).json().path("status").asText())
                .isEqualTo("REPORTED");
    }
}
