package carovana.sandbox.flows;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be wrong with the reporting flows of a day. */
public enum FlowTrouble {
    /** Flows that are there already come again, in a later revision. */
    REVISION,
    /** Flows that are there already are told in another way under the same revision. */
    OTHER_CONTENT,
    WRONG_TOTAL,
    WRONG_COUNT,
    WRONG_AMOUNT,
    MISSING_LINE,
    DUPLICATE_LINE,
    UNKNOWN_IUV,
    FOREIGN_IUV,
    UNKNOWN_CODE,
    REVERSAL,
    REVERSAL_UNMATCHED,
    NO_RECEIPT_CODE_8,
    NO_RECEIPT_CODE_9,
    BROKEN_XML,
    WRONG_RECEIVER,
    OTHER_ID,
    MALFORMED_ID,
    SAME_ID,
    NEVER_SERVED,
    LATE,
    NO_INDEX,
    ZONED_DATE;

    private static final Set<FlowTrouble> ADDING = EnumSet.of(UNKNOWN_IUV, FOREIGN_IUV, REVERSAL, REVERSAL_UNMATCHED);

    /** Whether it makes a line of nothing. */
    boolean addsLine() {
        return ADDING.contains(this);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<FlowTrouble> of(String word) {
        return Arrays.stream(values())
                .filter(trouble -> trouble.word().equals(word))
                .findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(FlowTrouble::word).collect(Collectors.joining(", "));
    }
}
