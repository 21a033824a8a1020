package carovana.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.Bookkeeper;
import carovana.OtherProcess;
import carovana.Town;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The sandbox alone in its own process")
class SandboxOnlySpec {

    @Test
    void plays_pagopa_for_another_process_and_takes_no_files(@TempDir Path alone, @TempDir Path home) {
        try (var sandbox = OtherProcess.sandboxOnly(alone).start()) {
            sandbox.awaitReady();
            try (var town = new Town(
                    home,
                    "--carovana.sandbox.enabled=false",
                    "--carovana.sandbox.address=http://127.0.0.1:" + sandbox.port())) {
                town.leave("alone.csv", Town.csv(Town.row("ALONE-1")));

                assertThat(town.outcome("alone.csv.outcome.csv")).contains(";CREATED;");
                assertThat(new Bookkeeper(town)
                                .drop("alone.csv")
                                .path("created")
                                .asInt())
                        .isEqualTo(1);
            }
            assertThat(sandbox.get("/sandbox/control/calls?service=gpd")).contains("\"ALONE-1\":{\"create\":1}");
            assertThat(sandbox.get("/actuator/health/readiness")).contains("UP");
        }
    }
}
