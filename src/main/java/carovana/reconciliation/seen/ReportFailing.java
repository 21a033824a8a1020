package carovana.reconciliation.seen;

import carovana.ledger.payments.FlowListing;
import carovana.ledger.payments.MissedReceipts.Missed;
import java.util.List;
import java.util.stream.Collectors;

/** What pagoPA listed and does not give, as the report of a day tells it: it is tried again without anybody's doing. */
final class ReportFailing {

    private ReportFailing() {}

    static String of(DailyReport report) {
        return flows(report.failing()) + receipts(report.missed());
    }

    private static String flows(List<FlowListing> failing) {
        return table(
                "Flows that could not be fetched yet",
                "flow",
                failing.stream()
                        .map(each -> row(each.id().iuf(), each.tries(), each.trouble()))
                        .toList());
    }

    private static String receipts(List<Missed> missed) {
        return table(
                "Receipts that could not be fetched yet",
                "IUV",
                missed.stream()
                        .map(each -> row(each.iuv(), each.tries(), each.trouble()))
                        .toList());
    }

    private static String table(String title, String what, List<String> rows) {
        return rows.isEmpty()
                ? ""
                : rows.stream()
                        .collect(Collectors.joining(
                                "",
                                "<h2>%s</h2><table><tr><th>%s</th><th class=\"n\">tries</th><th>what happened last</th></tr>"
                                        .formatted(title, what),
                                "</table>"));
    }

    private static String row(String what, int tries, String trouble) {
        return "<tr><td>%s</td><td class=\"n\">%d</td><td>%s</td></tr>%n"
                .formatted(Html.text(what), tries, Html.text(trouble));
    }
}
