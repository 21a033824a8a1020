package carovana.documents;

import carovana.ledger.documents.DocumentFiles;
import carovana.ledger.documents.DocumentFiles.Due;
import carovana.ledger.documents.DocumentRequests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Deletes what was kept long enough, and records that it did; and sweeps what broken processes left. */
@Component("documentPurging")
public class Purging {

    private static final Logger log = LoggerFactory.getLogger(Purging.class);

    private static final int AT_ONCE = 500;

    /** Nothing grows for so long. */
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);

    private final DocumentFiles files;
    private final DocumentRequests requests;
    private final Safe safe;
    private final Inputs inputs;
    private final LeftInClear leftInClear;
    private final DocumentSettings settings;
    private final Clock clock;

    Purging(
            DocumentFiles files,
            DocumentRequests requests,
            Safe safe,
            Inputs inputs,
            LeftInClear leftInClear,
            DocumentSettings settings,
            Clock clock) {
        this.files = files;
        this.requests = requests;
        this.safe = safe;
        this.inputs = inputs;
        this.leftInClear = leftInClear;
        this.settings = settings;
        this.clock = clock;
    }

    /** What cannot be deleted now is tried again, and does not keep the others. */
    public void purge() throws IOException {
        for (var each : files.over(AT_ONCE)) {
            try {
                forget(each);
            } catch (IOException stays) {
                log.warn("Document {}: {} cannot be deleted: {}", each.request(), each.name(), stays.getMessage());
            }
        }
        for (var each : files.begunBefore(LocalDateTime.now(clock).minus(LEFT_BEHIND))) {
            try {
                inputs.forget(each);
                log.info("{}: what came with an order that was not taken is deleted", each.folder());
            } catch (IOException stays) {
                log.warn("{} cannot be deleted: {}", each.folder(), stays.getMessage());
            }
        }
        leftInClear.purge();
        sweep();
    }

    private void forget(Due file) throws IOException {
        safe.forget(requests.find(file.request()).orElseThrow().folder(), file.name());
        files.purged(file);
        requests.note(
                file.request(), "PURGED", "%s (%s) was deleted, its time was over".formatted(file.name(), file.kind()));
    }

    private void sweep() throws IOException {
        if (!Files.isDirectory(settings.work())) {
            return;
        }
        var before = clock.instant().minus(LEFT_BEHIND);
        try (var left = Files.list(settings.work())) {
            for (Path each : left.toList()) {
                if (Files.getLastModifiedTime(each).toInstant().isBefore(before)) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }
}
