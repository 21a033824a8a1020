package carovana.sandbox.visengine.documents;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxStore;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.stereotype.Component;

/** Makes each document once, in a file, so that it is the same whenever it is fetched, and never whole in memory. */
@InSandbox
@Component
public class Documents {

    private final Path folder;

    Documents(SandboxStore store) {
        folder = store.folder("documents");
        store.onReset(this::empty);
    }

    /** @return a file with the content, which is a zip unless something else was ordered */
    public synchronized Path of(Wanted wanted) throws IOException {
        Path file = folder.resolve(wanted.id());
        if (!Files.exists(file)) {
            Path partial = folder.resolve(wanted.id() + ".partial");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(partial))) {
                write(wanted, out);
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
    }

    private static void write(Wanted wanted, OutputStream out) throws IOException {
        if (HostileZip.makes(wanted.trouble())) {
            HostileZip.write(wanted, out);
        } else {
            GoodZip.write(wanted, out);
        }
    }

    private synchronized void empty() {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
