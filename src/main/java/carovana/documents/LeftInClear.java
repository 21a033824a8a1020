package carovana.documents;

import carovana.files.Home;
import carovana.files.Trouble;
import carovana.positions.Organizations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Deletes what offices left in clear and nobody took: rejected orders, and files in the inbox for which no order came. */
@Component
class LeftInClear {

    private static final Logger log = LoggerFactory.getLogger(LeftInClear.class);

    private final Home home;
    private final Organizations organizations;
    private final DocumentSettings settings;
    private final Clock clock;

    LeftInClear(Home home, Organizations organizations, DocumentSettings settings, Clock clock) {
        this.home = home;
        this.organizations = organizations;
        this.settings = settings;
        this.clock = clock;
    }

    void purge() {
        if (settings.products().isEmpty()) {
            return;
        }
        for (var each : organizations.organizations()) {
            var organization = each.fiscalCode();
            purge(organization, home.inbox().resolve(organization).resolve(OrderDrops.FOLDER), true);
            purge(organization, home.rejected(organization).resolve(OrderDrops.FOLDER), false);
        }
    }

    /** Names may be personal, so only how many there were is told. */
    private void purge(String organization, Path folder, boolean isInbox) {
        var before = clock.instant().minus(settings.rejectedFor());
        int deleted = 0;
        try {
            if (!Files.isDirectory(folder)) {
                return;
            }
            try (var files = Files.list(folder)) {
                for (var each : files.toList()) {
                    if (!(isInbox && isOrder(each)) && cameBefore(each, before) && Files.deleteIfExists(each)) {
                        deleted++;
                    }
                }
            }
        } catch (IOException stays) {
            log.warn("What {} left cannot be deleted: {}", organization, Trouble.inWords(stays));
        }
        if (deleted > 0) {
            log.info(
                    "{}: {} files {} were deleted, since no order was taken with them within {}"
                            + " (carovana.documents.rejected-for)",
                    organization,
                    deleted,
                    isInbox ? "in the inbox of documents" : "of rejected orders",
                    settings.rejectedFor());
        }
    }

    private static boolean isOrder(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json");
    }

    /** A file that is copied may keep an old date; when it came here its disk knows. */
    private static boolean cameBefore(Path file, Instant time) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try {
            var changed = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
            if (file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
                var came = (FileTime) Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS);
                changed = came.compareTo(changed) > 0 ? came : changed;
            }
            return changed.toInstant().isBefore(time);
        } catch (NoSuchFileException taken) {
            return false;
        }
    }
}
