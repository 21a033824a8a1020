package carovana.sandbox.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import carovana.sandbox.RunningSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A massive upload that takes its time")
class UploadMemorySpec {

    private static final String SLOW = "carovana.sandbox.upload.rate=100";

    @TempDir
    Path home;

    @Test
    void tells_the_first_version_what_it_has_done_so_far() {
        try (var sandbox = RunningSandbox.in(home, SLOW)) {
            var v1 = new Massive(sandbox, "v1");
            String id = v1.taken("POST", Massive.taxes(300));
            await().until(() -> v1.processed(id) > 0);

            var report = v1.report(id).json();

            assertThat(report.path("processedItem").asInt()).isBetween(20, 280);
            assertThat(report.at("/responses/0/requestIDs"))
                    .hasSize(report.path("processedItem").asInt());
            assertThat(report.has("endTime")).isFalse();
            assertThat(new Massive(sandbox, "v2").report(id).status()).isEqualTo(425);
        }
    }

    @Test
    void goes_on_where_it_was_after_a_restart() {
        String id;
        int before;
        try (var sandbox = RunningSandbox.in(home, SLOW)) {
            var v1 = new Massive(sandbox, "v1");
            id = v1.taken("POST", Massive.taxes(300));
            await().until(() -> v1.processed(id) >= 40);
            before = v1.processed(id);
        }
        try (var sandbox = RunningSandbox.in(home)) {
            var v2 = new Massive(sandbox, "v2");
            await().until(() -> v2.processed(id) == 300);

            assertThat(before).isLessThan(300);
            assertThat(v2.status(id).json().path("operationStatus").asText()).isEqualTo("COMPLETED");
            assertThat(v2.report(id).json().at("/responses/0/iupds")).hasSize(300);
            await().until(() -> isEmpty(home.resolve("sandbox/uploads")));
        }
    }

    @Test
    void tries_again_after_a_restart_what_failed_before() {
        String id;
        try (var sandbox = RunningSandbox.in(home)) {
            var v1 = new Massive(sandbox, "v1");
            sandbox.control("POST", "/trouble", "{\"service\":\"gpd\",\"kind\":\"500\"}");
            id = v1.taken("POST", Massive.taxes(3));
            await().until(() -> isEmpty(home.resolve("sandbox/uploads")));
        }
        try (var sandbox = RunningSandbox.in(home)) {
            var v1 = new Massive(sandbox, "v1");
            assertThat(v1.processed(id)).isZero();

            sandbox.control("PUT", "/clock", "{\"advance\":\"PT6M\"}");

            await().until(() -> v1.processed(id) == 3);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    @Test
    void waits_before_it_begins() {
        try (var sandbox = RunningSandbox.in(home, "carovana.sandbox.upload.start-delay=1s")) {
            var v1 = new Massive(sandbox, "v1");
            String id = v1.taken("POST", Massive.taxes(1));
            await().during(Duration.ofMillis(500)).until(() -> v1.processed(id) == 0);
            await().until(() -> v1.processed(id) == 1);
        }
    }

    @Test
    void is_forgotten_with_a_reset() {
        try (var sandbox = RunningSandbox.in(home, SLOW)) {
            var v1 = new Massive(sandbox, "v1");
            String id = v1.taken("POST", Massive.taxes(300));
            await().until(() -> v1.processed(id) > 0);

            sandbox.control("POST", "/reset", null);

            assertThat(v1.status(id).status()).isEqualTo(404);
            assertThat(home.resolve("sandbox/uploads")).isEmptyDirectory();
            await().during(Duration.ofMillis(500))
                    .until(() -> v1.files("").json().path("size").asInt() == 0);
            assertThat(sandbox.v1("GET", "/debtpositions", null)
                            .json()
                            .at("/page_info/items_found")
                            .asInt())
                    .isZero();
        }
    }
}
