package carovana.documents;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A document that is larger than document-size")
class DocumentSizeSpec {

    @TempDir
    Path home;

    private Town town(String size) {
        var settings = Arrays.copyOf(Office.QUICK, Office.QUICK.length + 1);
        settings[Office.QUICK.length] = "--carovana.documents.document-size=" + size;
        return new Town(home, settings);
    }

    @Test
    void is_fetched_when_the_setting_was_raised() {
        long id;
        try (var town = town("100KB")) {
            var office = new Office(town, town);
            office.next(Map.of("bytes", 300_000));
            id = office.orders("S-1");
            office.await(id, "ORDERED");
            office.advance("P1D");
            var parked = office.await(id, "PARKED");
            assertThat(parked.path("request").path("reason").asText())
                    .contains("larger than", "carovana.documents.document-size", "replay it");
        }
        try (var town = town("1MB")) {
            var office = new Office(town, town);
            town.send("POST", "/documents/%s/requests/%d/replay".formatted(Town.BUGLIANO, id), "sandbox-key", null);
            carovana.Patience.await().until(() -> office.state(id).equals("STORED"));
            assertThat(office.read(id, "001.pdf").body()).startsWith("%PDF-");
            assertThat(office.charged()).isEqualTo(Office.PRICE);
        }
    }
}
