package carovana.documents;

import carovana.files.Home;
import carovana.files.Letterbox;
import carovana.files.Letterboxes;
import carovana.files.Trouble;
import carovana.ledger.documents.DocumentRequest;
import carovana.positions.Organizations;
import jakarta.annotation.PostConstruct;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<Path, Instant> waiting = new ConcurrentHashMap<>();

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
        // what comes beside an order is looked at as well, to know when it is whole
        return letterbox.accept(file)
                && (file.isDirectory()
                        || file.getFileName().toLowerCase(Locale.ROOT).endsWith(".json"));
    }

    /** An order that names a file which is not there, or not whole, waits for it. */
    private static final class NotThereYet extends IOException {}

    public void take(@Body File file) throws IOException {
        try {
            if (letterbox.isStill(file)) {
                takeWhole(file);
            }
        } catch (IOException stays) {
            if (file.exists()) {
                log.warn(
                        "An order of {} cannot be taken now: {}",
                        letterbox.organizationOf(file),
                        Trouble.inWords(stays));
            } // else another node took it in the meantime
        }
    }

    private void takeWhole(File file) throws IOException {
        var organization = letterbox.organizationOf(file);
        var beside = new Beside(file, organization);
        try (var in = Files.newInputStream(file.toPath());
                var draft = reader.read(organization, in, beside)) {
            var taken = orders.take(draft, true);
            if (!taken.isNew()) {
                log.info(
                        "Document {}: {} was left again",
                        taken.request().id(),
                        taken.request().requestKey());
            }
            delete(file.toPath(), beside.used);
        } catch (NotThereYet waits) {
            log.debug("An order of {} waits for a file that it names", organization);
            return;
        } catch (OrderRejected wrong) {
            if (file.exists()) {
                letterbox.reject(file, String.join(System.lineSeparator(), wrong.reasons()));
            }
        }
        waiting.remove(file.toPath());
    }

    /** The files that lie beside an order. */
    private final class Beside implements OrderReader.Beside {
        private final Path order;
        private final String organization;
        private final List<Path> used = new ArrayList<>();

        private Beside(File order, String organization) {
            this.order = order.toPath();
            this.organization = organization;
        }

        /** Each file that comes gives the others another minute. */
        @Override
        public void expect(String key, Collection<String> names) throws IOException, OrderRejected {
            var missing = new ArrayList<Path>();
            for (var name : names) {
                var file = named(name);
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    missing.add(file);
                } else if (!letterbox.hasSettled(file)) {
                    waiting.put(order, clock.instant());
                    throw new NotThereYet();
                }
            }
            if (!missing.isEmpty()) {
                if (isYoung()) {
                    throw new NotThereYet();
                }
                mustBeNew(key);
            }
        }

        private Path named(String name) throws OrderRejected {
            try {
                if (!name.contains("/") && !name.contains("\\") && !name.startsWith(".")) {
                    return order.resolveSibling(name);
                }
            } catch (InvalidPathException none) {
                // said below
            }
            throw new OrderRejected(
                    "a file is named with a path, a point first or a character that no name has: leave it beside the"
                            + " order, and write its name alone");
        }

        /** Counted from when it was first seen here: its date may be any. */
        private boolean isYoung() {
            waiting.keySet().removeIf(each -> !Files.exists(each));
            var seen = waiting.computeIfAbsent(order, first -> clock.instant());
            return Duration.between(seen, clock.instant()).compareTo(FILES_MAY_COME) < 0;
        }

        /** Whoever leaves an order again should not learn only that its files are gone, and give it another key. */
        private void mustBeNew(String key) throws OrderRejected {
            var before = key == null ? Optional.<DocumentRequest>empty() : orders.find(organization, key);
            if (before.isPresent()) {
                throw new OrderRejected(
                        ("\"key\" is that of request %d, which was taken, and a file that the order names is not there:"
                                        + " see what became of that request, and do not order the same again under"
                                        + " another key")
                                .formatted(before.get().id()));
            }
        }

        @Override
        public Draft.Scan read(String name, long left) throws IOException, OrderRejected {
            var file = named(name);
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return null;
            }
            Draft.Scan scan;
            try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                scan = scans.read(organization, name, in, left);
            }
            if (!letterbox.isStill(file.toFile())) {
                Files.delete(scan.file());
                throw new NotThereYet();
            }
            used.add(file);
            return scan;
        }
    }

    /** The order first: as long as it is there, so are its files, whoever takes it at the same time or after a crash. */
    static void delete(Path order, List<Path> used) throws IOException {
        Files.deleteIfExists(order);
        for (var each : used) {
            try {
                Files.deleteIfExists(each);
            } catch (IOException stays) {
                log.warn("A scan of an order that was taken could not be deleted: {}", Trouble.inWords(stays));
            }
        }
    }
}
