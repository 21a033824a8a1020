package carovana.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Tells when a file has stopped changing, by our own watch: the clock of the machine that writes it may go wrong, and a
 * file dated tomorrow would else wait until tomorrow. Nobody waits here, so that a slow copy holds no other file up.
 */
public final class Settling {

    private static final long FORGOTTEN = 60_000_000_000L;

    private record Look(long size, FileTime modified) {}

    private record Seen(Look look, long since, long last) {}

    private final long settle;
    private final LongSupplier nanos;
    private final Map<Path, Seen> seen = new ConcurrentHashMap<>();
    private volatile long swept;

    public Settling(int milliseconds, LongSupplier nanos) {
        settle = milliseconds * 1_000_000L;
        this.nanos = nanos;
        swept = nanos.getAsLong();
    }

    /** Looks at a file, and tells whether it has looked the same for long enough. */
    public boolean hasSettled(Path file) throws IOException {
        long now = nanos.getAsLong();
        sweep(now);
        var look = look(file);
        var found = seen.merge(
                file,
                new Seen(look, now, now),
                (before, first) -> before.look.equals(look) ? new Seen(look, before.since, now) : first);
        return now - found.since >= settle;
    }

    /** Whether it still looks as it did when it had settled; from now on it is a new file. */
    public boolean isAsItWas(Path file) throws IOException {
        var before = seen.remove(file);
        return before != null && before.look.equals(look(file));
    }

    private void sweep(long now) {
        if (now - swept > FORGOTTEN) {
            swept = now;
            seen.values().removeIf(each -> now - each.last > FORGOTTEN);
        }
    }

    private static Look look(Path file) throws IOException {
        var now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new Look(now.size(), now.lastModifiedTime());
    }
}
