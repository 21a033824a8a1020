package carovana.sandbox.node;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxJson;
import carovana.sandbox.SandboxMap;
import carovana.sandbox.SandboxStore;
import carovana.sandbox.SandboxTimer;
import carovana.sandbox.control.Troubles;
import carovana.sandbox.gpd.NodeDoor;
import carovana.sandbox.receipts.ReceiptBook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** Payments whose receipts arrived while the core was away, and of which it is told once it is back. */
@InSandbox
@Component
class LateNews {

    private static final Duration NEXT_TRY = Duration.ofMillis(500);

    private final SandboxMap waiting;
    private final SandboxStore store;
    private final NodeDoor door;
    private final ReceiptBook receipts;
    private final Troubles troubles;
    private final ReentrantLock turn = new ReentrantLock();

    LateNews(SandboxStore store, SandboxTimer timer, NodeDoor door, ReceiptBook receipts, Troubles troubles) {
        this.store = store;
        this.door = door;
        this.receipts = receipts;
        this.troubles = troubles;
        waiting = store.map("node.waiting");
        store.onlyBetween(turn);
        timer.every(NEXT_TRY, this::tell);
    }

    record News(NodeDoor.Told told, String iuv) {}

    void add(NodeDoor.Told told, String iuv) {
        waiting.put(told.organization() + '\n' + told.nav(), SandboxJson.write(new News(told, iuv)));
    }

    private void tell() {
        turn.lock();
        try {
            List<String> keys = new ArrayList<>();
            waiting.keysFrom(null).forEachRemaining(keys::add);
            for (String key : keys) {
                if (troubles.failsNeighbours("gpd")) {
                    return;
                }
                tell(SandboxJson.read(waiting.get(key), News.class));
                waiting.remove(key);
                store.commit();
            }
        } finally {
            turn.unlock();
        }
    }

    private void tell(News news) {
        try {
            door.settle(news.told());
            receipts.settled(news.told().organization(), news.iuv());
        } catch (NodeDoor.Refused paidMeanwhile) {
            // the receipt that came first stays the one that is kept
        }
    }
}
