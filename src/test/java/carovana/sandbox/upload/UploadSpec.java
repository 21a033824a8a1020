package carovana.sandbox.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import carovana.sandbox.Asked;
import carovana.sandbox.InASandbox;
import carovana.sandbox.RunningSandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An uploaded file")
class UploadSpec extends InASandbox {

    private Massive v1;
    private Massive v2;

    @BeforeEach
    void versions() {
        v1 = new Massive(sandbox, "v1");
        v2 = new Massive(sandbox, "v2");
    }

    private void finished(String id, int processed) {
        await().until(() -> v1.processed(id) == processed);
    }

    @Test
    void is_taken_in_with_a_location_that_only_the_first_version_knows() {
        for (Massive version : new Massive[] {v1, v2}) {
            var answer = version.upload("POST", Massive.taxes(1));

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.text()).isEmpty();
            assertThat(answer.header("Content-Type")).isNull();
            assertThat(answer.header("Retry-After")).isEqualTo("2000 ms");
            assertThat(answer.header("Location"))
                    .matches("brokers/99000000028/organizations/99000000010/debtpositions/file/"
                            + "99000000028_99000000010_[0-9a-f]{32}/status");
        }
    }

    @Test
    void is_told_of_in_the_words_of_the_first_version() {
        sandbox.now("2099-11-01T10:00:00Z");
        String id = v1.taken("POST", Massive.taxes(45));
        finished(id, 45);

        var status = v1.status(id);
        assertThat(status.header("Content-Type")).isEqualTo("application/json");
        assertThat(status.text())
                .matches("\\{\"uploadID\":\"%s\",\"processedItem\":45,\"submittedItem\":45,".formatted(id)
                        + "\"startTime\":\"2099-11-01 10:00:0\\d\"}");
        var report = v1.report(id).json();
        assertThat(report.path("uploadID").asText()).isEqualTo(id);
        assertThat(report.path("processedItem").asInt()).isEqualTo(45);
        assertThat(report.path("responses")).hasSize(1);
        var line = report.at("/responses/0");
        assertThat(line.path("statusCode").asInt()).isEqualTo(201);
        assertThat(line.path("statusMessage").asText()).isEqualTo("Debt position CREATED");
        assertThat(line.path("requestIDs")).hasSize(45);
        assertThat(report.path("startTime").asText()).matches("2099-11-01T10:00:0\\d\\.\\d{3}");
        assertThat(report.path("endTime").asText()).matches("2099-11-01T10:00:\\d\\d\\.\\d{3}");
        var position = sandbox.get("TARI-45").json();
        assertThat(position.path("status").asText()).isEqualTo("VALID");
    }

    @Test
    void is_told_of_in_the_words_of_the_second_version() {
        String id = v2.taken("POST", Massive.taxes(2));
        finished(id, 2);

        var status = v2.status(id).json();
        assertThat(status.path("fileId").asText()).isEqualTo(id);
        assertThat(status.path("operationStatus").asText()).isEqualTo("COMPLETED");
        assertThat(status.has("uploadID")).isFalse();
        var report = v2.report(id).json();
        assertThat(report.path("fileId").asText()).isEqualTo(id);
        assertThat(report.at("/responses/0/iupds/1").asText()).isEqualTo("TARI-2");
    }

    @Test
    void is_worked_on_one_by_one_where_many_at_once_are_refused() {
        sandbox.create(Asked.position("IMU-1", "01000000000000002"));
        String wrong = Asked.with(Massive.tax(3), "/paymentOption/0/amount", "1700");

        String id = v2.taken("POST", Massive.positions(Massive.tax(1), Massive.tax(2), wrong));
        finished(id, 3);

        assertThat(v2.status(id).json().path("operationStatus").asText()).isEqualTo("COMPLETED_WITH_WARNINGS");
        var responses = v2.report(id).json().path("responses");
        assertThat(responses).hasSize(3);
        assertThat(responses.at("/0/statusCode").asInt()).isEqualTo(201);
        assertThat(responses.at("/1/statusCode").asInt()).isEqualTo(409);
        assertThat(responses.at("/1/statusMessage").asText())
                .isEqualTo("Debt position IUPD or NAV/IUV already exists for organization code");
        assertThat(responses.at("/1/iupds/0").asText()).isEqualTo("TARI-2");
        assertThat(responses.at("/2/statusCode").asInt()).isEqualTo(400);
        assertThat(responses.at("/2/statusMessage").asText()).startsWith("Amounts congruence error");
    }

    @Test
    void updates_and_deletes_too() {
        v1.taken("POST", Massive.taxes(2));
        await().until(() -> sandbox.get("TARI-2").status() == 200);
        String renamed = Asked.with(Massive.tax(1), "/companyName", "\"Comune di Prova\"");

        String update = v1.taken("PUT", Massive.positions(renamed, Massive.tax(9)));
        finished(update, 2);

        var responses = v1.report(update).json().path("responses");
        assertThat(responses.at("/0/statusCode").asInt()).isEqualTo(200);
        assertThat(responses.at("/0/statusMessage").asText()).isEqualTo("Debt position UPDATED");
        assertThat(responses.at("/1/statusCode").asInt()).isEqualTo(404);
        assertThat(responses.at("/1/statusMessage").asText()).isEqualTo("Debt position NOT FOUND");
        assertThat(sandbox.get("TARI-1").json().path("companyName").asText()).isEqualTo("Comune di Prova");

        String delete = v2.taken("DELETE", Massive.iupds("TARI-1", "TARI-2"));
        finished(delete, 2);

        assertThat(v2.report(delete).json().at("/responses/0/statusMessage").asText())
                .isEqualTo("Debt position DELETED");
        assertThat(sandbox.get("TARI-1").status()).isEqualTo(404);

        String again = v2.taken("DELETE", Massive.iupds("TARI-1", "TARI-2"));
        finished(again, 2);
        assertThat(v2.status(again).json().path("operationStatus").asText()).isEqualTo("COMPLETED_UNSUCCESSFULLY");
    }

    @Test
    void takes_a_missing_stand_in_flag_for_a_no() {
        v1.taken("POST", Massive.taxes(1));
        await().until(() -> sandbox.get("TARI-1").status() == 200);

        var seen = sandbox.v1("GET", "/paymentoptions/301000000000000001", null).json();
        assertThat(seen.path("payStandIn").asBoolean(true)).isFalse();
    }

    @Test
    void tries_again_twice_what_the_core_fails_on() {
        String tooLong = "TARI-" + "x".repeat(260);
        sandbox.now("2099-11-01T10:00:00Z");
        String id = v2.taken("POST", Massive.positions(Massive.tax(1), Asked.position(tooLong, "01000000000000007")));
        finished(id, 1);
        assertThat(v2.report(id).status()).isEqualTo(425);
        assertThat(v2.status(id).json().path("operationStatus").asText()).isEqualTo("IN_PROGRESS");

        sandbox.now("2099-11-01T10:06:00Z");
        await().during(java.time.Duration.ofMillis(300)).until(() -> v1.processed(id) == 1);
        sandbox.now("2099-11-01T10:12:00Z");
        finished(id, 2);

        var last = v2.report(id).json().at("/responses/1");
        assertThat(last.path("statusCode").asInt()).isEqualTo(500);
        assertThat(last.path("statusMessage").asText()).isEqualTo("Internal Server Error: operation not completed");
    }

    @Test
    void waits_for_a_core_that_is_away() {
        sandbox.now("2099-11-01T10:00:00Z");
        sandbox.control("POST", "/trouble", "{\"service\":\"gpd\",\"kind\":\"503\"}");
        String id = v1.taken("POST", Massive.taxes(3));
        await().during(java.time.Duration.ofMillis(400)).until(() -> v1.processed(id) == 0);
        assertThat(v1.report(id).json().has("endTime")).isFalse();

        sandbox.control("DELETE", "/trouble", null);
        sandbox.now("2099-11-01T10:06:00Z");
        finished(id, 3);

        assertThat(v1.report(id).json().at("/responses/0/statusCode").asInt()).isEqualTo(201);
    }

    @Test
    void is_unknown_elsewhere() {
        String id = v1.taken("POST", Massive.taxes(1));
        for (Massive version : new Massive[] {v1, v2}) {
            var unknown = version.status("another");
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(unknown.header("Content-Type")).isEqualTo("application/json");
            assertThat(unknown.title()).isEqualTo("STATUS NOT FOUND");
            assertThat(version.report("another").status()).isEqualTo(404);
        }
        String otherBroker = "/brokers/99000000036/organizations/" + RunningSandbox.ORG + "/debtpositions/file/" + id;
        assertThat(sandbox.call("GET", Massive.BASE + "v1" + otherBroker + "/status", null)
                        .status())
                .isEqualTo(404);
        assertThat(sandbox.call("GET", Massive.BASE + "v3" + Massive.POSITIONS, null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void is_counted_by_its_positions() {
        v1.taken("POST", Massive.taxes(2));
        v1.status("another");

        var calls = sandbox.control("GET", "/calls?service=upload", null).json();

        assertThat(calls.path("total").asInt()).isEqualTo(2);
        assertThat(calls.at("/byIupd/TARI-2/create").asInt()).isEqualTo(1);
    }
}
