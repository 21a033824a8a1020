package carovana.ledger.payments;

import java.time.Instant;

/**
 * That a flow was listed, and how far fetching it has come.
 *
 * @param mark its revision or date as it was listed, passed back as it is, up to 60 characters
 * @param tries fetches that failed
 * @param trouble what the last failed fetch said; may be null
 * @param fetchedAt null until it was served
 */
public record FlowListing(FlowId id, String mark, Instant listedAt, int tries, String trouble, Instant fetchedAt) {

    public boolean isFetched() {
        return fetchedAt != null;
    }
}
