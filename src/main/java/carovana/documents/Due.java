package carovana.documents;

import carovana.ledger.documents.DocumentRequest;
import carovana.ledger.documents.DocumentRequest.State;
import carovana.ledger.documents.DocumentRequests;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What each route takes in hand in one turn: only what is due, and no more than it gets through soon. */
@Component("documentDue")
public class Due {

    private static final int ORDERS = 5;
    private static final int POLLS = 50;
    private static final int DOCUMENTS = 5;
    private static final int OUTCOMES = 50;

    /** What may be charged already comes first. */
    private static final List<State> TO_ORDER =
            List.of(State.CLOSING, State.OPEN, State.OPENING, State.LOOKED_FOR, State.RECEIVED);

    private final DocumentRequests requests;

    Due(DocumentRequests requests) {
        this.requests = requests;
    }

    public List<DocumentRequest> toOrder() {
        var due = new ArrayList<DocumentRequest>();
        for (var state : TO_ORDER) {
            due.addAll(requests.claim(state, ORDERS));
        }
        return due;
    }

    public List<DocumentRequest> toPoll() {
        return requests.claim(State.ORDERED, POLLS);
    }

    public List<DocumentRequest> toFetch() {
        return requests.claim(State.READY, DOCUMENTS);
    }

    public List<DocumentRequest> toTell() {
        return requests.untold(OUTCOMES);
    }
}
