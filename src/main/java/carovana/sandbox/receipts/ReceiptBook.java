package carovana.sandbox.receipts;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxJson;
import carovana.sandbox.SandboxMap;
import carovana.sandbox.SandboxStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.h2.mvstore.Cursor;
import org.springframework.stereotype.Component;

/** Remembers receipts, one for each IUV of an organization, in the order of their IUVs. */
@InSandbox
@Component
public class ReceiptBook {

    private static final char BREAK = '\n';
    private static final char LAST = '\uffff';

    private final SandboxMap receipts;
    private final SandboxMap documents;

    ReceiptBook(SandboxStore store) {
        receipts = store.map("receipts.list");
        documents = store.map("receipts.documents");
    }

    public boolean has(String organization, String iuv) {
        return receipts.containsKey(key(organization, iuv));
    }

    /** Durable after the next commit. */
    public void add(Receipt receipt, String document) {
        documents.put(key(receipt.organization(), receipt.iuv()), document);
        write(receipt);
    }

    /** The core knows of the payment by now. */
    public void settled(String organization, String iuv) {
        find(organization, iuv).ifPresent(receipt -> write(receipt.settled()));
    }

    private void write(Receipt receipt) {
        receipts.put(key(receipt.organization(), receipt.iuv()), SandboxJson.write(receipt));
    }

    Optional<Receipt> find(String organization, String iuv) {
        return Optional.ofNullable(receipts.get(key(organization, iuv)))
                .map(stored -> SandboxJson.read(stored, Receipt.class));
    }

    String document(Receipt receipt) {
        return documents.text(key(receipt.organization(), receipt.iuv()));
    }

    List<Receipt> of(String organization, Predicate<Receipt> wanted) {
        var found = new ArrayList<Receipt>();
        Cursor<String, byte[]> cursor = receipts.between(organization + BREAK, organization + BREAK + LAST);
        while (cursor.hasNext()) {
            cursor.next();
            Receipt receipt = SandboxJson.read(cursor.getValue(), Receipt.class);
            if (wanted.test(receipt)) {
                found.add(receipt);
            }
        }
        return found;
    }

    private static String key(String organization, String iuv) {
        return organization + BREAK + iuv;
    }
}
