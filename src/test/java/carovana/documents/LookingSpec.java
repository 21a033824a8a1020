package carovana.documents;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.ledger.documents.DocumentRequest.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An order that may have been opened")
class LookingSpec {

    @TempDir
    Path home;

    @Test
    void is_known_again_without_a_callback_and_not_taken_for_another() throws Exception {
        try (var counter = new Counter(home, null, "--carovana.documents.callback=")) {
            var first = counter.opening(Office.order("L-1"), Office.PRICE);
            var second = counter.opening(Office.order("L-2"), Office.PRICE); // the same citizen, the same fields
            var notSent = counter.opening(Office.order("L-3"), Office.PRICE);
            var openedSecond = counter.opened(second);
            var openedFirst = counter.opened(first);
            counter.restart();

            counter.await(second, State.ORDERED);
            counter.await(first, State.ORDERED);
            assertThat(counter.now(first).providerId()).isEqualTo(openedFirst.id());
            assertThat(counter.now(second).providerId()).isEqualTo(openedSecond.id());
            counter.await(notSent, State.PARKED);
            assertThat(counter.office.charges()).hasSize(2);
            assertThat(counter.town
                            .send("GET", "/sandbox/control/visengine/requests", null, null)
                            .body())
                    .doesNotContain("\"url\"");
        }
    }

    @Test
    void that_the_list_leaves_out_is_a_persons_to_look_for() throws Exception {
        try (var counter = new Counter(home, null)) {
            counter.office.next(Map.of("troubles", List.of("unlisted")));
            var lost = counter.opening(Office.order("L-4"), Office.PRICE);
            counter.opened(lost);
            counter.restart();
            counter.await(lost, State.PARKED);
            assertThat(counter.now(lost).trouble()).contains("the provider's list does not have it", "provider's site");
            assertThat(counter.office.charged()).isZero();
        }
    }
}
