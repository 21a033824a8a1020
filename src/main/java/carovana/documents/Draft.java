package carovana.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An order as it was read. Its scans stand locked in the work folder until it is closed.
 *
 * @param key the office's own
 * @param product its name in the settings
 * @param texts by the field as the office wrote it
 * @param scans by the field as the office wrote it
 */
record Draft(
        String organization,
        String key,
        String product,
        List<String> options,
        Map<String, String> texts,
        Map<String, Scan> scans)
        implements AutoCloseable {

    /**
     * A locked scan.
     *
     * @param name letters, digits, {@code . _ -}
     * @param type media type, by its first bytes
     * @param size in clear
     * @param sha256 in clear
     * @param context with which it was locked
     */
    record Scan(String name, String type, Path file, long size, String sha256, String context) {}

    @Override
    public void close() {
        scans.values().forEach(each -> {
            try {
                Files.deleteIfExists(each.file());
            } catch (IOException stays) {
                throw new UncheckedIOException(stays);
            }
        });
    }
}
