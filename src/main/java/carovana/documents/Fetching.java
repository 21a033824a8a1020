package carovana.documents;

import carovana.documents.provider.DocumentProvider;
import carovana.documents.provider.ProviderTrouble;
import carovana.documents.provider.ProviderTrouble.Kind;
import carovana.documents.unpack.Hostile;
import carovana.documents.vault.Vault;
import carovana.ledger.documents.DocumentFiles;
import carovana.ledger.documents.DocumentRequest;
import carovana.ledger.documents.DocumentRequest.State;
import carovana.ledger.documents.DocumentRequests;
import carovana.ledger.documents.KeptFile;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.camel.Body;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Fetches a document that is ready: locked while it comes, opened, checked, and kept. */
@Component("documentFetching")
public class Fetching {

    private static final Logger log = LoggerFactory.getLogger(Fetching.class);

    static final String DELIVERED = "delivered";

    /** In a request's history: what came was no document. */
    private static final String SPOILT = "SPOILT";

    /** The third time it is not the line's fault. */
    private static final int OFTEN = 3;

    private final DocumentProvider provider;
    private final DocumentSettings settings;
    private final DocumentRequests requests;
    private final DocumentFiles files;
    private final Delivery delivery;
    private final Vault vault;
    private final Safe safe;
    private final Course course;

    Fetching(
            DocumentProvider provider,
            DocumentSettings settings,
            DocumentRequests requests,
            DocumentFiles files,
            Delivery delivery,
            Vault vault,
            Safe safe,
            Course course) {
        this.provider = provider;
        this.settings = settings;
        this.requests = requests;
        this.files = files;
        this.delivery = delivery;
        this.vault = vault;
        this.safe = safe;
        this.course = course;
    }

    public void fetch(@Body DocumentRequest request) {
        var file = safe.workFile();
        var context = Safe.context(request.folder(), DELIVERED);
        try {
            var trouble = fetch(request, file, context);
            if (trouble.isEmpty()) {
                keep(request, file, context);
            } else if (trouble.get().kind() == Kind.SPOILT) {
                spoilt(request, file, context, trouble.get());
            } else {
                troubled(request, trouble.get());
            }
        } catch (IOException full) {
            log.warn("Document {} cannot be stored: {}", request.id(), full.getMessage());
            course.later(
                    request,
                    State.READY,
                    settings.poll().get(0).every(),
                    "it cannot be stored: look at the disk, or at carovana.documents.storage");
        } finally {
            delete(file);
        }
    }

    /** What came is locked as far as it came, whole or not. */
    private Optional<ProviderTrouble> fetch(DocumentRequest request, Path file, String context) throws IOException {
        try (var out = vault.lock(file, request.organization(), context)) {
            Optional<ProviderTrouble> trouble = Optional.empty();
            try {
                provider.fetch(
                        request.providerId(), out, settings.documentSize().toBytes());
            } catch (ProviderTrouble told) {
                trouble = Optional.of(told);
            }
            out.finish();
            return trouble;
        }
    }

    private void keep(DocumentRequest request, Path file, String context) throws IOException {
        try (var delivered = vault.open(file, request.organization(), context)) {
            var kept = delivery.keep(request, delivered);
            kept.forEach(each -> files.keep(request.id(), each));
            course.end(request, State.STORED, "%d files are kept".formatted(kept.size()), false);
        } catch (Hostile hostile) {
            keepApart(request, file, context);
            log.warn("Document {} is kept apart: {}", request.id(), hostile.getMessage());
            course.end(
                    request,
                    State.QUARANTINED,
                    hostile.getMessage() + ": it is kept apart, unopened, as files/delivered; ask the provider",
                    false);
        }
    }

    /** It is paid: what came the last time is kept, and a person may have it fetched again. */
    private void spoilt(DocumentRequest request, Path file, String context, ProviderTrouble trouble)
            throws IOException {
        requests.note(request.id(), SPOILT, trouble.getMessage());
        int times = requests.times(request.id(), SPOILT);
        if (times < OFTEN) {
            course.again(request, State.READY, trouble, times);
            return;
        }
        boolean kept = keepApart(request, file, context);
        course.park(
                request,
                State.READY,
                trouble.getMessage() + ", three times: "
                        + (kept ? "what came is kept apart as files/delivered; " : "")
                        + "see carovana.documents.document-size or ask the provider, then replay it");
    }

    /**
     * As it came, locked, and nothing of it is opened.
     *
     * @return whether anything came
     */
    private boolean keepApart(DocumentRequest request, Path file, String context) throws IOException {
        try (var delivered = vault.open(file, request.organization(), context)) {
            if (delivered.size() == 0) {
                return false;
            }
            files.keep(
                    request.id(),
                    safe.keep(
                            request.organization(),
                            request.folder(),
                            DELIVERED,
                            KeptFile.Kind.QUARANTINE,
                            out -> Channels.newInputStream(delivered).transferTo(out)));
            return true;
        }
    }

    private void troubled(DocumentRequest request, ProviderTrouble trouble) {
        switch (trouble.kind()) {
            case NOT_READY -> course.awaited(request, request.said(), "the document is not there yet");
            case NOT_FOUND -> course.park(request, State.READY, trouble.getMessage() + ": ask the provider");
            default -> course.away(request, State.READY, trouble);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            log.warn("{} could not be deleted; it is locked, and swept later", file.getFileName());
        }
    }
}
