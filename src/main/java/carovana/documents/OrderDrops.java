package carovana.documents;

import carovana.files.Home;
import carovana.files.Letterbox;
import carovana.files.Letterboxes;
import carovana.files.Trouble;
import carovana.positions.Organizations;
import jakarta.annotation.PostConstruct;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Body;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes orders from {@code inbox/<organization>/documents/}: a JSON and, beside it, the files it names. What was taken is
 * deleted there, since it is locked away then; what is wrong stays, for its office to correct.
 */
@Component("orderDrops")
public class OrderDrops implements GenericFileFilter<File> {

    private static final Logger log = LoggerFactory.getLogger(OrderDrops.class);

    static final String FOLDER = "documents";

    /** Files may come a little after the order that names them. */
    private static final Duration FILES_MAY_COME = Duration.ofMinutes(1);

    private final Letterbox letterbox;
    private final OrderReader reader;
    private final ScanReader scans;
    private final Orders orders;
    private final Home home;
    private final Organizations organizations;
    private final DocumentSettings settings;
    private final Clock clock;

    OrderDrops(
            Letterboxes letterboxes,
            OrderReader reader,
            ScanReader scans,
            Orders orders,
            Home home,
            Organizations organizations,
            DocumentSettings settings,
            Clock clock) {
        this.home = home;
        this.organizations = organizations;
        this.settings = settings;
        letterbox = letterboxes.named(FOLDER);
        this.reader = reader;
        this.scans = scans;
        this.orders = orders;
        this.clock = clock;
    }

    @PostConstruct
    void makeFolders() throws IOException {
        if (!settings.products().isEmpty()) {
            for (var each : organizations.organizations()) {
                Files.createDirectories(home.inbox().resolve(each.fiscalCode()).resolve(FOLDER));
            }
        }
    }

    @Override
    public boolean accept(GenericFile<File> file) {
        return (file.isDirectory()
                        || file.getFileName().toLowerCase(Locale.ROOT).endsWith(".json"))
                && letterbox.accept(file);
    }

    /** A file that names another one which is not there waits for it, for a while. */
    private static final class NotThereYet extends IOException {}

    public void take(@Body File file) throws IOException {
        if (!letterbox.isStill(file)) {
            return;
        }
        var organization = letterbox.organizationOf(file);
        var used = new ArrayList<Path>();
        try (var in = Files.newInputStream(file.toPath());
                var draft =
                        reader.read(organization, in, (name, left) -> beside(file, organization, name, left, used))) {
            var taken = orders.take(draft, true);
            if (!taken.isNew()) {
                log.info(
                        "Document {}: {} was left again",
                        taken.request().id(),
                        taken.request().requestKey());
            }
            delete(file.toPath(), used);
        } catch (NotThereYet waits) {
            log.debug("An order of {} waits for a file that it names", organization);
        } catch (OrderRejected wrong) {
            letterbox.reject(file, String.join(System.lineSeparator(), wrong.reasons()));
        } catch (IOException stays) {
            log.warn("An order of {} cannot be taken now: {}", organization, Trouble.inWords(stays));
        }
    }

    private Draft.Scan beside(File order, String organization, String name, long left, List<Path> used)
            throws IOException, OrderRejected {
        if (name.contains("/") || name.contains("\\") || name.startsWith(".")) {
            throw new OrderRejected(
                    "a file is named with a path or a point first: leave it beside the order, and write its"
                            + " name alone");
        }
        var file = order.toPath().resolveSibling(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            if (isYoung(order)) {
                throw new NotThereYet();
            }
            return null;
        }
        used.add(file);
        try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return scans.read(organization, name, in, left);
        }
    }

    private boolean isYoung(File order) throws IOException {
        var age = Duration.between(Files.getLastModifiedTime(order.toPath()).toInstant(), clock.instant());
        return age.compareTo(FILES_MAY_COME) < 0;
    }

    /** The order last: as long as it is there, it can be taken again, and is the same request. */
    private static void delete(Path order, List<Path> used) throws IOException {
        for (var each : used) {
            Files.deleteIfExists(each);
        }
        Files.deleteIfExists(order);
    }
}
