package carovana.documents;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import carovana.documents.provider.DocumentProvider;
import carovana.documents.provider.OrderForm;
import carovana.ledger.WorkList;
import carovana.ledger.documents.DocumentRequest;
import carovana.ledger.documents.DocumentRequest.State;
import carovana.ledger.documents.DocumentRequests;
import carovana.ledger.documents.Turn;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The routes stand still, so that each request can be left exactly where a process might have ended. */
@DisplayName("A process that ends")
class RestartSpec {

    @TempDir
    Path home;

    private Town town;
    private Office office;

    @BeforeEach
    void start() {
        town = new Town(
                home,
                "--carovana.documents.every=86400000",
                "--carovana.documents.look-for=1s",
                "--carovana.documents.poll[0].every=100ms",
                "--carovana.documents.poll[0].until=15d",
                "--carovana.upstream.visengine.limit=off");
        office = new Office(town, town);
    }

    @AfterEach
    void stop() {
        town.close();
    }

    private DocumentRequests requests() {
        return town.the(DocumentRequests.class);
    }

    /** Takes this request alone in hand, as a turn of the route would. */
    private DocumentRequest inHand(String key) {
        office.orders(key);
        carovana.Patience.await()
                .until(() -> requests().byKey(Town.BUGLIANO, key).isPresent());
        return requests().claim(State.RECEIVED, 1).get(0);
    }

    private DocumentRequest move(DocumentRequest request, Turn turn) {
        return requests().move(request, turn.andOn()).orElseThrow();
    }

    private DocumentRequest opening(String key) {
        return move(
                inHand(key),
                Turn.to(State.OPENING, "approved")
                        .costing(Office.PRICE)
                        .sent(LocalDateTime.now(town.the(Clock.class))));
    }

    private OrderForm form(DocumentRequest request) throws Exception {
        var inputs = town.the(Inputs.class);
        var settings = town.the(DocumentSettings.class);
        var expected = settings.product(request.product()).orElseThrow();
        var fields = inputs.read(request);
        var judged = town.the(OrderRules.class)
                .judge(
                        expected,
                        town.the(DocumentProvider.class).product(expected.hash()),
                        fields.texts(),
                        fields.scans().keySet(),
                        List.of());
        return inputs.form(request, expected.hash(), settings.callback() + "/" + request.reference(), fields, judged);
    }

    private String opened(DocumentRequest request) throws Exception {
        return town.the(DocumentProvider.class).open(form(request)).id();
    }

    private void turns(int times) {
        for (int i = 0; i < times; i++) {
            town.the(Due.class).toOrder().forEach(town.the(Ordering.class)::advance);
        }
    }

    @Test
    void at_whatever_step_leaves_each_order_paid_once() throws Exception {
        var ids = new ArrayList<Long>();
        ids.add(inHand("taken").id());

        var neverSent = opening("committed-and-not-sent");
        var opened = opening("opened-and-not-recorded");
        opened(opened);
        ids.add(opened.id());

        var recorded = opening("opened-and-recorded");
        move(recorded, Turn.to(State.OPEN, "opened").known(opened(recorded)));
        ids.add(recorded.id());

        var closing = opening("committed-to-closing");
        closing = move(closing, Turn.to(State.OPEN, "opened").known(opened(closing)));
        move(closing, Turn.to(State.CLOSING, null));
        ids.add(closing.id());

        var closed = opening("closed-and-not-recorded");
        closed = move(closed, Turn.to(State.OPEN, "opened").known(opened(closed)));
        closed = move(closed, Turn.to(State.CLOSING, null));
        town.the(DocumentProvider.class).close(closed.providerId());
        ids.add(closed.id());

        town.stop();
        town.start();
        carovana.Patience.await().until(() -> {
            town.the(WorkList.class).recover();
            turns(1);
            return ids.stream()
                    .allMatch(each -> requests().find(each).orElseThrow().state() == State.ORDERED);
        });

        assertThat(office.charges()).hasSize(ids.size());
        carovana.Patience.await().until(() -> {
            turns(1);
            return requests().find(neverSent.id()).orElseThrow().state() == State.PARKED;
        });
        assertThat(office.charges()).hasSize(ids.size());
        requests().replay(neverSent.id(), "desk");
        turns(1);
        assertThat(requests().find(neverSent.id()).orElseThrow().state()).isEqualTo(State.ORDERED);
        assertThat(office.charges()).hasSize(ids.size() + 1);

        fetchesWhatIsReady(ids);
    }

    private void fetchesWhatIsReady(List<Long> ids) {
        office.advance("P1D");
        carovana.Patience.await().until(() -> {
            town.the(Due.class).toPoll().forEach(town.the(Polling.class)::poll);
            return requests().find(ids.get(0)).orElseThrow().state() == State.READY;
        });
        var lost = town.the(Due.class).toFetch();
        assertThat(lost).isNotEmpty();
        town.stop();
        town.start();
        carovana.Patience.await().until(() -> {
            town.the(WorkList.class).recover();
            town.the(Due.class).toFetch().forEach(town.the(Fetching.class)::fetch);
            return requests().find(lost.get(0).id()).orElseThrow().state() == State.STORED;
        });
        assertThat(office.charges()).hasSize(ids.size() + 1);
    }
}
