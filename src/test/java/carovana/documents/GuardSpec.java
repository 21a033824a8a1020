package carovana.documents;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The price guard")
class GuardSpec {

    @TempDir
    Path home;

    private Town town;
    private Office office;

    @BeforeEach
    void start() {
        var settings = new java.util.ArrayList<>(List.of(Office.QUICK));
        settings.add("--carovana.documents.day-budget=40.00");
        town = new Town(home, settings.toArray(String[]::new));
        office = new Office(town, town);
    }

    @AfterEach
    void stop() {
        town.close();
    }

    @Test
    void lets_no_more_be_ordered_than_the_day_allows_and_goes_on_when_a_person_says_so() {
        long first = office.orders("G-1");
        long second = office.orders("G-2");
        office.await(first, "ORDERED");
        office.await(second, "ORDERED");

        assertThat(Town.json(office.send(Office.order("G-3"), "?dryRun=true"))
                        .path("objections")
                        .toString())
                .contains("2.60 euro are left of the budget of", "day-budget");
        long third = office.orders("G-3");
        assertThat(office.await(third, "PARKED").path("request").path("reason").asText())
                .contains("it costs 18.70 euro, and 2.60 euro are left");
        assertThat(office.charged()).isEqualTo(2 * Office.PRICE);
        assertThat(town.get("/documents/" + Town.BUGLIANO + "/requests?state=PARKED")
                        .path("requests")
                        .findValuesAsText("key"))
                .containsExactly("G-3");

        town.stop();
        town.start();
        assertThat(office.state(third)).isEqualTo("PARKED");
        assertThat(office.charged()).isEqualTo(2 * Office.PRICE);
    }

    @Test
    void orders_nothing_whose_name_or_price_is_not_the_expected_one() {
        office.control(
                "PUT",
                "/visengine/product",
                java.util.Map.of("hash", "e767a64dec5b382cbff27b3e46f41441", "name", "730 Singolo", "price", 9900));
        var refused = office.send(Office.order("G-4"), "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("730 Singolo", "Pacchetto Finanziaria", "it costs 99.00 euro, and 35.00 euro at most");
        assertThat(office.charged()).isZero();
    }
}
