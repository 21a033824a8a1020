package carovana.ledger.documents;

import carovana.ledger.documents.DocumentRequest.State;
import java.time.Duration;
import java.time.LocalDateTime;

/**
 * What becomes of a request next. Made with {@link #to}, and told more with the methods that follow.
 *
 * @param pause until something is done about it again; null: nothing is, by itself
 * @param kept whether it stays in this process's hands: it goes on at once
 * @param detail for the record, without personal data; null: nothing is recorded
 */
public record Turn(
        State state,
        Duration pause,
        boolean kept,
        int tries,
        String trouble,
        String detail,
        String said,
        String providerId,
        Long price,
        LocalDateTime sentAt,
        LocalDateTime orderedAt,
        State parkedFrom) {

    /** Remembers it, and nothing is to be done by itself any more. */
    public static Turn to(State state, String detail) {
        return new Turn(state, null, false, 0, null, detail, null, null, null, null, null, null);
    }

    /** A person must look; replayed it goes on from there. */
    public static Turn park(State goesOnFrom, String trouble) {
        return new Turn(State.PARKED, null, false, 0, trouble, trouble, null, null, null, null, null, goesOnFrom);
    }

    /** It stays what it is until later. */
    public static Turn later(DocumentRequest request, Duration pause, String trouble) {
        var detail = trouble == null || trouble.equals(request.trouble()) ? null : trouble;
        return new Turn(
                request.state(),
                pause,
                false,
                trouble == null ? 0 : request.tries() + 1,
                trouble,
                detail,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    public Turn in(Duration time) {
        return new Turn(
                state, time, kept, tries, trouble, detail, said, providerId, price, sentAt, orderedAt, parkedFrom);
    }

    /** It goes on at once, in the same hands. */
    public Turn andOn() {
        return new Turn(
                state, pause, true, tries, trouble, detail, said, providerId, price, sentAt, orderedAt, parkedFrom);
    }

    public Turn tried(int times) {
        return new Turn(
                state, pause, kept, times, trouble, detail, said, providerId, price, sentAt, orderedAt, parkedFrom);
    }

    public Turn because(String why) {
        return new Turn(state, pause, kept, tries, why, detail, said, providerId, price, sentAt, orderedAt, parkedFrom);
    }

    public Turn said(String word) {
        return new Turn(
                state, pause, kept, tries, trouble, detail, word, providerId, price, sentAt, orderedAt, parkedFrom);
    }

    public Turn known(String id) {
        return new Turn(state, pause, kept, tries, trouble, detail, said, id, price, sentAt, orderedAt, parkedFrom);
    }

    public Turn costing(long cents) {
        return new Turn(
                state, pause, kept, tries, trouble, detail, said, providerId, cents, sentAt, orderedAt, parkedFrom);
    }

    public Turn sent(LocalDateTime at) {
        return new Turn(state, pause, kept, tries, trouble, detail, said, providerId, price, at, orderedAt, parkedFrom);
    }

    public Turn ordered(LocalDateTime at) {
        return new Turn(state, pause, kept, tries, trouble, detail, said, providerId, price, sentAt, at, parkedFrom);
    }
}
