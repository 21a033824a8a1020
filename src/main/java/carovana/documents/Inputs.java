package carovana.documents;

import carovana.documents.provider.OrderForm;
import carovana.documents.vault.Vault;
import carovana.ledger.documents.DocumentFiles;
import carovana.ledger.documents.DocumentFiles.Begun;
import carovana.ledger.documents.DocumentRequest;
import carovana.ledger.documents.KeptFile;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** What was sent with an order: locked in storage from the moment it is taken, and read again when it is sent. */
@Component
class Inputs {

    private static final Logger log = LoggerFactory.getLogger(Inputs.class);

    static final String FIELDS = "fields.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Safe safe;
    private final Vault vault;
    private final DocumentFiles files;

    Inputs(Safe safe, Vault vault, DocumentFiles files) {
        this.safe = safe;
        this.vault = vault;
        this.files = files;
    }

    /**
     * A scan in storage.
     *
     * @param stored its name there
     */
    record StoredScan(String stored, String name, String type) {}

    /** @param scans by the field as the office wrote it, as the texts are */
    record Fields(Map<String, String> texts, Map<String, StoredScan> scans) {}

    /** Remembers what will be kept, before it is. */
    Begun begin(long request, String folder, Draft draft) {
        var begun = new Begun(request, folder, draft.scans().size());
        files.begin(begun);
        return begun;
    }

    List<KeptFile> keep(Draft draft, String folder) throws IOException {
        var kept = new ArrayList<KeptFile>();
        var scans = new LinkedHashMap<String, StoredScan>();
        for (var each : draft.scans().entrySet()) {
            var scan = each.getValue();
            var stored = scan(scans.size() + 1);
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

    private static String scan(int number) {
        return "input-%d".formatted(number);
    }

    /** No request was taken with them. What cannot be deleted now is swept later. */
    void giveUp(Begun begun) {
        try {
            if (files.isBegun(begun.request())) {
                forget(begun);
            }
        } catch (IOException | DataAccessException stays) {
            log.warn(
                    "What came with an order that was not taken could not be deleted, and is swept later: {}",
                    stays.getMessage());
        }
    }

    /** Deletes what a process may have left that ended before the request was taken. */
    void forget(Begun begun) throws IOException {
        safe.forget(begun.folder(), FIELDS);
        for (int number = 1; number <= begun.scans(); number++) {
            safe.forget(begun.folder(), scan(number));
        }
        files.ended(begun.request());
    }
}
