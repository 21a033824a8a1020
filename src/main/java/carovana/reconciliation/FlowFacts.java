package carovana.reconciliation;

import carovana.ledger.payments.BankCredit;
import carovana.ledger.payments.Closure;
import carovana.ledger.payments.Flow;
import carovana.ledger.payments.FlowId;
import carovana.ledger.payments.FlowListing;
import carovana.ledger.payments.FlowVersion;
import carovana.ledger.payments.UnreadableFlow;
import java.time.Instant;
import java.util.List;

/**
 * All that is known about one flow id of one organization; lists in any order.
 *
 * @param key the id in upper case
 * @param flows one for each version: the one that came first
 * @param conflicts versions that came again with other contents
 * @param credits those whose text names this id, or of which a person says so
 * @param closures of anomalies of this group
 */
public record FlowFacts(
        Expectations expectations,
        String key,
        List<FlowListing> listings,
        List<Flow> flows,
        List<UnreadableFlow> unreadable,
        List<Conflict> conflicts,
        List<BankCredit> credits,
        List<Closure> closures) {

    static final String GROUP = "F:";

    public String group() {
        return GROUP + key;
    }

    /**
     * @param contentHash of the later contents
     * @param at when they came
     */
    public record Conflict(FlowId id, FlowVersion version, String contentHash, Instant at) {}
}
