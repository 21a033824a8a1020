package carovana.sandbox.visengine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can go wrong with a request, apart from its document. */
enum RequestTrouble {
    /** The answer to its opening does not tell its id. */
    NO_ID,
    /** Whoever orders it is told that it is closed, and it stays open. */
    UNCLOSABLE,
    /** The search fails, though every call is answered with 200. */
    FAILED,
    /** Half way it is cancelled. */
    CANCELLED,
    /** It is never done. */
    STUCK,
    /** The words for its state are not those that were published. */
    MISSPELLED,
    /** Its state has a word nobody knows. */
    UNKNOWN_STATE,
    /** Numbers are told as texts. */
    NUMBERS_AS_TEXTS,
    /** Fields that a client need not have are left out, and others come. */
    OTHER_FIELDS,
    /** The list leaves it out. */
    UNLISTED,
    /** Nobody remembers it, once it is ordered. */
    FORGOTTEN,
    /** Its document comes only a whole delivery time after it is called done. */
    LATE_DOCUMENT,
    /** There never is a document. */
    NO_DOCUMENT;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<RequestTrouble> of(String word) {
        return Arrays.stream(values())
                .filter(trouble -> trouble.word().equals(word))
                .findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(RequestTrouble::word).collect(Collectors.joining(", "));
    }
}
