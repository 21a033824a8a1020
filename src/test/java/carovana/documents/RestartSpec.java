package carovana.documents;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import carovana.ledger.documents.DocumentRequest;
import carovana.ledger.documents.DocumentRequest.State;
import carovana.ledger.documents.DocumentRequests;
import carovana.ledger.documents.Turn;
import java.nio.file.Path;
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

    private Counter counter;
    private Town town;
    private Office office;

    @BeforeEach
    void start() {
        counter = new Counter(home, null);
        town = counter.town;
        office = counter.office;
    }

    @AfterEach
    void stop() {
        counter.close();
    }

    private DocumentRequests requests() {
        return counter.requests();
    }

    private DocumentRequest opening(String key) {
        return counter.opening(Office.order(key), Office.PRICE);
    }

    private DocumentRequest move(DocumentRequest request, Turn turn) {
        return counter.move(request, turn);
    }

    private String opened(DocumentRequest request) throws Exception {
        return counter.opened(request).id();
    }

    @Test
    void at_whatever_step_leaves_each_order_paid_once() throws Exception {
        var ids = new ArrayList<Long>();
        ids.add(counter.inHand(Office.order("taken")).id());

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
        counter.provider().close(closed.providerId());
        ids.add(closed.id());

        counter.restart();
        carovana.Patience.await().until(() -> {
            counter.turn();
            return ids.stream()
                    .allMatch(each -> requests().find(each).orElseThrow().state() == State.ORDERED);
        });

        assertThat(office.charges()).hasSize(ids.size());
        carovana.Patience.await().until(() -> {
            counter.turn();
            return requests().find(neverSent.id()).orElseThrow().state() == State.PARKED;
        });
        assertThat(office.charges()).hasSize(ids.size());
        requests().replay(neverSent.id(), "desk");
        counter.turn();
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
        counter.restart();
        carovana.Patience.await().until(() -> {
            town.the(Due.class).toFetch().forEach(town.the(Fetching.class)::fetch);
            return requests().find(lost.get(0).id()).orElseThrow().state() == State.STORED;
        });
        assertThat(office.charges()).hasSize(ids.size() + 1);
    }
}
