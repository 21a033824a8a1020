package carovana.reconciliation.seen;

import carovana.ledger.payments.KeptDocuments;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * Something that was kept as it came.
 *
 * @param role HOLDS came first, OTHER came later under the same key with other contents, INSTEAD is what came instead
 * @param receiptId the receipt's; absent where it is none
 * @param amount euro cents; absent where it was not noted
 * @param at when it came
 * @param document where it is, byte for byte
 */
@Schema(name = "KeptDocument")
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeptView(KeptDocuments.Role role, String receiptId, Long amount, Instant at, String document) {

    /** @param documents the address of all those of the same thing */
    static KeptView of(KeptDocuments.Kept kept, String documents) {
        return new KeptView(kept.role(), kept.receiptId(), kept.amount(), kept.at(), documents + "/" + kept.number());
    }
}
