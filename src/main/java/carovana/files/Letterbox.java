package carovana.files;

import carovana.positions.Organizations;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder {@code inbox/<organization>/<name>/}: which of its files are complete, and where they go when they were
 * read. It is the filter of a file route; the route's bean reads a file, and then archives or rejects it. A crash in
 * between leaves the file where it was, so reading it again must do nothing twice.
 */
public final class Letterbox implements GenericFileFilter<File> {

    private static final Logger log = LoggerFactory.getLogger(Letterbox.class);

    /** What programs call a file that they still write. */
    public static final Set<String> NOT_READY = Set.of(".part", ".tmp", ".filepart", ".crdownload");

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** {@code <organization>/<name>/<file>}. */
    private static final int DEPTH = 3;

    private final Home home;
    private final Organizations organizations;
    private final String name;
    private final Settling settling;
    private final Clock clock;

    Letterbox(Home home, Organizations organizations, String name, Settling settling, Clock clock) {
        this.home = home;
        this.organizations = organizations;
        this.name = name;
        this.settling = settling;
        this.clock = clock;
    }

    @Override
    public boolean accept(GenericFile<File> file) {
        var path = file.getFile().toPath().toAbsolutePath().normalize();
        var place = home.inbox().relativize(path);
        if (organizations.find(place.getName(0).toString()).isEmpty() || Files.isSymbolicLink(path)) {
            return false;
        }
        if (file.isDirectory()) {
            return place.getNameCount() == 1
                    || place.getNameCount() == 2 && place.getName(1).toString().equals(name);
        }
        return place.getNameCount() == DEPTH && place.getName(1).toString().equals(name) && isReady(path);
    }

    private boolean isReady(Path file) {
        try {
            return !isLeftAlone(file.getFileName().toString())
                    && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && settling.hasSettled(file);
        } catch (IOException takenAway) {
            return false;
        }
    }

    /** Whether a name says that its file is not for us, or not yet. */
    public static boolean isLeftAlone(String fileName) {
        var lower = fileName.toLowerCase(Locale.ROOT);
        int dot = lower.lastIndexOf('.');
        return lower.startsWith(".") || lower.endsWith("~") || dot >= 0 && NOT_READY.contains(lower.substring(dot));
    }

    /** The fiscal code of the organization whose file it is. */
    public String organizationOf(File file) {
        return home.inbox()
                .relativize(file.toPath().toAbsolutePath().normalize())
                .getName(0)
                .toString();
    }

    /** Whether a file that lies beside one of ours is complete. */
    public boolean hasSettled(Path file) throws IOException {
        return settling.hasSettled(file.toAbsolutePath().normalize());
    }

    /** Whether a file that was complete has not begun to change again since. */
    public boolean isStill(File file) throws IOException {
        return settling.isAsItWas(file.toPath().toAbsolutePath().normalize());
    }

    /**
     * The file was read, and what it says is in the ledger.
     *
     * @return where it is now: {@code archive/<organization>/<name>/<moment>-<file>}, byte for byte
     */
    public Path archive(File file) throws IOException {
        return moved(file, home.archive(organizationOf(file)));
    }

    /**
     * The file is wrong: it goes to {@code rejected/<organization>/<name>/}, with the reasons beside it.
     *
     * @param reasons sentences, one a line
     */
    public Path reject(File file, String reasons) throws IOException {
        var original = file.getName();
        var rejected = moved(file, home.rejected(organizationOf(file)));
        var text = "%s was not taken.%n%n%s%n%nCorrect it and leave it again.%n".formatted(original, reasons);
        WholeFile.write(
                rejected.resolveSibling(Home.fit("", rejected.getFileName().toString(), ".error.txt")),
                out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        log.info("{} of {} was rejected, see {}", original, organizationOf(file), rejected.getFileName());
        return rejected;
    }

    private Path moved(File file, Path into) throws IOException {
        var folder = Files.createDirectories(into.resolve(name));
        var stamp = STAMP.format(clock.instant());
        var target = folder.resolve(Home.fit(stamp + "-", file.getName(), ""));
        for (int again = 2; Files.exists(target, LinkOption.NOFOLLOW_LINKS); again++) {
            target = folder.resolve(Home.fit(stamp + "-" + again + "-", file.getName(), ""));
        }
        WholeFile.move(file.toPath(), target);
        return target;
    }
}
