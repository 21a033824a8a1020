package carovana.sandbox.visengine;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxSettings;
import carovana.sandbox.SandboxStore;
import carovana.sandbox.visengine.documents.DocumentTrouble;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.springframework.stereotype.Component;

/** How the next requests will fare; a restart ends it, as it ends other ordered trouble. */
@InSandbox
@Component
class Upcoming {

    private final Deque<Fare> fares = new ArrayDeque<>();
    private final Duration delivery;

    Upcoming(SandboxSettings settings, SandboxStore store) {
        delivery = settings.visengine().delivery();
        store.onReset(this::forget);
    }

    /**
     * What was ordered for some of the next requests.
     *
     * @param requests for how many
     * @param bytes    how large the document is to be; 0 is as it comes
     * @param delivery from the order to the document, or null for the usual time
     */
    record Fare(int requests, Set<RequestTrouble> troubles, DocumentTrouble document, long bytes, Duration delivery) {

        private Fare oneLess() {
            return new Fare(requests - 1, troubles, document, bytes, delivery);
        }
    }

    synchronized void add(Fare fare) {
        fares.addLast(fare);
    }

    synchronized void forget() {
        fares.clear();
    }

    /** Gives a new request what is ordered for it. */
    synchronized void befall(Request request) {
        request.delivery = delivery.toSeconds();
        Fare fare = fares.pollFirst();
        if (fare == null) {
            return;
        }
        request.troubles = fare.troubles();
        request.documentTrouble = fare.document();
        request.bytes = fare.bytes();
        request.delivery =
                fare.delivery() == null ? request.delivery : fare.delivery().toSeconds();
        if (fare.requests() > 1) {
            fares.addFirst(fare.oneLess());
        }
    }
}
