package carovana.reconciliation.seen;

import carovana.files.GuardedCsv;
import carovana.ledger.payments.AnomalyPages;
import carovana.reconciliation.seen.Summary.Sum;
import java.io.IOException;
import java.io.OutputStream;

/** The report of one day as a spreadsheet: what was counted, then every open anomaly. */
final class ReportSheet {

    private static final int PAGE = 500;

    private ReportSheet() {}

    static void write(DailyReport report, AnomalyPages anomalies, OutputStream out) throws IOException {
        var summary = report.summary();
        try (var csv = new GuardedCsv(out)) {
            csv.line("what", "subject", "count", "amount", "severity", "since", "text");
            sum(csv, "paid", "", summary.paid());
            sum(csv, "reported", "", summary.reported());
            sum(csv, "reconciled", "", summary.reconciled());
            sum(csv, "stamps", "", summary.stamps());
            sum(csv, "open", "", summary.open());
            summary.states().forEach((state, sum) -> sum(csv, "payments", state, sum));
            summary.flowsByCredit()
                    .forEach((credit, sum) -> sum(csv, "flows", credit, new Sum(sum.count(), sum.total())));
            sum(csv, "credited", "", summary.credited());
            summary.credits().forEach((reading, sum) -> sum(csv, "credits", reading, sum));
            var page = anomalies.page(summary.organization(), AnomalyPages.Asked.OPEN, Long.MAX_VALUE, PAGE);
            while (!page.isEmpty()) {
                for (var each : page) {
                    var anomaly = each.anomaly();
                    csv.line(
                            anomaly.kind(),
                            anomaly.subject(),
                            "",
                            "",
                            anomaly.severity(),
                            Italian.moment(anomaly.since()),
                            anomaly.sentence());
                }
                page = anomalies.page(
                        summary.organization(),
                        AnomalyPages.Asked.OPEN,
                        page.get(page.size() - 1).id(),
                        PAGE);
            }
        }
    }

    private static void sum(GuardedCsv csv, String what, Object subject, Sum sum) {
        csv.line(what, subject, sum.count(), Italian.plainEuro(sum.amount()), "", "", "");
    }
}
