package carovana.sandbox.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import carovana.sandbox.InASandbox;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Trouble ordered for the massive upload")
class UploadTroubleSpec extends InASandbox {

    private Massive v1;
    private Massive v2;

    @BeforeEach
    void versions() {
        v1 = new Massive(sandbox, "v1");
        v2 = new Massive(sandbox, "v2");
    }

    private static void order(String kind, int calls) {
        var answer = sandbox.control(
                "POST", "/trouble", "{\"service\":\"upload\",\"kind\":\"%s\",\"calls\":%d}".formatted(kind, calls));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private String finished(int count) {
        String id = v2.taken("POST", Massive.taxes(count));
        await().until(() -> v2.processed(id) == count);
        return id;
    }

    private static List<String> told(JsonNode responses) {
        var told = new ArrayList<String>();
        for (JsonNode line : responses) {
            line.path("iupds").forEach(iupd -> told.add(iupd.asText() + " " + line.path("statusCode")));
        }
        return told;
    }

    @Test
    void befalls_calls_as_with_any_service() {
        order("503", 1);
        assertThat(v1.upload("POST", Massive.taxes(1)).status()).isEqualTo(503);
        assertThat(v1.upload("POST", Massive.taxes(1)).status()).isEqualTo(202);
    }

    @Test
    void loses_a_file() {
        order("lost", 1);

        String id = v2.taken("POST", Massive.taxes(1));

        assertThat(v1.status(id).status()).isEqualTo(404);
        assertThat(v2.report(id).status()).isEqualTo(404);
        assertThat(v2.files("").json().path("size").asInt()).isZero();
        finished(1);
    }

    @Test
    void loses_a_report() {
        order("report-lost", 1);

        String id = finished(2);

        assertThat(v2.status(id).json().path("operationStatus").asText()).isEqualTo("COMPLETED");
        assertThat(v2.report(id).status()).isEqualTo(404);
        assertThat(v1.report(id).status()).isEqualTo(404);
    }

    @Test
    void leaves_lines_out_of_a_report() {
        order("report-partial", 1);

        String id = finished(5);

        var report = v2.report(id).json();
        assertThat(report.path("processedItem").asInt()).isEqualTo(5);
        assertThat(told(report.path("responses"))).containsExactly("TARI-2 201", "TARI-4 201");
    }

    @Test
    void makes_a_report_contradict_itself() {
        order("contradictory", 1);

        String id = finished(2);

        assertThat(told(v2.report(id).json().path("responses")))
                .containsExactly("TARI-1 201", "TARI-2 201", "TARI-1 500");
    }

    @Test
    void lets_a_file_get_stuck_and_the_next_one_pass() {
        order("stuck", 1);

        String id = v2.taken("POST", Massive.taxes(2));

        finished(1);
        await().during(Duration.ofMillis(300)).until(() -> v2.processed(id) == 0);
        assertThat(v2.report(id).status()).isEqualTo(425);
        assertThat(v2.status(id).json().path("operationStatus").asText()).isEqualTo("IN_PROGRESS");
    }

    @Test
    void of_a_file_s_kind_is_no_trouble_for_another_service() {
        var answer = sandbox.control("POST", "/trouble", "{\"service\":\"gpd\",\"kind\":\"stuck\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("message").asText())
                .doesNotContain("stuck")
                .endsWith("garbage.");
    }
}
