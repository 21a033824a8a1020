package carovana.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
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

    public static Path write(Path target, Content content) throws IOException {
        return write(target.resolveSibling("." + target.getFileName() + ".part"), () -> target, content);
    }
}
