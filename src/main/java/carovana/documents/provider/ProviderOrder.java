package carovana.documents.provider;

import java.time.Instant;
import java.util.Map;

/**
 * An order as its provider has it.
 *
 * @param id the provider's, 24 hexadecimal digits
 * @param hash of its product
 * @param ordered whether it was closed, and so charged; an open one costs nothing
 * @param said the provider's own word for its state
 * @param fault what the provider says went wrong with it, without any personal data; null when nothing did
 * @param price euro cents, without options; -1 when it is not told
 * @param optionsPrice euro cents, of all its options together; -1 when it is not told
 * @param createdAt null when it is not told
 * @param reference what we sent with it to know it again; null when the provider does not give it back
 * @param fields what was ordered, by the field's key, as far as the provider gives it back
 */
public record ProviderOrder(
        String id,
        String hash,
        boolean ordered,
        Progress progress,
        String said,
        String fault,
        long price,
        long optionsPrice,
        Instant createdAt,
        String reference,
        Map<String, String> fields) {

    public enum Progress {
        /** In somebody's hands, or in a state that nobody knows. */
        PENDING,
        /** Its document may be there. */
        READY,
        CANCELLED
    }
}
