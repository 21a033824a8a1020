package carovana.reconciliation.seen;

import carovana.ledger.payments.FlowListing;
import carovana.ledger.payments.KnownAnomaly;
import carovana.ledger.payments.MissedReceipts.Missed;
import carovana.ledger.payments.Totals.Known;
import carovana.ledger.payments.Totals.Paid;
import carovana.positions.Organization;
import java.time.Instant;
import java.util.List;

/**
 * What the report of one day says.
 *
 * @param at when it was written
 * @param paid by day and state
 * @param anomalies that are open: blocking ones first, then the newest; not more than are told
 * @param known up to when receipts and flows were read
 * @param failing flows that were listed and cannot be fetched
 * @param missed receipts of which the same is to be said
 */
record DailyReport(
        Organization organization,
        Instant at,
        Summary summary,
        List<Paid> paid,
        List<KnownAnomaly> anomalies,
        List<Known> known,
        List<FlowListing> failing,
        List<Missed> missed) {

    long openAnomalies() {
        return summary.anomalies().block()
                + summary.anomalies().warn()
                + summary.anomalies().info();
    }
}
