package carovana.documents.unpack;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import org.springframework.stereotype.Component;

/**
 * Takes the files out of a zip, each under a name of ours. Sizes are counted as bytes come, never believed; anything that
 * a delivery has no reason to do ends it.
 */
@Component
public class Unpacking {

    /** Below this a file may be as compressible as it likes. */
    private static final long HARMLESS = 1024 * 1024;

    private static final int BUFFER = 16 * 1024;

    private final UnpackSettings settings;

    public Unpacking(UnpackSettings settings) {
        this.settings = settings;
    }

    /**
     * A file that was taken out.
     *
     * @param original its name in the zip, for people to read
     * @param size in bytes
     */
    public record Unpacked(String name, String original, Kind kind, long size) {}

    /** Where files go. */
    @FunctionalInterface
    public interface Target {
        /** @return where the file is written to; closed when it is complete */
        OutputStream open(String name) throws IOException;
    }

    /** @throws Hostile with a sentence; what was written until then must be thrown away */
    public List<Unpacked> unpack(SeekableByteChannel zip, Target target) throws IOException, Hostile {
        var files = new ZipDirectory(zip, settings.entries()).read();
        var unpacked = new ArrayList<Unpacked>();
        long left = settings.size().toBytes();
        long free = 0;
        for (var file : files) {
            if (file.header() < free) {
                throw new Hostile("two files in the zip share their bytes");
            }
            try (var data = new PackedData(zip, file)) {
                free = data.end();
                var one = unpack(file, data, unpacked.size() + 1, left, target);
                left -= one.size();
                unpacked.add(one);
            } catch (ZipException | EOFException broken) {
                throw new Hostile("a file in the zip is damaged");
            }
        }
        if (unpacked.isEmpty()) {
            throw new Hostile("the zip is empty");
        }
        return unpacked;
    }

    private Unpacked unpack(Packed file, PackedData data, int number, long left, Target target)
            throws IOException, Hostile {
        var in = new BufferedInputStream(data.content(), BUFFER);
        in.mark(Kind.HEAD);
        var head = in.readNBytes(Kind.HEAD);
        in.reset();
        if (Kind.isArchive(head)) {
            throw new Hostile("the zip holds another archive");
        }
        var kind = Kind.of(head, file.name())
                .orElseThrow(() -> new Hostile(
                        "file %d in the zip is neither PDF, XML, P7M, JPEG, PNG nor text".formatted(number)));
        var name = "%03d.%s".formatted(number, kind.ending());
        try (var out = target.open(name)) {
            long size = copy(file, in, out, left);
            return new Unpacked(name, file.name(), kind, size);
        }
    }

    private long copy(Packed file, InputStream in, OutputStream out, long left) throws IOException, Hostile {
        var crc = new CRC32();
        var buffer = new byte[BUFFER];
        long size = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            size += n;
            if (size > settings.entrySize().toBytes()) {
                throw new Hostile("a file in the zip is larger than %d MB"
                        .formatted(settings.entrySize().toMegabytes()));
            }
            if (size > left) {
                throw new Hostile("the zip's files have more than %d MB together"
                        .formatted(settings.size().toMegabytes()));
            }
            if (size > HARMLESS && size / settings.ratio() > file.packed()) {
                throw new Hostile(
                        "a file in the zip is more than %d times as large as packed".formatted(settings.ratio()));
            }
            crc.update(buffer, 0, n);
            out.write(buffer, 0, n);
        }
        if (size != file.size() || crc.getValue() != file.crc()) {
            throw new Hostile("a file in the zip is not what the zip's list says");
        }
        return size;
    }
}
