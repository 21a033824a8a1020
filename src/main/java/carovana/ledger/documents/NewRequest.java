package carovana.ledger.documents;

import java.time.LocalDateTime;
import java.util.List;

/**
 * A request as it came.
 *
 * @param receivedAt UTC
 * @param inputs what came with it, locked and in storage already
 */
public record NewRequest(
        long id,
        String organization,
        String requestKey,
        String product,
        String reference,
        List<String> options,
        String contentHash,
        boolean dropped,
        LocalDateTime receivedAt,
        List<KeptFile> inputs) {}
