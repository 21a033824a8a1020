package carovana.sandbox.upload;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The positions of the files that were taken in, one JSON value a line, until all of them have been worked on. */
@InSandbox
@Component
class UploadFiles {

    /** CHUNK_SIZE of the real service (pagoPA's massive upload). */
    private static final int CHUNK = 20;

    /** A message of the queue between the real service's parts holds no more (pagoPA's massive upload). */
    private static final int CHUNK_BYTES = 64 * 1024;

    private final Path folder;

    UploadFiles(SandboxStore store) {
        folder = store.folder("uploads");
        store.onReset(this::empty);
    }

    /** Some positions of a file, and where the next ones begin. */
    record Chunk(List<String> positions, long next) {}

    Path lines(String id) {
        return folder.resolve(random(id) + ".lines");
    }

    Path content(String id) {
        return folder.resolve(random(id) + ".json");
    }

    /** The part of an id that no caller had a say in. */
    private static String random(String id) {
        return id.substring(id.lastIndexOf('_') + 1);
    }

    Chunk chunk(Upload upload) {
        try (var file = new RandomAccessFile(lines(upload.id).toFile(), "r")) {
            file.seek(upload.offset);
            var in = new BufferedReader(Channels.newReader(file.getChannel(), StandardCharsets.UTF_8), CHUNK_BYTES);
            var positions = new ArrayList<String>();
            long next = upload.offset;
            long bytes = 0;
            for (String line = in.readLine(); line != null && positions.size() < CHUNK; line = in.readLine()) {
                int length = line.getBytes(StandardCharsets.UTF_8).length + 1;
                bytes += length;
                if (!positions.isEmpty() && bytes > CHUNK_BYTES) {
                    break;
                }
                positions.add(line);
                next += length;
            }
            return new Chunk(positions, next);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String id) {
        try {
            Files.deleteIfExists(lines(id));
            Files.deleteIfExists(content(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void empty() {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
