package carovana.documents;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import carovana.TownClock;
import carovana.ledger.documents.DocumentBudgets;
import carovana.ledger.documents.DocumentRequest;
import carovana.ledger.documents.DocumentRequest.State;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The budget of a day and a month")
class BudgetSpec {

    private static final Instant NOVEMBER = Instant.parse("2026-11-25T10:00:00Z");

    @TempDir
    Path home;

    private final TownClock clock = new TownClock(NOVEMBER.toString());
    private Counter counter;

    @BeforeEach
    void start() {
        counter = new Counter(
                home, clock, "--carovana.documents.day-budget=40.00", "--carovana.documents.month-budget=60.00");
    }

    @AfterEach
    void stop() {
        counter.close();
    }

    private long reserved(String period) {
        return counter.town.the(DocumentBudgets.class).reserved(Town.BUGLIANO, period);
    }

    /** Approved, and then waiting since the provider asked for fewer calls. */
    private DocumentRequest putOff(String key) {
        long before = reserved("2026-11-25");
        counter.office.trouble("visengine", "create", "429", 1);
        var request = counter.inHand(Office.order(key));
        counter.town.the(Ordering.class).advance(request);
        assertThat(counter.state(request)).isEqualTo(State.RECEIVED);
        assertThat(reserved("2026-11-25")).isEqualTo(before + Office.PRICE);
        return request;
    }

    private void aDayLater() {
        clock.set(NOVEMBER.plusSeconds(86_400));
    }

    @Test
    void counts_what_an_order_costs_when_it_is_paid_and_not_what_it_once_cost() {
        counter.await(counter.taken("B-1"), State.ORDERED);
        var second = putOff("B-2");
        counter.price(3400);
        clock.set(NOVEMBER.plusSeconds(3600)); // what was known of the product is too old

        counter.await(second, State.PARKED);
        assertThat(counter.now(second).trouble()).contains("it costs 34.00 euro, and 21.30 euro are left");
        assertThat(counter.office.charged()).isEqualTo(Office.PRICE);

        aDayLater();
        counter.price(3000);
        counter.replay(second);
        counter.await(second, State.ORDERED);
        assertThat(counter.office.charged()).isEqualTo(Office.PRICE + 3000);
        assertThat(reserved("2026-11-25")).isEqualTo(Office.PRICE);
        assertThat(reserved("2026-11-26")).isEqualTo(3000);
    }

    @Test
    void counts_an_order_on_the_day_on_which_it_is_paid_and_not_when_it_was_opened() throws Exception {
        var request = counter.inHand(Office.order("B-3"));
        counter.office.trouble("visengine", "update", "429", 1);
        counter.town.the(Ordering.class).advance(request);
        assertThat(counter.state(request)).isEqualTo(State.OPEN);

        clock.set(Instant.parse("2026-12-01T10:00:00Z"));
        counter.await(request, State.ORDERED);
        assertThat(reserved("2026-11-25")).isZero();
        assertThat(reserved("2026-11")).isZero();
        assertThat(reserved("2026-12")).isEqualTo(Office.PRICE);
    }

    @Test
    void of_a_month_ends_with_the_month() {
        for (var key : new String[] {"B-4", "B-5"}) {
            counter.await(counter.taken(key), State.ORDERED);
        }
        aDayLater();
        counter.await(counter.taken("B-6"), State.ORDERED);
        var fourth = counter.taken("B-7");
        counter.await(fourth, State.PARKED);
        assertThat(counter.now(fourth).trouble())
                .contains("3.90 euro are left of the budget of 2026-11", "month-budget");

        clock.set(Instant.parse("2026-11-30T23:30:00Z")); // December in Rome
        counter.replay(fourth);
        counter.await(fourth, State.ORDERED);
        assertThat(reserved("2026-12-01")).isEqualTo(Office.PRICE);
        assertThat(counter.office.charges()).hasSize(4);
    }
}
