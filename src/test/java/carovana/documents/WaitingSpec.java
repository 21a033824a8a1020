package carovana.documents;

import static carovana.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import carovana.TownClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders are asked after once an hour here: who is asked after sooner was told so. */
@DisplayName("An order that was placed")
class WaitingSpec {

    @TempDir
    static Path home;

    private static final TownClock CLOCK = new TownClock(Instant.now().toString());

    private static Town town;
    private static Office office;

    @BeforeAll
    static void start() {
        var settings = new ArrayList<>(List.of(Office.QUICK));
        settings.add("--carovana.documents.poll[0].every=1h");
        settings.addAll(product(0, "financial-package", "Patronato"));
        settings.addAll(product(1, "another-category", "Camerali"));
        town = new Town(home, CLOCK, settings.toArray(String[]::new));
        office = new Office(town, town);
    }

    private static List<String> product(int number, String name, String category) {
        return Map.of(
                        "name",
                        name,
                        "hash",
                        Counter.PRODUCT,
                        "title",
                        "Pacchetto Finanziaria",
                        "category",
                        category,
                        "max-price",
                        "35.00")
                .entrySet()
                .stream()
                .map(each ->
                        "--carovana.documents.products[%d].%s=%s".formatted(number, each.getKey(), each.getValue()))
                .toList();
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void is_asked_after_at_once_when_the_provider_says_that_there_is_news() {
        long id = office.orders("W-1");
        office.await(id, "ORDERED");
        office.advance("P2D");
        office.await(id, "STORED");
        assertThat(office.charges()).isNotEmpty();
    }

    @Test
    void whose_document_never_comes_waits_for_a_person_when_its_time_is_over() {
        office.next(Map.of("troubles", List.of("no-document")));
        long id = office.orders("W-2");
        office.await(id, "ORDERED");
        office.advance("P2D");
        await("the document was asked for")
                .until(() -> office.request(id).path("events").toString().contains("not there yet"));
        await().until(() -> office.state(id).equals("ORDERED"));
        CLOCK.set(CLOCK.instant().plus(Duration.ofDays(16)));
        assertThat(office.await(id, "PARKED").path("request").path("reason").asText())
                .contains("its document is not there after 16 days");
    }

    @Test
    void must_be_in_the_category_that_was_expected() {
        var order = Office.order("W-3");
        order.put("product", "another-category");
        assertThat(Town.json(office.send(order, "?dryRun=true"))
                        .path("objections")
                        .toString())
                .contains("among \\\"Patronato\\\", and \\\"Camerali\\\" is expected");
    }
}
