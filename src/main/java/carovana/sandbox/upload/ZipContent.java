package carovana.sandbox.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The one JSON file in a zip. Limits, order of checks and texts: pagoPA's massive upload. */
final class ZipContent {

    /** micronaut.server.multipart.maxFileSize, 100 MiB (pagoPA's massive upload). */
    static final long LARGEST_ZIP = 104_857_600;

    /** zip.content.size, 100 MiB (pagoPA's massive upload). */
    static final long LARGEST_CONTENT = 104_857_600;

    private final long largestZip;
    private final long largestContent;

    ZipContent() {
        this(LARGEST_ZIP, LARGEST_CONTENT);
    }

    ZipContent(long largestZip, long largestContent) {
        this.largestZip = largestZip;
        this.largestContent = largestContent;
    }

    /** Writes the content of the zip into a file, in pieces as it arrives. */
    void unpack(String name, InputStream zip, Path content) throws IOException {
        if (name == null || !name.endsWith(".zip")) {
            throw new UploadRefusal(400, "NOT A ZIP FILE", "Only ZIP files can be uploaded.");
        }
        var limited = new LimitedStream(zip, largestZip);
        try {
            unpack(new ZipInputStream(limited), content);
        } catch (LimitedStream.Exceeded e) {
            throw new UploadRefusal(
                    413,
                    "Request Entity Too Large",
                    "The file exceeds the maximum allowed length [%d]".formatted(largestZip));
        } catch (IOException | IllegalArgumentException e) {
            throw new UploadRefusal(400, "UNZIP ERROR", "Could not unzip file");
        }
        if (limited.isEmpty()) {
            throw UploadRefusal.emptyFile();
        }
        if (!Files.exists(content)) {
            throw UploadRefusal.invalidFile("No valid file found in ZIP.");
        }
    }

    private void unpack(ZipInputStream zip, Path content) throws IOException {
        int entries = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            entries++;
            if (entries > 1) {
                throw UploadRefusal.invalidFile("Too many entries in ZIP file.");
            }
            if (!entry.isDirectory()) {
                if (!entry.getName().endsWith(".json")) {
                    throw UploadRefusal.invalidFile("ZIP contains unsupported file type.");
                }
                copy(zip, content);
            }
        }
    }

    private void copy(InputStream entry, Path content) throws IOException {
        try (var unzipped = Files.newOutputStream(content)) {
            var limited = new LimitedStream(entry, largestContent);
            try {
                limited.transferTo(unzipped);
            } catch (LimitedStream.Exceeded e) {
                // the zip itself may have been the longer one
                if (limited.isExceeded()) {
                    throw UploadRefusal.invalidFile("Unzipped content exceeds size limit.");
                }
                throw e;
            }
        }
    }
}
