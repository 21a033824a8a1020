package carovana.sandbox.visengine.documents;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be wrong with a document, or with the answer that brings it. */
public enum DocumentTrouble {
    NONE,
    ZIP_SLIP,
    ABSOLUTE_PATH,
    BACKSLASH,
    /** A megabyte that becomes a quarter of a gigabyte. */
    BOMB,
    /** 10,001 entries. */
    MANY_ENTRIES,
    /** One entry of 26 MiB. */
    LARGE_ENTRY,
    NESTED,
    ENCRYPTED,
    SYMLINK,
    DUPLICATE_NAMES,
    /** A program that is called a PDF. */
    DISGUISED,
    /** A zip without entries. */
    EMPTY,
    /** A zip that breaks off. */
    BROKEN_ZIP,
    /** A PDF, and no zip around it. */
    BARE_PDF,
    /** A web page instead of a zip. */
    NO_ZIP,
    TRUNCATED_BASE64,
    ILLEGAL_BASE64,
    WRONG_SIZE,
    /** The answer ends in the middle of the document. */
    BROKEN_ANSWER,
    /** {@code name} and {@code size}, as a text, instead of {@code nome} and {@code dimensione}. */
    NAME_SIZE;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<DocumentTrouble> of(String word) {
        return Arrays.stream(values())
                .filter(trouble -> trouble.word().equals(word))
                .findFirst();
    }

    public static String words() {
        return Arrays.stream(values()).map(DocumentTrouble::word).collect(Collectors.joining(", "));
    }
}
