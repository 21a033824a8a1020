package carovana.ledger.payments;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * Which issue of a flow: a PSP that corrects one sends it again under the same id.
 *
 * @param revision as FdR counts them, from 1; 0 where nobody counts
 * @param at when the PSP made it, to the second, as it wrote it
 */
public record FlowVersion(int revision, LocalDateTime at) implements Comparable<FlowVersion> {

    private static final Comparator<FlowVersion> ORDER =
            Comparator.comparingInt(FlowVersion::revision).thenComparing(FlowVersion::at);

    public FlowVersion {
        at = at.truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public int compareTo(FlowVersion other) {
        return ORDER.compare(this, other);
    }

    /** Such as {@code revision 2 of 2026-11-19T02:15:30}. */
    public String told() {
        return revision == 0 ? "of " + at : "revision %d of %s".formatted(revision, at);
    }
}
