package carovana.documents;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import carovana.documents.provider.OrderForm;
import carovana.ledger.documents.DocumentBudgets;
import carovana.ledger.documents.DocumentRequest;
import carovana.ledger.documents.DocumentRequest.State;
import carovana.ledger.documents.Turn;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An open order")
class PayingSpec {

    private static final String OTHER_PRODUCT = "38934ffe45179c4d5b88e2a6b849799a";

    @TempDir
    static Path home;

    private static Counter counter;

    @BeforeAll
    static void start() {
        counter = new Counter(
                home, null, "--carovana.documents.attempts=4", "--carovana.upstream.visengine.catalogue=1ms");
    }

    @AfterAll
    static void stop() {
        counter.close();
    }

    @BeforeEach
    void plenty() {
        counter.office.control("POST", "/reset", null);
        counter.pay(1_000_000);
    }

    /** No test leaves anything that another one would take in hand. */
    @AfterEach
    void nothingIsLeft() {
        counter.turn();
        for (var state : List.of(State.RECEIVED, State.OPENING, State.LOOKED_FOR, State.OPEN, State.CLOSING)) {
            assertThat(counter.requests().count(state)).as(state.name()).isZero();
        }
    }

    private static long charged() {
        return counter.office.charged();
    }

    private static DocumentRequest open(DocumentRequest opening) throws Exception {
        return counter.move(
                opening,
                Turn.to(State.OPEN, "was opened").known(counter.opened(opening).id()));
    }

    private static String trouble(DocumentRequest request) {
        return counter.now(request).trouble();
    }

    private static void go(DocumentRequest request) {
        counter.town.the(Ordering.class).advance(counter.now(request));
    }

    @Test
    void that_is_dearer_than_approved_is_parked_and_paid_when_a_person_says_so() throws Exception {
        var request = counter.opening(Office.order("P-1"), Office.PRICE);
        counter.price(3400);
        open(request);
        counter.restart();

        counter.await(request, State.PARKED);
        assertThat(trouble(request)).contains("opened it for 34.00 euro", "18.70 euro were approved");
        assertThat(charged()).isZero();

        counter.replay(request);
        counter.await(request, State.ORDERED);
        assertThat(charged()).isEqualTo(3400);
        assertThat(counter.town
                        .the(DocumentBudgets.class)
                        .reserved(
                                Town.BUGLIANO,
                                java.time.LocalDate.now(java.time.ZoneId.of("Europe/Rome"))
                                        .toString()))
                .isGreaterThanOrEqualTo(3400);
    }

    @Test
    void that_is_found_dearer_than_approved_is_parked() throws Exception {
        var request = counter.opening(Office.order("P-2"), Office.PRICE);
        counter.price(3400);
        counter.opened(request);
        counter.restart();

        counter.await(request, State.PARKED);
        assertThat(trouble(request)).contains("opened it for 34.00 euro");
        assertThat(charged()).isZero();
    }

    @Test
    void whose_options_are_dearer_than_approved_is_parked() throws Exception {
        var order = Office.order("P-3");
        order.put("options", List.of("urgenza"));
        var request = open(counter.opening(order, Office.PRICE + 399));
        go(request);
        assertThat(counter.state(request)).isEqualTo(State.PARKED);
        assertThat(trouble(request)).contains("opened it for 22.70 euro", "22.69 euro were approved");
        assertThat(charged()).isZero();
    }

    @Test
    void that_costs_more_than_is_ever_allowed_is_not_paid_whoever_says_so() throws Exception {
        var request = counter.opening(Office.order("P-4"), Office.PRICE);
        counter.price(3501);
        go(open(request));
        counter.replay(request);
        counter.await(request, State.PARKED);
        assertThat(trouble(request)).contains("35.00 euro at most");
        assertThat(charged()).isZero();
    }

    @Test
    void of_another_product_is_never_paid() throws Exception {
        var request = counter.opening(Office.order("P-5"), Office.PRICE);
        var other = counter.provider()
                .open(new OrderForm(OTHER_PRODUCT, request.reference(), null, Map.of(), Map.of(), List.of()));
        go(counter.move(request, Turn.to(State.OPEN, "was opened").known(other.id())));
        assertThat(trouble(request)).contains("another product");
        counter.replay(request);
        counter.await(request, State.PARKED);
        assertThat(charged()).isZero();
    }

    @Test
    void for_which_the_wallet_has_too_little_waits_and_is_paid_once() throws Exception {
        var request = open(counter.opening(Office.order("P-6"), Office.PRICE));
        counter.pay(100);
        go(request);
        assertThat(counter.state(request)).isEqualTo(State.OPEN);
        assertThat(trouble(request)).contains("not enough credit", "402/211");
        counter.pay(1_000_000);
        counter.await(request, State.ORDERED);
        assertThat(charged()).isEqualTo(Office.PRICE);
    }

    @Test
    void whose_fields_the_provider_does_not_take_is_rejected_and_gives_its_budget_back() throws Exception {
        var budgets = counter.town.the(DocumentBudgets.class);
        var today = java.time.LocalDate.now(java.time.ZoneId.of("Europe/Rome")).toString();
        long before = budgets.reserved(Town.BUGLIANO, today);
        var request = counter.opening(Office.order("P-7"), Office.PRICE);
        var open = counter.provider()
                .open(new OrderForm(
                        Counter.PRODUCT, request.reference(), null, Map.of("$0", "Laura"), Map.of(), List.of()));
        go(counter.move(request, Turn.to(State.OPEN, "was opened").known(open.id())));
        assertThat(counter.state(request)).isEqualTo(State.REJECTED);
        assertThat(trouble(request)).contains("does not find the data sufficient (412/229)");
        assertThat(budgets.reserved(Town.BUGLIANO, today)).isEqualTo(before);
        assertThat(charged()).isZero();
    }

    @Test
    void that_the_provider_gave_up_after_five_hours_is_opened_anew_and_paid_once() throws Exception {
        var request = open(counter.opening(Office.order("P-8"), Office.PRICE));
        counter.office.advance("PT6H");
        counter.restart();
        counter.await(request, State.ORDERED);
        assertThat(counter.office.control("GET", "/visengine/requests", null).path("requests"))
                .hasSize(2);
        assertThat(charged()).isEqualTo(Office.PRICE);
        assertThat(counter.requests().events(request.id()).toString()).contains("it is opened anew");
    }

    @Test
    void that_can_be_neither_closed_nor_is_closed_waits_longer_each_time_and_then_for_a_person() throws Exception {
        counter.office.next(Map.of("troubles", List.of("unclosable")));
        var request = open(counter.opening(Office.order("P-9"), Office.PRICE));
        go(request);
        assertThat(counter.office.calls("update")).isEqualTo(1);
        counter.await(request, State.PARKED);
        assertThat(trouble(request)).contains("closed before (400/239)", "tried 4 times");
        assertThat(counter.office.calls("update")).isEqualTo(4);
        assertThat(charged()).isZero();
    }

    @Test
    void that_was_closed_by_somebody_else_is_not_closed_again() throws Exception {
        var request = open(counter.opening(Office.order("P-10"), Office.PRICE));
        counter.provider().close(counter.now(request).providerId());
        go(request);
        assertThat(counter.state(request)).isEqualTo(State.ORDERED);
        assertThat(charged()).isEqualTo(Office.PRICE);
    }
}
