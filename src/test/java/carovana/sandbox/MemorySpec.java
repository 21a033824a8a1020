package carovana.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What the sandbox remembers")
class MemorySpec {

    @TempDir
    Path home;

    @Test
    void survives_a_restart() {
        String before;
        try (var sandbox = RunningSandbox.in(home)) {
            sandbox.now("2099-11-01T00:00:00Z");
            sandbox.published(Asked.position("TARI-1", "01000000000000001"));
            before = sandbox.get("TARI-1").text();
        }
        try (var sandbox = RunningSandbox.in(home)) {
            assertThat(sandbox.get("TARI-1").text()).isEqualTo(before);
            assertThat(sandbox.bean(SandboxClock.class).now().getYear()).isEqualTo(2099);
            assertThat(sandbox.create(Asked.position("TARI-2", "01000000000000001"))
                            .status())
                    .isEqualTo(409);
            assertThat(sandbox.control("GET", "/calls", null)
                            .json()
                            .at("/byIupd/TARI-1/create")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    /** A copy of the file as it lies there while the sandbox runs is what a killed process would leave. */
    @Test
    void survives_a_killed_process(@TempDir Path after) throws IOException {
        try (var sandbox = RunningSandbox.in(home)) {
            for (int i = 0; i < 50; i++) {
                assertThat(sandbox.create(Asked.position("TARI-" + i, "010000000000000" + (10 + i)))
                                .status())
                        .isEqualTo(201);
            }
            Path copy = Files.createDirectories(after.resolve("sandbox"));
            for (String file : new String[] {"sandbox.mv", "journal"}) {
                Files.copy(home.resolve("sandbox").resolve(file), copy.resolve(file));
            }
        }
        try (var sandbox = RunningSandbox.in(after)) {
            for (int i = 0; i < 50; i++) {
                assertThat(sandbox.get("TARI-" + i).status()).isEqualTo(200);
                assertThat(sandbox.create(Asked.position("IMU-" + i, "010000000000000" + (10 + i)))
                                .status())
                        .isEqualTo(409);
            }
        }
    }

    @Test
    void is_forgotten_with_a_reset() {
        try (var sandbox = RunningSandbox.in(home)) {
            sandbox.now("2099-11-01T00:00:00Z");
            sandbox.create(Asked.position("TARI-1", "01000000000000001"));
            sandbox.control("POST", "/trouble", "{\"service\":\"gpd\",\"kind\":\"500\"}");

            sandbox.control("POST", "/reset", null);

            assertThat(sandbox.control("GET", "/calls", null).text())
                    .isEqualTo("{\"total\":0,\"tooManyRequests\":0,\"byIupd\":{}}");
            assertThat(sandbox.get("TARI-1").status()).isEqualTo(404);
            assertThat(sandbox.bean(SandboxClock.class).now().getYear()).isLessThan(2099);
        }
    }

    @Test
    void is_not_even_begun_where_the_sandbox_is_turned_off() {
        try (var nothing = RunningSandbox.in(home, "carovana.sandbox.enabled=false")) {
            assertThat(nothing.call("GET", RunningSandbox.V1 + "/info", null).status())
                    .isEqualTo(404);
            assertThat(home.resolve("sandbox")).doesNotExist();
        }
    }
}
