package carovana.documents;

import carovana.documents.provider.DocumentProvider;
import carovana.documents.provider.ProviderTrouble;
import carovana.documents.unpack.Hostile;
import carovana.documents.vault.Vault;
import carovana.ledger.documents.DocumentFiles;
import carovana.ledger.documents.DocumentRequest;
import carovana.ledger.documents.DocumentRequest.State;
import carovana.ledger.documents.KeptFile;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Body;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Fetches a document that is ready: locked while it comes, opened, checked, and kept. */
@Component("documentFetching")
public class Fetching {

    private static final Logger log = LoggerFactory.getLogger(Fetching.class);

    static final String DELIVERED = "delivered";

    /** The third time it is not the line's fault. */
    private static final int SPOILT_TWICE = 2;

    private final DocumentProvider provider;
    private final DocumentSettings settings;
    private final DocumentFiles files;
    private final Delivery delivery;
    private final Vault vault;
    private final Safe safe;
    private final Course course;

    Fetching(
            DocumentProvider provider,
            DocumentSettings settings,
            DocumentFiles files,
            Delivery delivery,
            Vault vault,
            Safe safe,
            Course course) {
        this.provider = provider;
        this.settings = settings;
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
            try (var out = vault.lock(file, request.organization(), context)) {
                provider.fetch(
                        request.providerId(), out, settings.documentSize().toBytes());
                out.finish();
            }
            keep(request, file, context);
        } catch (ProviderTrouble trouble) {
            troubled(request, trouble);
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

    private void keep(DocumentRequest request, Path file, String context) throws IOException {
        try (var delivered = vault.open(file, request.organization(), context)) {
            var kept = delivery.keep(request, delivered);
            kept.forEach(each -> files.keep(request.id(), each));
            course.end(request, State.STORED, "%d files are kept".formatted(kept.size()), false);
        } catch (Hostile hostile) {
            quarantine(request, file, context, hostile.getMessage());
        }
    }

    /** As it came, locked, and nothing of it is opened. */
    private void quarantine(DocumentRequest request, Path file, String context, String why) throws IOException {
        try (var delivered = vault.open(file, request.organization(), context)) {
            files.keep(
                    request.id(),
                    safe.keep(
                            request.organization(),
                            request.folder(),
                            DELIVERED,
                            KeptFile.Kind.QUARANTINE,
                            out -> Channels.newInputStream(delivered).transferTo(out)));
        }
        log.warn("Document {} is kept apart: {}", request.id(), why);
        course.end(request, State.QUARANTINED, why + ": it is kept apart, unopened; ask the provider", false);
    }

    private void troubled(DocumentRequest request, ProviderTrouble trouble) {
        switch (trouble.kind()) {
            case NOT_READY -> course.awaited(request, request.said(), "the document is not there yet");
            case SPOILT -> {
                if (request.tries() >= SPOILT_TWICE) {
                    course.end(
                            request,
                            State.QUARANTINED,
                            trouble.getMessage() + ", three times: ask the provider",
                            false);
                } else {
                    course.away(request, State.READY, trouble);
                }
            }
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
