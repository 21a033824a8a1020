package carovana.documents;

import carovana.documents.provider.DocumentProvider;
import carovana.documents.provider.ProviderOrder;
import carovana.documents.provider.ProviderOrder.Progress;
import carovana.documents.provider.ProviderTrouble;
import carovana.documents.provider.ProviderTrouble.Kind;
import carovana.ledger.documents.DocumentRequest;
import carovana.ledger.documents.DocumentRequest.State;
import carovana.ledger.documents.DocumentRequests;
import carovana.ledger.documents.Turn;
import java.time.Duration;
import org.apache.camel.Body;
import org.springframework.stereotype.Component;

/** Asks after an order, once for each time it is due. */
@Component("documentPolling")
public class Polling {

    /** An order that the provider does not know any more may be known again in a moment, but not the third time. */
    private static final int UNKNOWN_TWICE = 2;

    private final DocumentProvider provider;
    private final DocumentRequests requests;
    private final Course course;

    Polling(DocumentProvider provider, DocumentRequests requests, Course course) {
        this.provider = provider;
        this.requests = requests;
        this.course = course;
    }

    public void poll(@Body DocumentRequest request) {
        try {
            var order = provider.read(request.providerId());
            if (order.progress() == Progress.CANCELLED) {
                course.end(
                        request,
                        State.CANCELLED,
                        "the provider cancelled it: ask there for the reason and for the money",
                        false);
            } else if (order.fault() != null) {
                course.park(request, next(order), order.fault() + ": ask the provider, then replay it");
            } else if (order.progress() == Progress.READY) {
                requests.move(
                        request,
                        Turn.to(State.READY, "the provider says: " + order.said())
                                .said(order.said())
                                .in(Duration.ZERO));
            } else {
                course.awaited(request, order.said());
            }
        } catch (ProviderTrouble trouble) {
            if (trouble.kind() == Kind.NOT_FOUND && request.tries() >= UNKNOWN_TWICE) {
                course.park(request, State.ORDERED, "the provider does not know its order any more: ask there");
            } else {
                course.away(request, State.ORDERED, trouble);
            }
        }
    }

    /** What failed may have a document all the same: who looked and replays it gets what is there. */
    private static State next(ProviderOrder order) {
        return order.progress() == Progress.READY ? State.READY : State.ORDERED;
    }
}
