package carovana;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file where a folder should be, until it is taken away. */
public final class Obstacle implements AutoCloseable {

    private final Path folder;
    private final Path aside;

    private Obstacle(Path folder, Path aside) {
        this.folder = folder;
        this.aside = aside;
    }

    public static Obstacle at(Path folder) throws IOException {
        Files.createDirectories(folder);
        var aside = Files.move(folder, folder.resolveSibling("aside"));
        Files.writeString(folder, "in the way");
        return new Obstacle(folder, aside);
    }

    /** What was in the folder comes back file by file: Carovana may have made the folder anew by then. */
    @Override
    public void close() throws IOException {
        Files.delete(folder);
        Files.createDirectories(folder);
        try (var files = Files.list(aside)) {
            for (var file : files.toList()) {
                Files.move(file, folder.resolve(file.getFileName()));
            }
        }
        Files.delete(aside);
    }
}
