package carovana.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/** Writes files that nobody ever sees half: beside their place, out to the disk, and then there by rename. */
public final class WholeFile {

    private WholeFile() {}

    /** Writes what a file is to contain; what it writes to stays open. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * @param partial where it grows: in the same folder, under a name that nobody takes (a point first)
     * @param target is asked for when the content is complete, which may be minutes after it was begun; a file that is
     *     there is replaced
     */
    public static Path write(Path partial, Supplier<Path> target, Content content) throws IOException {
        // of a process that broke off; never written through, since it might be somebody's link to elsewhere
        Files.deleteIfExists(partial);
        try {
            try (var channel = FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    var out = Channels.newOutputStream(channel)) {
                content.writeTo(out);
                channel.force(true);
            }
            return Files.move(partial, target.get(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** The same in one go; its folder is made where it is not there. */
    public static Path write(Path target, Content content) throws IOException {
        Files.createDirectories(target.getParent());
        var partial = target.resolveSibling(Home.fit(".", target.getFileName().toString(), ".part"));
        return write(partial, () -> target, content);
    }

    /** Moves a file, also to another disk; it is never in both places, nor half. */
    public static void move(Path source, Path target) throws IOException {
        try {
            Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherDisk) {
            var partial =
                    target.resolveSibling(Home.fit(".", target.getFileName().toString(), ".part"));
            try {
                Files.copy(source, partial, StandardCopyOption.REPLACE_EXISTING);
                try (var channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
                Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(partial);
            }
            deleteOrUndo(source, target);
        }
    }

    /** What cannot be taken away from where it was has not moved: else it would be copied again and again. */
    private static void deleteOrUndo(Path source, Path target) throws IOException {
        try {
            Files.deleteIfExists(source);
        } catch (IOException stays) {
            Files.deleteIfExists(target);
            throw stays;
        }
    }
}
