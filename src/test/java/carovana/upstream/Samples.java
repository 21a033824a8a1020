package carovana.upstream;

import java.nio.file.Files;
import java.nio.file.Path;

/** Documents as pagoPA writes them, where they are at hand. */
public final class Samples {

    private Samples() {}

    /** @return null when there are none here */
    public static Path folder(String name) {
        var told = System.getProperty("carovana.shared");
        if (told != null) {
            return Path.of(told, "samples", name);
        }
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var samples = at.resolve("shared").resolve("samples").resolve(name);
            if (Files.isDirectory(samples)) {
                return samples;
            }
        }
        return null;
    }
}
