package carovana.documents;

import carovana.documents.provider.OrderForm;
import carovana.documents.vault.Vault;
import carovana.ledger.documents.DocumentRequest;
import carovana.ledger.documents.KeptFile;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What was sent with an order: locked in storage from the moment it is taken, and read again when it is sent. */
@Component
class Inputs {

    static final String FIELDS = "fields.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Safe safe;
    private final Vault vault;

    Inputs(Safe safe, Vault vault) {
        this.safe = safe;
        this.vault = vault;
    }

    /**
     * A scan in storage.
     *
     * @param stored its name there
     */
    record StoredScan(String stored, String name, String type) {}

    /** @param scans by the field as the office wrote it, as the texts are */
    record Fields(Map<String, String> texts, Map<String, StoredScan> scans) {}

    List<KeptFile> keep(Draft draft, String folder) throws IOException {
        var kept = new ArrayList<KeptFile>();
        var scans = new LinkedHashMap<String, StoredScan>();
        for (var each : draft.scans().entrySet()) {
            var scan = each.getValue();
            var stored = "input-%d".formatted(scans.size() + 1);
            kept.add(safe.keep(draft.organization(), folder, stored, KeptFile.Kind.INPUT, out -> {
                try (var in = vault.open(
                        java.nio.file.Files.newInputStream(scan.file()), draft.organization(), scan.context())) {
                    in.transferTo(out);
                }
            }));
            scans.put(each.getKey(), new StoredScan(stored, scan.name(), scan.type()));
        }
        var fields = JSON.writeValueAsBytes(new Fields(draft.texts(), scans));
        kept.add(safe.keep(draft.organization(), folder, FIELDS, KeptFile.Kind.INPUT, out -> out.write(fields)));
        return kept;
    }

    Fields read(DocumentRequest request) throws IOException {
        var bytes = new ByteArrayOutputStream();
        safe.open(request.organization(), request.folder(), FIELDS, bytes);
        return JSON.readValue(bytes.toByteArray(), Fields.class);
    }

    /** What goes to the provider; the scans are opened while they are sent. */
    OrderForm form(DocumentRequest request, String hash, String callback, Fields fields, Judged judged) {
        var scans = new LinkedHashMap<String, OrderForm.Scan>();
        judged.scans().forEach((key, field) -> {
            var scan = fields.scans().get(field);
            scans.put(
                    key,
                    new OrderForm.Scan(
                            scan.name(),
                            scan.type(),
                            out -> safe.open(request.organization(), request.folder(), scan.stored(), out)));
        });
        return new OrderForm(hash, request.reference(), callback, judged.texts(), scans, judged.options());
    }

    void forget(String folder, List<KeptFile> kept) throws IOException {
        for (var each : kept) {
            safe.forget(folder, each.name());
        }
    }
}
