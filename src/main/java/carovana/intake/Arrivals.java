package carovana.intake;

import carovana.files.Home;
import carovana.files.Trouble;
import carovana.files.WholeFile;
import carovana.ledger.Drop;
import carovana.ledger.Drops;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apache.camel.Body;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.stereotype.Component;

/**
 * Takes what back offices leave: registers it in the ledger and moves its bytes to the archive. A crash in between
 * leaves the file in the inbox, and a drop without a file that is forgotten when it is looked at.
 */
@Component("arrivals")
public class Arrivals {

    private static final Logger log = LoggerFactory.getLogger(Arrivals.class);

    private final Home home;
    private final Inbox inbox;
    private final Drops drops;

    Arrivals(Home home, Inbox inbox, Drops drops) {
        this.home = home;
        this.inbox = inbox;
        this.drops = drops;
    }

    /** Takes a file from its {@link Place} in the inbox; one that cannot be moved is reported and stays. */
    public void take(@Body File file) {
        var source = file.toPath();
        var place = Place.of(home.inbox(), source.toAbsolutePath().normalize().getParent())
                .orElseThrow();
        var organization = place.organization();
        var name = source.getFileName().toString();
        long id = 0;
        try {
            if (!inbox.isStill(source)) {
                return;
            }
            id = drops.nextId();
            var target = archived(id, organization, name);
            drops.register(id, organization, name, target.getFileName().toString(), place.roll(), place.dryRun());
            WholeFile.move(source, target);
        } catch (NoSuchFileException takenAway) {
            log.info("{} was taken away before it could be taken", name);
            drops.forget(id);
            return;
        } catch (IOException stays) {
            drops.forget(id);
            inbox.report(source, "cannot be taken (%s)".formatted(Trouble.inWords(stays)));
            return;
        } catch (RuntimeException stays) {
            drops.forget(id);
            throw stays;
        }
        drops.release(id);
        told(id, organization).log("Drop {}: {} from {}", id, name, organization);
    }

    /** Takes a body with dues that came by REST. */
    public long take(String organization, String name, InputStream body) throws IOException {
        return take(new Place(organization, null, false), name, body);
    }

    /**
     * Takes a body that came by REST; its bytes stand in the archive before anything is remembered.
     *
     * @return the drop's number
     */
    long take(Place place, String name, InputStream body) throws IOException {
        var organization = place.organization();
        long id = drops.nextId();
        var fileName = Home.fit("", lastPart(name), "");
        var target = archived(id, organization, fileName);
        var partial = target.resolveSibling("." + id + ".part");
        try {
            try (var channel = FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                body.transferTo(Channels.newOutputStream(channel));
                channel.force(true);
            }
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
        try {
            drops.register(id, organization, fileName, target.getFileName().toString(), place.roll(), place.dryRun());
        } catch (RuntimeException notRemembered) {
            Files.deleteIfExists(target);
            throw notRemembered;
        }
        drops.release(id);
        told(id, organization).log("Drop {}: {} from {} by REST", id, fileName, organization);
        return id;
    }

    /**
     * Whether the file of a drop came with it. After a crash between the two it is still in the inbox: then this drop is
     * forgotten, and the file is taken as another.
     */
    public boolean hasArrived(@Body Drop drop) {
        if (Files.exists(home.archive(drop.organization()).resolve(drop.storedName()), LinkOption.NOFOLLOW_LINKS)
                || !Files.exists(
                        new Place(drop.organization(), drop.roll(), drop.dryRun())
                                .in(home.inbox())
                                .resolve(drop.name()),
                        LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        drops.forget(drop.id());
        log.info("Drop {}: {} is still in the inbox, and is taken anew", drop.id(), drop.name());
        return false;
    }

    private static LoggingEventBuilder told(long id, String organization) {
        return log.atInfo().addKeyValue("drop", Long.toString(id)).addKeyValue("organization", organization);
    }

    private Path archived(long id, String organization, String name) throws IOException {
        return Files.createDirectories(home.archive(organization)).resolve(Home.fit(id + "-", name, ""));
    }

    /** A name from outside is a name, never a path, and its outcome must be seen in the folder. */
    private static String lastPart(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "_")
                .strip()
                .replaceFirst("^[.\\s]+", "");
        return last.isEmpty() ? "drop" : last;
    }
}
