package carovana.reconciliation.seen;

import carovana.files.GuardedCsv;
import carovana.ledger.payments.Payment;
import carovana.ledger.payments.PaymentPages;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Payments as a spreadsheet, all that were asked for: page after page is read and written. */
final class PaymentSheet {

    private static final int PAGE = 500;

    private PaymentSheet() {}

    /** @param after the payment behind which it begins; null for the first */
    static void write(
            PaymentPages payments, String organization, PaymentPages.Asked asked, Payment after, OutputStream out)
            throws IOException {
        try (var csv = begin(out)) {
            var page = payments.page(organization, asked, after, PAGE);
            while (!page.isEmpty()) {
                lines(csv, page);
                var last = page.get(page.size() - 1).payment();
                page = payments.page(organization, asked, last, PAGE);
            }
        }
    }

    static void write(List<PaymentPages.Row> payments, OutputStream out) throws IOException {
        try (var csv = begin(out)) {
            lines(csv, payments);
        }
    }

    private static GuardedCsv begin(OutputStream out) throws IOException {
        var csv = new GuardedCsv(out);
        csv.line("iupd", "iuv", "nav", "index", "iur", "state", "amount", "paidOn", "paidAt", "psp", "flow", "stamp");
        return csv;
    }

    private static void lines(GuardedCsv csv, List<PaymentPages.Row> rows) {
        rows.stream()
                .map(PaymentView::of)
                .forEach(each -> csv.line(
                        each.iupd(),
                        each.iuv(),
                        each.nav(),
                        each.index(),
                        each.iur(),
                        each.state(),
                        Italian.plainEuro(each.amount()),
                        Italian.day(each.paidOn()),
                        Italian.moment(each.paidAt()),
                        each.psp(),
                        each.flow(),
                        each.stamp() == null ? "" : "x"));
    }
}
