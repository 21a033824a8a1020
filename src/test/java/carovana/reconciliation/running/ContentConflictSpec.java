package carovana.reconciliation.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version that was read is not read again, but when flows are fetched from the other service: it lists them anew. */
@DisplayName("A flow that says something else when it is read again")
class ContentConflictSpec {

    private static final String DAY = "2026-11-18";

    @TempDir
    Path home;

    @Test
    void is_a_conflict_until_a_person_closes_it_and_what_came_first_holds() {
        try (var till = new Till(home, "--carovana.reconciliation.fetch.flows=fdr")) {
            till.pay(till.owed("CONFLICT-1").get(0), "");
            till.now("2026-11-19T05:00:00Z");
            till.closeDay(DAY);
            till.now("2026-11-20T09:00:00Z");
            till.run();
            assertThat(till.states()).containsExactly("REPORTED");
            till.closeDay(DAY, "other-content");
        }
        try (var till = new Till(home, "--carovana.reconciliation.fetch.flows=reportings")) {
            till.now("2026-11-20T11:00:00Z");
            till.run();
            var conflict = till.anomaly("FLOW_CONTENT_CONFLICT");
            assertThat(conflict.path("severity").asText()).isEqualTo("BLOCK");
            assertThat(till.states()).as("as it was read first").containsExactly("REPORTED");
            till.closeByHand("FLOW_CONTENT_CONFLICT");
        }
    }
}
