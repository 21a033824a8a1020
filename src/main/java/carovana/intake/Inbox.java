package carovana.intake;

import carovana.files.Home;
import carovana.files.Letterbox;
import carovana.files.Settling;
import carovana.files.Trouble;
import carovana.positions.Organizations;
import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What is taken from the inbox, and what is left alone: files that still change, names that say so, links and
 * sub-folders; and, reported, folders of organizations that are not ours, files beside the folders, names that the
 * system cannot open, and what could not be taken.
 */
@Component("inbox")
public class Inbox implements GenericFileFilter<java.io.File> {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);

    private final Home home;
    private final Organizations organizations;
    private final Settling settling;
    private final Map<String, String> leftAlone = new ConcurrentHashMap<>();

    Inbox(Home home, Organizations organizations, IntakeSettings settings) {
        this.home = home;
        this.organizations = organizations;
        settling = new Settling(settings.settle(), System::nanoTime);
    }

    @PostConstruct
    void makeFolders() throws IOException {
        for (var organization : organizations.organizations()) {
            Files.createDirectories(home.inbox().resolve(organization.fiscalCode()));
        }
    }

    @Override
    public boolean accept(GenericFile<java.io.File> file) {
        var path = file.getFile().toPath().toAbsolutePath().normalize();
        return file.isDirectory() ? isLookedInto(path) : isReady(path);
    }

    private boolean isLookedInto(Path folder) {
        if (Files.isSymbolicLink(folder)) {
            return false;
        }
        return folder.getParent().equals(home.inbox()) ? isOfAnOrganization(folder) : isOfRolls(folder);
    }

    /** {@code rolls}, a roll in it, or a roll's dry run. */
    private boolean isOfRolls(Path folder) {
        var path = home.inbox().relativize(folder);
        if (path.getNameCount() == 2) {
            return path.getFileName().toString().equals(Place.ROLLS);
        }
        if (Place.of(home.inbox(), folder).isPresent()) {
            return true;
        }
        if (path.getName(1).toString().equals(Place.ROLLS)
                && !folder.getFileName().toString().startsWith(".")) {
            report(
                    folder,
                    "is no roll: a roll has up to 35 letters, digits, - and _, and in it only the folder dry-run");
        }
        return false;
    }

    private boolean isOfAnOrganization(Path folder) {
        var name = folder.getFileName().toString();
        if (name.startsWith(".") || organizations.find(name).isPresent()) {
            return !name.startsWith(".");
        }
        report(folder, "is the folder of no organization in carovana.organizations");
        return false;
    }

    private boolean isReady(Path file) {
        var name = file.getFileName().toString();
        if (Letterbox.isLeftAlone(name)) {
            return false;
        }
        if (file.getParent().equals(home.inbox())) {
            report(file, "lies beside the folders of the organizations; move it into the one it is for");
            return false;
        }
        if (Place.of(home.inbox(), file.getParent()).isEmpty()) {
            report(file, "lies beside the rolls; move it into the folder of the roll it is the whole of");
            return false;
        }
        try {
            return !Files.isSymbolicLink(file)
                    && isReadable(file, name)
                    && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && settling.hasSettled(file);
        } catch (NoSuchFileException takenAway) {
            return false;
        } catch (IOException unreadable) {
            report(file, "cannot be looked at (%s)".formatted(Trouble.inWords(unreadable)));
            return false;
        }
    }

    /** Whether it is there; what was listed, yet is not there under the name that was listed, has bytes that are no text. */
    private boolean isReadable(Path file, String name) {
        boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        if (!there && name.indexOf('\uFFFD') >= 0) {
            report(file, "has a name that cannot be read here; give it a name in UTF-8");
        }
        return there;
    }

    /** Whether a file that could be taken has not begun to change again since. */
    boolean isStill(Path file) throws IOException {
        return settling.isAsItWas(file.toAbsolutePath().normalize());
    }

    /** Remembers, and logs once, why a path of the inbox is left alone. */
    void report(Path path, String why) {
        var relative =
                home.inbox().relativize(path.toAbsolutePath().normalize()).toString();
        if (!why.equals(leftAlone.put(relative, why))) {
            log.warn("inbox/{} {}: it is left alone", relative, why);
        }
    }

    /** What is left alone and should not be there, by its path in the inbox, with the reason. */
    public Map<String, String> leftAlone() {
        leftAlone.keySet().removeIf(this::isGone);
        return new TreeMap<>(leftAlone);
    }

    private boolean isGone(String relative) {
        try {
            return relative.indexOf('\uFFFD') < 0
                    && (!Files.exists(home.inbox().resolve(relative))
                            || organizations.find(relative).isPresent());
        } catch (InvalidPathException stillThere) {
            return false;
        }
    }
}
