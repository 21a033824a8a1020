package carovana.reconciliation.seen;

import carovana.files.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Files of a folder that grow, and that others take away at any moment. One that is to grow is moved out of sight: it is
 * either ours or theirs, and whoever has moved it first has it whole.
 */
final class GrowingFiles {

    private static final String HELD = ".held";

    private final Path folder;

    GrowingFiles(Path folder) {
        this.folder = folder;
    }

    /** @return whether it was still there; nobody else can take it now */
    boolean hold(Path file) throws IOException {
        try {
            Files.move(file, held(file), StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (NoSuchFileException taken) {
            return false;
        }
    }

    /** It will be written anew. */
    void drop(Path file) throws IOException {
        Files.deleteIfExists(held(file));
    }

    /** What is held, and was not dropped, stands again where it was. */
    void putBack() throws IOException {
        for (var held : held()) {
            var name = held.getFileName().toString();
            Files.move(held, folder.resolve(name.substring(1, name.length() - HELD.length())));
        }
    }

    private List<Path> held() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.newDirectoryStream(folder, ".*" + HELD)) {
            var held = new ArrayList<Path>();
            files.forEach(held::add);
            return held;
        }
    }

    private static Path held(Path file) {
        return file.resolveSibling(Home.fit(".", file.getFileName().toString(), HELD));
    }
}
