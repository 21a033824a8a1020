package carovana.documents;

import carovana.documents.unpack.Kind;
import carovana.documents.vault.Vault;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes scans in: each is locked while it is read, and never on disk in clear. */
@Component
class ScanReader {

    private static final Set<Kind> TAKEN = Set.of(Kind.PDF, Kind.JPEG, Kind.PNG);
    private static final int NAME = 100;

    private final Vault vault;
    private final DocumentSettings settings;

    ScanReader(Vault vault, DocumentSettings settings) {
        this.vault = vault;
        this.settings = settings;
    }

    /**
     * @param name as it was called, from which the name that is sent is made
     * @param left how many bytes the order's scans may still have
     */
    Draft.Scan read(String organization, String name, InputStream content, long left)
            throws IOException, OrderRejected {
        var hash = sha256();
        var in = new BufferedInputStream(new DigestInputStream(content, hash));
        in.mark(Kind.HEAD);
        var kind = Kind.of(in.readNBytes(Kind.HEAD), "")
                .filter(TAKEN::contains)
                .orElseThrow(() -> new OrderRejected("a file is neither PDF, JPEG nor PNG: scan it as one of these"));
        in.reset();
        var context = "draft/" + UUID.randomUUID();
        var file = settings.work().resolve(UUID.randomUUID() + ".draft");
        boolean whole = false;
        try (var out = vault.lock(file, organization, context)) {
            long most = Math.min(settings.scanSize().toBytes(), left);
            long size = 0;
            var buffer = new byte[16 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                if (size > most) {
                    throw new OrderRejected(
                            "a file is larger than %d MB, or all files together than %d MB: scan them smaller"
                                    .formatted(
                                            settings.scanSize().toMegabytes(),
                                            settings.scansSize().toMegabytes()));
                }
                out.write(buffer, 0, n);
            }
            out.finish();
            whole = true;
            return new Draft.Scan(
                    clean(name, kind),
                    kind.mediaType(),
                    file,
                    size,
                    HexFormat.of().formatHex(hash.digest()),
                    context);
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Only what the provider's own separators are not, and an ending that tells the truth. */
    private static String clean(String name, Kind kind) {
        var base = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceFirst("\\.[^.]*$", "")
                .replaceAll("[^A-Za-z0-9._-]", "_");
        var shortened = base.length() > NAME ? base.substring(0, NAME) : base;
        return (shortened.isEmpty() ? "scan" : shortened) + "." + kind.ending();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
