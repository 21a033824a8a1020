package carovana.reconciliation.seen;

import carovana.files.GuardedCsv;
import carovana.ledger.payments.AnomalyPages;
import java.io.IOException;
import java.io.OutputStream;

/** Anomalies as a spreadsheet, all that were asked for: page after page is read and written. */
final class AnomalySheet {

    private static final int PAGE = 500;

    private AnomalySheet() {}

    static void write(
            AnomalyPages anomalies, String organization, AnomalyPages.Asked asked, long before, OutputStream out)
            throws IOException {
        try (var csv = new GuardedCsv(out)) {
            csv.line(
                    "id",
                    "kind",
                    "severity",
                    "state",
                    "subject",
                    "since",
                    "openedAt",
                    "closedAt",
                    "closedBy",
                    "reason",
                    "sentence",
                    "until");
            var page = anomalies.page(organization, asked, before, PAGE);
            while (!page.isEmpty()) {
                page.stream().map(AnomalyView::of).forEach(each -> line(csv, each));
                page = anomalies.page(
                        organization, asked, page.get(page.size() - 1).id(), PAGE);
            }
        }
    }

    private static void line(GuardedCsv csv, AnomalyView each) {
        csv.line(
                each.id(),
                each.kind(),
                each.severity(),
                each.state(),
                each.subject(),
                Italian.moment(each.since()),
                Italian.moment(each.openedAt()),
                Italian.moment(each.closedAt()),
                each.closedBy(),
                each.reason(),
                each.sentence(),
                each.until());
    }
}
