package carovana.intake;

import static carovana.Patience.await;
import static carovana.Town.csv;
import static carovana.Town.row;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file left in the inbox")
class DropSpec {

    @TempDir
    Path home;

    private Town town;

    @BeforeEach
    void start() {
        town = new Town(home, "--carovana.upstream.gpd.calls-in-flight=1");
    }

    @AfterEach
    void stop() {
        town.close();
    }

    @Test
    void becomes_debt_positions_with_an_outcome_for_every_row() {
        town.leave("tari.csv", csv(row("T-1"), row("T-2", "12.345"), row("T-3")));

        var outcome = town.outcome("tari.csv.outcome.csv").lines().toList();

        assertThat(outcome).hasSize(4);
        assertThat(outcome.get(0)).endsWith("category;outcome;iuv;nav;qr;reasons");
        assertThat(outcome.get(1))
                .contains(
                        ";CREATED;01000000000000144;301000000000000144;PAGOPA|002|301000000000000144|99000000010|12550");
        assertThat(outcome.get(2)).contains(";REJECTED;", "amount", "12.345");
        assertThat(outcome.get(3)).contains(";CREATED;");
        assertThat(town.calls("T-1", "create")).isEqualTo(1);
        assertThat(town.calls("T-2", "create")).isZero();
    }

    @Test
    void is_accounted_for_while_the_rest_of_it_is_still_being_sent() {
        town.trouble(Map.of("service", "gpd", "kind", "slow", "millis", 100));
        town.leave(
                "tari.csv",
                csv(IntStream.range(0, 90).mapToObj(i -> row("T-" + i)).toArray(String[]::new)));

        await().until(() -> town.get("/drops/1").path("created").asInt() > 0);

        assertThat(town.get("/drops/1").path("waiting").asInt()).isPositive();
        town.endTrouble();
    }
}
