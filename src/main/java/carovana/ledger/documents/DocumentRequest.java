package carovana.ledger.documents;

import java.time.LocalDateTime;
import java.util.List;

/**
 * A document that was asked for, and where it is. Times are UTC.
 *
 * @param requestKey the office's own
 * @param product its name in the settings
 * @param reference random, by which the provider's order and its callback are known to be this one's
 * @param options separated by commas; empty for none
 * @param node whose process has it in hand; 0 is nobody's
 * @param providerId the provider's number of the order; null until one is known
 * @param price euro cents, as approved; null until then
 * @param sentAt when it was last opened at the provider
 * @param tries calls in a row that came to nothing
 * @param said the provider's own word for its state
 * @param parkedFrom the state it goes on from when it is replayed
 */
public record DocumentRequest(
        long id,
        String organization,
        String requestKey,
        String product,
        String reference,
        String options,
        String contentHash,
        boolean dropped,
        LocalDateTime receivedAt,
        State state,
        long node,
        LocalDateTime dueAt,
        String providerId,
        Long price,
        LocalDateTime sentAt,
        LocalDateTime orderedAt,
        LocalDateTime finishedAt,
        int tries,
        int events,
        String said,
        String trouble,
        State parkedFrom) {

    public enum State {
        /** Taken and locked away; not judged yet. */
        RECEIVED,
        /** It may have been opened at the provider. */
        OPENING,
        /** Whether it was opened is not known: it is looked for. */
        LOOKED_FOR,
        /** Open at the provider; nothing is charged. */
        OPEN,
        /** It may have been ordered. */
        CLOSING,
        /** Ordered and charged: it is asked after. */
        ORDERED,
        /** Its document may be there. */
        READY,
        /** Its document is in storage. */
        STORED,
        /** It was wrong, or too dear; nothing was charged. */
        REJECTED,
        /** The provider gave it up. */
        CANCELLED,
        /** What was delivered breaks a limit; it is kept apart. */
        QUARANTINED,
        /** A person must look. */
        PARKED;

        /** Whether nothing more happens to it by itself or by a person. */
        public boolean isEnd() {
            return this == STORED || this == REJECTED || this == CANCELLED || this == QUARANTINED;
        }
    }

    public List<String> optionList() {
        return options.isEmpty() ? List.of() : List.of(options.split(","));
    }

    /** Its folder in the storage: {@code <organization>/<year>/<number>}. */
    public String folder() {
        return "%s/%d/%d".formatted(organization, receivedAt.getYear(), id);
    }
}
