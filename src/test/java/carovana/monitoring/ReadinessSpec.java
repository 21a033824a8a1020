package carovana.monitoring;

import static carovana.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Base64;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.RouteController;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Readiness")
class ReadinessSpec {

    private static final int CONNECTIONS = 6;

    private static final String OPERATOR =
            "Basic " + Base64.getEncoder().encodeToString("operator:operator".getBytes());

    @TempDir
    static Path home;

    private static Town town;

    @BeforeAll
    static void start() {
        town = new Town(
                home,
                "--spring.datasource.hikari.connection-timeout=3000",
                "--spring.datasource.hikari.maximum-pool-size=" + CONNECTIONS);
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void goes_down_while_a_route_is_stopped() throws Exception {
        assertThat(status("readiness")).isEqualTo(200);

        routes().stopRoute("submit-due");

        assertThat(status("readiness")).isEqualTo(503);
        assertThat(status("liveness")).isEqualTo(200);

        routes().startRoute("submit-due");

        assertThat(status("readiness")).isEqualTo(200);
    }

    @Test
    void goes_down_while_a_route_is_suspended() throws Exception {
        routes().suspendRoute("drop-files");

        assertThat(status("readiness")).isEqualTo(503);

        routes().resumeRoute("drop-files");

        assertThat(status("readiness")).isEqualTo(200);
    }

    @Test
    void goes_down_while_the_ledger_is_away() throws SQLException {
        var taken = new ArrayDeque<Connection>();
        try {
            // one connection is the process's own; with these, nobody gets another
            for (int free = 1; free < CONNECTIONS; free++) {
                taken.add(town.the(DataSource.class).getConnection());
            }

            assertThat(status("readiness")).isEqualTo(503);
            assertThat(status("liveness")).isEqualTo(200);
        } finally {
            for (var each : taken) {
                each.close();
            }
        }

        await().until(() -> status("readiness") == 200);
    }

    @Test
    void stays_up_over_a_folder_that_nobody_knows_and_tells_the_operator_only() throws Exception {
        Files.createDirectories(home.resolve("inbox/12345678901"));

        await().until(() -> details().contains("12345678901"));

        assertThat(status("readiness")).isEqualTo(200);
        assertThat(town.send("GET", "/actuator/health", null, null).body())
                .contains("UP")
                .doesNotContain("12345678901");
    }

    private static String details() {
        return town.send("GET", "/actuator/health", null, null, "Authorization", OPERATOR)
                .body();
    }

    private static int status(String group) {
        return town.send("GET", "/actuator/health/" + group, null, null).statusCode();
    }

    private static RouteController routes() {
        return town.the(CamelContext.class).getRouteController();
    }
}
