package carovana.documents.provider;

/** The provider did not do what it was asked. The message is a sentence without personal data. */
public class ProviderTrouble extends Exception {

    /** What the room does about it is decided by this alone. */
    public enum Kind {
        /** It was certainly not done, and may be later: away, too many calls, a key that does not open. */
        LATER,
        /** Nobody knows whether it was done: a timeout, a reset, a 5xx, an answer that cannot be read. */
        UNKNOWN,
        /** It was certainly not done and will not be: what was sent is wrong. */
        REFUSED,
        /** It was not done, because there is no credit. */
        NO_CREDIT,
        /** The order was closed before, or cancelled. */
        CLOSED,
        /** The document is not there yet. */
        NOT_READY,
        /** The provider knows no such order. */
        NOT_FOUND,
        /** What was delivered is not what was announced: another length, or no base64. */
        SPOILT
    }

    private final Kind kind;

    public ProviderTrouble(Kind kind, String sentence) {
        this(kind, sentence, null);
    }

    public ProviderTrouble(Kind kind, String sentence, Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
