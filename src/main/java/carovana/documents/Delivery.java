package carovana.documents;

import carovana.documents.unpack.Hostile;
import carovana.documents.unpack.Kind;
import carovana.documents.unpack.Unpacking;
import carovana.documents.unpack.Unpacking.Unpacked;
import carovana.documents.vault.UnlockedFile;
import carovana.ledger.documents.DocumentRequest;
import carovana.ledger.documents.KeptFile;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Takes the files out of what was delivered and keeps each locked, with a manifest of their hashes. */
@Component
class Delivery {

    static final String MANIFEST = "manifest.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Unpacking unpacking;
    private final Safe safe;

    Delivery(Unpacking unpacking, Safe safe) {
        this.unpacking = unpacking;
        this.safe = safe;
    }

    /** @throws Hostile when it breaks a limit; nothing of it is kept then */
    List<KeptFile> keep(DocumentRequest request, UnlockedFile delivered) throws IOException, Hostile {
        var head = head(delivered);
        var kept = new ArrayList<KeptFile>();
        var originals = new LinkedHashMap<String, String>();
        try {
            if (Kind.isZip(head)) {
                unpack(request, delivered, kept, originals);
            } else if (Kind.of(head, "").filter(Kind.PDF::equals).isPresent()) {
                delivered.position(0);
                kept.add(safe.keep(
                        request.organization(),
                        request.folder(),
                        "001.pdf",
                        KeptFile.Kind.RESULT,
                        out -> Channels.newInputStream(delivered).transferTo(out)));
            } else {
                throw new Hostile("what was delivered is neither a zip nor a PDF");
            }
        } catch (Hostile hostile) {
            for (var each : kept) {
                safe.forget(request.folder(), each.name());
            }
            throw hostile;
        }
        kept.add(manifest(request, kept, originals));
        return kept;
    }

    private static byte[] head(UnlockedFile delivered) throws IOException {
        var head = ByteBuffer.allocate(Kind.HEAD);
        delivered.position(0).read(head);
        return Arrays.copyOf(head.array(), head.position());
    }

    private void unpack(
            DocumentRequest request, UnlockedFile delivered, List<KeptFile> kept, Map<String, String> originals)
            throws IOException, Hostile {
        var growing = new ArrayList<Safe.Growing>();
        try {
            List<Unpacked> unpacked = unpacking.unpack(delivered, name -> {
                var file = safe.grow(request.organization(), request.folder(), name, KeptFile.Kind.RESULT);
                growing.add(file);
                return new Lasting(file);
            });
            unpacked.forEach(each -> originals.put(each.name(), each.original()));
            for (var each : growing) {
                kept.add(each.keep());
            }
        } finally {
            for (var each : growing) {
                each.close();
            }
        }
    }

    /** Nothing is kept before all of it is known to be good. */
    private static final class Lasting extends OutputStream {
        private final Safe.Growing file;

        private Lasting(Safe.Growing file) {
            this.file = file;
        }

        @Override
        public void write(int b) throws IOException {
            file.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            file.write(bytes, from, length);
        }
    }

    /** Original names may be personal: they are in here, locked, and not in the ledger. */
    private KeptFile manifest(DocumentRequest request, List<KeptFile> kept, Map<String, String> originals)
            throws IOException {
        var files = kept.stream()
                .map(each -> {
                    var told = new LinkedHashMap<String, Object>();
                    told.put("name", each.name());
                    told.put("original", originals.getOrDefault(each.name(), each.name()));
                    told.put("size", each.size());
                    told.put("sha256", each.sha256());
                    return told;
                })
                .toList();
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("request", request.id());
        manifest.put("organization", request.organization());
        manifest.put("key", request.requestKey());
        manifest.put("product", request.product());
        manifest.put("providerId", request.providerId());
        manifest.put("files", files);
        var bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
        return safe.keep(
                request.organization(), request.folder(), MANIFEST, KeptFile.Kind.RESULT, out -> out.write(bytes));
    }
}
