package carovana.sandbox.flows;

import static carovana.sandbox.Town.ORG;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.InASandbox;
import carovana.sandbox.Town;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The played reporting flows")
class ReportingsSpec extends InASandbox {

    private Closed day;

    @BeforeEach
    void onATuesday() {
        sandbox.now("2098-11-18T08:15:30Z");
        day = new Closed(sandbox);
    }

    @Test
    void are_listed_newest_first_with_their_utc_time() {
        Town.paid(sandbox, 1);
        String first = day.close("").at("/flows/0/flowId").asText();
        sandbox.now("2098-11-18T23:30:00Z");
        Town.paid(sandbox, 2);
        String second = sandbox.control("POST", "/close-day", "{}")
                .json()
                .at("/flows/0/flowId")
                .asText();

        assertThat(day.list(ORG, "").text())
                .isEqualTo(("[{\"flowId\":\"%s\",\"flowDate\":\"2098-11-18T23:30:00\"},"
                                + "{\"flowId\":\"%s\",\"flowDate\":\"2098-11-18T08:15:30\"}]")
                        .formatted(second, first));
        assertThat(day.list(ORG, "?flowDate=2098-11-18").json()).hasSize(2);
        assertThat(day.list(ORG, "?flowDate=2098-11-19").json()).isEmpty();
        assertThat(day.list(Town.PROVINCE, "").text()).isEqualTo("[]");
    }

    @Test
    void are_listed_for_a_month_less_a_day() {
        Town.paid(sandbox, 1);
        String id = day.close("").at("/flows/0/flowId").asText();

        sandbox.now("2098-12-17T08:15:31Z");
        assertThat(day.list(ORG, "").json()).isEmpty();
        assertThat(day.list(ORG, "?flowDate=2098-11-18").json()).hasSize(1);
        sandbox.now("2098-12-19T08:00:00Z");
        var refused = day.list(ORG, "?flowDate=2098-11-18");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text())
                .isEqualTo("{\"Error\":\"Error retrieving flow list: The date cannot be older than 1 month.\"}");
        assertThat(day.xml(id).status()).as("what is not listed is still there").isEqualTo(200);
    }

    @Test
    void do_not_say_why_they_fail() {
        Town.paid(sandbox, 1);
        String id = day.close("").at("/flows/0/flowId").asText();
        assertThat(day.list(ORG, "?flowDate=today").json().path("Error").asText())
                .startsWith("Error retrieving flow list: ");
        var unknown = day.xml("2098-11-19PRVAITRR-S000000009");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text()).isEmpty();
        assertThat(unknown.header("Content-Type")).startsWith("application/json");

        sandbox.control("POST", "/trouble", "{\"service\":\"fdr\",\"kind\":\"503\"}");

        assertThat(day.list(ORG, "").status()).isEqualTo(400);
        assertThat(day.xml(id).status()).isEqualTo(404);
        assertThat(day.xml(id).text()).isEmpty();
    }

    @Test
    void are_counted_by_flow_and_can_be_in_trouble() {
        Town.paid(sandbox, 1);
        String id = day.close("").at("/flows/0/flowId").asText();
        sandbox.control("POST", "/trouble", "{\"service\":\"reportings\",\"kind\":\"500\",\"operation\":\"get\"}");

        assertThat(day.list(ORG, "").status()).isEqualTo(200);
        assertThat(day.xml(id).status()).isEqualTo(500);
        assertThat(sandbox.control("GET", "/calls?service=reportings", null).text())
                .isEqualTo("{\"total\":2,\"tooManyRequests\":0,\"byIupd\":{\"%s\":{\"get\":1}}}".formatted(id));
    }
}
