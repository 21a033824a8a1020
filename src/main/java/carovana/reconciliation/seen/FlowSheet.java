package carovana.reconciliation.seen;

import carovana.files.GuardedCsv;
import carovana.ledger.payments.FlowPages;
import carovana.ledger.payments.StoredFlow;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Reporting flows as a spreadsheet, all that were asked for: page after page is read and written. */
final class FlowSheet {

    private static final int PAGE = 500;

    private FlowSheet() {}

    /** @param after the flow behind which it begins; null for the first */
    static void write(FlowPages flows, String organization, FlowPages.Asked asked, StoredFlow after, OutputStream out)
            throws IOException {
        try (var csv = begin(out)) {
            var page = flows.page(organization, asked, after, PAGE);
            while (!page.isEmpty()) {
                lines(csv, page.stream().map(FlowView::of).toList());
                page = flows.page(organization, asked, page.get(page.size() - 1), PAGE);
            }
        }
    }

    static void write(List<FlowView> flows, OutputStream out) throws IOException {
        try (var csv = begin(out)) {
            lines(csv, flows);
        }
    }

    private static GuardedCsv begin(OutputStream out) throws IOException {
        var csv = new GuardedCsv(out);
        csv.line(
                "id",
                "iuf",
                "psp",
                "revision",
                "madeAt",
                "fetchedAt",
                "regulation",
                "regulationDay",
                "payments",
                "reversals",
                "total",
                "credited",
                "state",
                "credit");
        return csv;
    }

    private static void lines(GuardedCsv csv, List<FlowView> flows) {
        flows.forEach(each -> csv.line(
                each.id(),
                each.iuf(),
                each.psp(),
                each.revision(),
                each.madeAt(),
                Italian.moment(each.fetchedAt()),
                each.regulation(),
                Italian.day(each.regulationDay()),
                each.payments(),
                each.reversals(),
                Italian.plainEuro(each.total()),
                Italian.plainEuro(each.credited()),
                each.state(),
                each.credit()));
    }
}
