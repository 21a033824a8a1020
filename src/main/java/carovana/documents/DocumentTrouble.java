package carovana.documents;

import carovana.ledger.documents.DocumentRequest;
import carovana.ledger.documents.DocumentRequests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Something failed that nobody foresaw: the request waits as it is, and a person looks when that does not help. */
@Component("documentTrouble")
public class DocumentTrouble {

    private static final Logger log = LoggerFactory.getLogger(DocumentTrouble.class);

    private final DocumentRequests requests;
    private final DocumentSettings settings;
    private final Course course;

    DocumentTrouble(DocumentRequests requests, DocumentSettings settings, Course course) {
        this.requests = requests;
        this.settings = settings;
        this.course = course;
    }

    /** The exception's words may repeat what was sent, so its kind alone is remembered. */
    public void postpone(DocumentRequest request, Exception failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        var kind = root.getClass().getSimpleName();
        log.error("Document {} failed: {}", request.id(), kind);
        log.debug("Document {} failed", request.id(), failure);
        requests.find(request.id())
                .filter(each -> each.node() == request.node())
                .ifPresent(each -> course.later(
                        each,
                        each.state(),
                        settings.poll().get(0).every(),
                        "something failed here (%s); it was logged".formatted(kind)));
    }
}
