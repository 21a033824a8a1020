package carovana.sandbox.bank;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be strange about the credits a bank tells. */
enum CreditTrouble {
    TRUNCATED_ID,
    SPACED_ID,
    DOTTED,
    WITH_TEXT,
    NO_TAG,
    SPLIT,
    TWICE,
    WRONG_AMOUNT,
    NET,
    MISSING,
    SINGLE,
    /** A credit for a flow nobody has heard of comes too. */
    UNKNOWN_ID,
    /** A credit that has nothing to do with pagoPA comes too. */
    NOT_PAGOPA,
    /** A debit comes too. */
    DEBIT;

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<CreditTrouble> of(String word) {
        return Arrays.stream(values())
                .filter(trouble -> trouble.word().equals(word))
                .findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(CreditTrouble::word).collect(Collectors.joining(", "));
    }
}
