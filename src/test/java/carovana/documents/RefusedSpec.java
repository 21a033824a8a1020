package carovana.documents;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import carovana.documents.provider.DocumentProvider;
import carovana.documents.provider.ProviderOrder;
import carovana.documents.provider.ProviderOrder.Progress;
import carovana.documents.provider.ProviderTrouble;
import carovana.documents.provider.ProviderTrouble.Kind;
import carovana.ledger.documents.DocumentBudgets;
import carovana.ledger.documents.DocumentRequest;
import carovana.ledger.documents.DocumentRequest.State;
import carovana.ledger.documents.Turn;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The provider says here what the sandbox does not. */
@DisplayName("A provider that refuses")
class RefusedSpec {

    private static final String NUMBER = "5f283eae065afc21cf466ea4";

    @TempDir
    static Path home;

    private static Counter counter;

    @BeforeAll
    static void start() {
        counter = new Counter(home, null);
    }

    @AfterAll
    static void stop() {
        counter.close();
    }

    private interface Said {
        Object now() throws ProviderTrouble;
    }

    /** The sandbox's, but for one call. */
    private static DocumentProvider that(String call, Said said) {
        return (DocumentProvider) Proxy.newProxyInstance(
                RefusedSpec.class.getClassLoader(), new Class<?>[] {DocumentProvider.class}, (proxy, method, given) -> {
                    try {
                        return method.getName().equals(call) ? said.now() : method.invoke(counter.provider(), given);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private static void advance(DocumentRequest request, Kind kind, String sentence) {
        var town = counter.town;
        new Ordering(
                        that("open", () -> {
                            throw new ProviderTrouble(kind, sentence);
                        }),
                        town.the(DocumentSettings.class),
                        counter.requests(),
                        town.the(Inputs.class),
                        town.the(OrderRules.class),
                        town.the(PriceGuard.class),
                        town.the(Looking.class),
                        town.the(Course.class))
                .advance(request);
    }

    private static long reserved() {
        return counter.town
                .the(DocumentBudgets.class)
                .reserved(Town.BUGLIANO, LocalDate.now(ZoneId.of("Europe/Rome")).toString());
    }

    @Test
    void to_open_an_order_for_want_of_credit_is_asked_again_when_there_is_some() {
        var request = counter.inHand(Office.order("R-1"));
        advance(request, Kind.NO_CREDIT, "Visengine has not enough credit in the wallet (402/211)");
        assertThat(counter.state(request)).isEqualTo(State.RECEIVED);
        assertThat(counter.now(request).trouble()).contains("402/211");
        long charges = counter.office.charges().size();
        counter.await(request, State.ORDERED);
        assertThat(counter.office.charges()).hasSize((int) charges + 1);
    }

    @Test
    void to_open_an_order_for_want_of_data_is_told_with_the_fields_names_and_costs_nothing() {
        var request = counter.inHand(Office.order("R-2"));
        long before = reserved();
        advance(request, Kind.REFUSED, "Visengine does not find the data sufficient (412/250): look at $4");
        assertThat(counter.state(request)).isEqualTo(State.REJECTED);
        assertThat(counter.now(request).trouble())
                .contains("(412/250)")
                .containsIgnoringCase("codice fiscale")
                .doesNotContain("$4");
        assertThat(reserved()).isEqualTo(before);
    }

    @Test
    void what_it_has_ready_is_fetched_when_a_person_says_so() {
        var request = counter.inHand(Office.order("R-3"));
        request = counter.move(
                request, Turn.to(State.ORDERED, "was ordered").known(NUMBER).ordered(request.receivedAt()));
        var failed = new ProviderOrder(
                NUMBER,
                Counter.PRODUCT,
                true,
                Progress.READY,
                "Visura evasa",
                "it failed",
                -1,
                -1,
                null,
                null,
                Map.of());
        new Polling(that("read", () -> failed), counter.requests(), counter.town.the(Course.class)).poll(request);
        assertThat(counter.state(request)).isEqualTo(State.PARKED);
        assertThat(counter.now(request).trouble()).contains("it failed: ask the provider");
        counter.replay(request);
        assertThat(counter.state(request)).isEqualTo(State.READY);
    }
}
