package carovana.reconciliation;

import carovana.ledger.payments.BankCredit;
import carovana.ledger.payments.Closure;
import carovana.ledger.payments.Flow;
import carovana.ledger.payments.FlowLine;
import carovana.ledger.payments.FlowListing;
import carovana.ledger.payments.Receipt;
import carovana.ledger.payments.UnreadableFlow;
import java.util.List;

/** All that is known about one organization, in any order; a fact may come again and again. */
public record Facts(
        Expectations expectations,
        List<KnownPosition> positions,
        List<Receipt> receipts,
        List<FetchedFlow> flows,
        List<UnreadableFlow> unreadable,
        List<FlowListing> listings,
        List<BankCredit> credits,
        List<Sought> sought,
        List<Closure> closures) {

    /** A flow with its lines. */
    public record FetchedFlow(Flow flow, List<FlowLine> lines) {}

    /** That a receipt was looked for elsewhere in vain. */
    public record Sought(String iuv, String iur) {}
}
