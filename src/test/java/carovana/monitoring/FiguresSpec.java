package carovana.monitoring;

import static carovana.Patience.await;
import static carovana.Town.csv;
import static carovana.Town.row;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("After a file with a good, a wrong, a repeated and an unlucky row")
class FiguresSpec {

    private static final String OPERATOR =
            "Basic " + Base64.getEncoder().encodeToString("operator:operator".getBytes());

    @TempDir
    static Path home;

    private static Town town;
    private static String metrics;

    @BeforeAll
    static void start() {
        town = new Town(home, "--spring.jmx.enabled=true", "--carovana.submission.attempts=1");
        town.leave("first.csv", csv(row("F-1"), row("F-2")));
        town.drop(1, "DONE");
        town.trouble(Map.of("service", "gpd", "kind", "500"));
        town.leave("second.csv", csv(row("F-1"), row("F-3", "-1"), row("F-4")));
        town.drop(2, "DONE");
        town.endTrouble();
        metrics = town.send("GET", "/actuator/prometheus", null, null, "Authorization", OPERATOR)
                .body();
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void the_metrics_count_rows_by_outcome_and_organization() {
        assertThat(metrics).contains(rows("created", 2), rows("duplicate", 1), rows("rejected", 1), rows("parked", 1));
    }

    @Test
    void the_metrics_tell_the_seconds_of_every_stage() {
        assertThat(metrics)
                .contains(
                        "carovana_stage_seconds_count{stage=\"load-page\"} 2",
                        "carovana_stage_seconds_count{stage=\"record\"}",
                        "carovana_calls_seconds_count{answer=\"201\",method=\"POST\",upstream=\"gpd\"} 2",
                        "carovana_calls_seconds_count{answer=\"500\",method=\"POST\",upstream=\"gpd\"} 1")
                .containsPattern("camel_route_policy_seconds_count\\{[^}]*routeId=\"inspect-drop\"")
                .containsPattern("camel_route_policy_seconds_count\\{[^}]*routeId=\"write-outcome\"");
    }

    @Test
    void the_metrics_show_what_stands_where() {
        assertThat(metrics)
                .contains(
                        "carovana_calls_in_flight{upstream=\"gpd\"} 0.0",
                        "carovana_tokens_left{upstream=\"gpd\"} -1.0",
                        "carovana_waiting ",
                        "carovana_parked ",
                        "carovana_left_alone 0.0");
    }

    @Test
    void the_metrics_are_for_the_operator() {
        assertThat(town.send("GET", "/actuator/prometheus", "sandbox-key", null).statusCode())
                .isNotEqualTo(200);
    }

    @Test
    void the_mbean_shows_it_and_sends_what_is_parked_again() throws JMException {
        assertThat(read("Created")).isEqualTo(2L);
        assertThat(read("Duplicates")).isEqualTo(1L);
        assertThat(read("Rejected")).isEqualTo(1L);
        assertThat(read("TokensLeft")).isEqualTo(-1L);
        assertThat(read("DropsOnTheWay")).isEqualTo(0);

        var parked = ((List<?>) invoke("listParked")).get(0);
        assertThat(parked)
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("iupd", "F-4")
                .containsEntry("row", "4");

        assertThat(invoke("replayAllParked")).isEqualTo("1 on their way again");
        await().until(() -> read("Created").equals(3L) && read("Parked").equals(0L));
        assertThat((List<?>) invoke("listParked")).isEmpty();
    }

    private static Object read(String attribute) throws JMException {
        return ManagementFactory.getPlatformMBeanServer().getAttribute(caravan(), attribute);
    }

    private static Object invoke(String operation) throws JMException {
        return ManagementFactory.getPlatformMBeanServer().invoke(caravan(), operation, new Object[0], new String[0]);
    }

    private static ObjectName caravan() throws JMException {
        return new ObjectName("carovana:type=Caravan");
    }

    private static String rows(String outcome, int count) {
        return "carovana_rows_total{organization=\"99000000010\",outcome=\"%s\"} %d.0".formatted(outcome, count);
    }
}
