package carovana.documents.provider;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * What is sent to open an order.
 *
 * @param reference random, and nobody else's: by it the order is known again
 * @param callback where the provider may tell that there is news; null for nowhere
 * @param texts by the field's key, as the provider wants them
 * @param files by the field's key
 * @param options the provider's codes
 */
public record OrderForm(
        String hash,
        String reference,
        String callback,
        Map<String, String> texts,
        Map<String, Scan> files,
        List<String> options) {

    /**
     * A file that goes with an order.
     *
     * @param name letters, digits, {@code . _ -}
     * @param type such as {@code application/pdf}
     */
    public record Scan(String name, String type, Content content) {}

    /** Bytes that are written when they are needed, so that they need not fit into memory. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
