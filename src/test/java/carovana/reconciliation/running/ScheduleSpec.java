package carovana.reconciliation.running;

import static carovana.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carovana.OtherProcess;
import carovana.Town;
import carovana.ledger.Databases;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

@DisplayName("The schedule of runs")
class ScheduleSpec {

    private static final String EVERY_SECOND = "--carovana.reconciliation.schedule=* * * * * ?";

    @Test
    void asks_for_runs_by_the_clock(@TempDir Path home) {
        try (var town = new Town(home, EVERY_SECOND)) {
            var jdbc = town.the(JdbcTemplate.class);
            await().until(() -> finished(jdbc) > 1);
        }
    }

    @Test
    void is_one_for_all_nodes_and_goes_on_when_one_of_them_is_killed(@TempDir Path one, @TempDir Path other) {
        var url = Databases.postgresUrl();
        try (var town = new Town(one, node(url));
                var second = new OtherProcess(other, town, node(url)).start()) {
            second.awaitReady();
            var jdbc = town.the(JdbcTemplate.class);
            await().until(() -> count(jdbc, "select count(*) from qrtz_scheduler_state") == 2);
            assertThat(count(jdbc, "select count(*) from qrtz_triggers where trigger_name = 'ask-runs'"))
                    .isEqualTo(1);
            await().until(() -> finished(jdbc) > 0);

            second.kill();

            int before = finished(jdbc);
            await().until(() -> finished(jdbc) > before + 1);
        }
    }

    @Test
    void that_cannot_be_read_stops_the_start_with_a_sentence(@TempDir Path home) {
        assertThatThrownBy(() -> new Town(home, "--carovana.reconciliation.schedule=every morning"))
                .rootCause()
                .hasMessageContaining("carovana.reconciliation.schedule")
                .hasMessageContaining("cron expression");
    }

    private static String[] node(String url) {
        return new String[] {
            EVERY_SECOND,
            "--spring.profiles.active=sandbox,postgres",
            "--spring.datasource.url=" + url,
            "--spring.datasource.username=postgres",
            "--spring.datasource.password=postgres"
        };
    }

    private static int finished(JdbcTemplate jdbc) {
        return count(jdbc, "select count(*) from asked_run where finished_at is not null and trouble is null");
    }

    private static int count(JdbcTemplate jdbc, String sql) {
        return jdbc.queryForObject(sql, Integer.class);
    }
}
