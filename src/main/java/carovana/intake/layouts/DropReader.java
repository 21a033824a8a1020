package carovana.intake.layouts;

import carovana.ledger.EntryOutcome;
import carovana.positions.Organization;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Reads what a back office dropped, whatever its layout, and writes its outcome. A file is inspected to its end
 * before any of it is read for good; afterwards it must not change.
 */
@Component
public class DropReader {

    private final List<Layout> layouts;
    private final IntakeLimits limits;

    DropReader(List<Layout> layouts, IntakeLimits limits) {
        this.layouts = List.copyOf(layouts);
        this.limits = limits;
    }

    /**
     * Looks at all of a file: its content hash, what kind it is (by content, never by name), its structure, the limits.
     *
     * @throws DropRejected when the file cannot be taken; nothing of it stands
     */
    public Inspection inspect(Path file) throws DropRejected, IOException {
        try {
            var source = Source.examine(file, limits);
            for (var layout : layouts) {
                if (layout.recognises(source)) {
                    return new Inspection(hash(file), layout.name(), layout.inspect(source));
                }
            }
            throw new DropRejected("No layout reads this file.");
        } catch (ZippedText.Broken broken) {
            throw new DropRejected(broken.getMessage());
        }
    }

    /**
     * The entries of an inspected file, as a stream; close it.
     *
     * @param layout as {@link Inspection} named it
     * @param afterRow entries whose last row is this or before are passed over, so that a load can go on; 0 reads all
     */
    public Entries read(Path file, String layout, Organization organization, int afterRow) throws IOException {
        return named(layout).read(Source.reopen(file), organization, afterRow);
    }

    /**
     * The file that goes back: what the source says, and what became of it. The stream is flushed and left open.
     *
     * @param outcomes of every entry, ordered by first row
     * @param isRoll whether outcomes may follow of what stands in no row: it is gone from the roll
     * @throws IllegalStateException when a row has no outcome, or an outcome no row
     */
    public void writeOutcome(
            Path file, String layout, Iterator<EntryOutcome> outcomes, boolean isRoll, long dropId, OutputStream out)
            throws IOException {
        named(layout).writeOutcome(Source.reopen(file), outcomes, isRoll, dropId, out);
    }

    /** What is put after a file's name when it goes back: {@code .outcome.csv} or {@code .outcome.json}. */
    public String outcomeEnding(String layout) {
        return named(layout).outcomeEnding();
    }

    private Layout named(String name) {
        for (var layout : layouts) {
            if (layout.name().equals(name)) {
                return layout;
            }
        }
        throw new IllegalArgumentException("There is no layout " + name);
    }

    private static String hash(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[64 * 1024];
            for (int length = content.read(buffer); length >= 0; length = content.read(buffer)) {
                digest.update(buffer, 0, length);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
