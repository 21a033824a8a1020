package carovana.reconciliation;

import carovana.ledger.payments.Closure;
import java.time.LocalDate;
import java.util.List;

/**
 * What came of flows and receipts lately, counted; lists in any order.
 *
 * @param flows of at least the last six weeks
 * @param receipts of at least the last six weeks: those with money of ours that is not for a stamp
 * @param closures of anomalies of this group
 */
public record GapFacts(String organization, List<Flows> flows, List<Receipts> receipts, List<Closure> closures) {

    public static final String GROUP = "G:gaps";

    public String group() {
        return GROUP;
    }

    /** That a PSP sent flows whose money was transferred on that day. */
    public record Flows(LocalDate regulationDay, String psp) {}

    /** How many receipts a PSP gave on an operating day. */
    public record Receipts(LocalDate operatingDay, String psp, int count) {}
}
