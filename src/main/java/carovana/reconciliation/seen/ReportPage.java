package carovana.reconciliation.seen;

import carovana.ledger.payments.BankCredit.Reading;
import carovana.ledger.payments.CreditState;
import carovana.ledger.payments.KnownAnomaly;
import carovana.ledger.payments.PaymentState;
import carovana.ledger.payments.Severity;
import carovana.reconciliation.seen.Summary.Sum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report of one day as a page for people: complete in itself, without a script, good on paper. */
final class ReportPage {

    private static final String STYLE = style();

    private final DailyReport report;
    private final Summary summary;

    private ReportPage(DailyReport report) {
        this.report = report;
        this.summary = report.summary();
    }

    static String of(DailyReport report) {
        return new ReportPage(report).page();
    }

    private String page() {
        var name = Html.text(report.organization().name());
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <title>Reconciliation, %s, %s</title>
                <style>
                %s</style>
                </head>
                <body>
                <header><div><h1>Reconciliation</h1><p>%s <span class="soft">%s</span></p></div>
                <p class="right"><b>%s</b><br><span class="soft">payments from %s to %s</span></p></header>
                %s%s
                <section class="tiles">%s%s%s%s%s</section>
                <h2>Payments by day, and how far they are</h2>
                %s
                <div class="columns"><section><h2>Where the payments are</h2>%s</section>
                <section><h2>Flows and bank</h2>%s</section></div>
                <h2>What does not add up</h2>
                %s%s
                <footer>Written %s by Carovana. Payments count by the day they were made, flows by that of their credit
                transfer, credits by that on which they arrived; all days are Italian. The same as a spreadsheet: %s.csv</footer>
                </body>
                </html>
                """.formatted(
                        name,
                        Italian.day(today()),
                        STYLE,
                        name,
                        Html.text(report.organization().fiscalCode()),
                        Italian.day(today()),
                        Italian.day(summary.from()),
                        Italian.day(summary.to()),
                        verdict(),
                        known(),
                        tile("paid", "paid", summary.paid()),
                        tile("reported", "reported in flows", summary.reported()),
                        tile("", "credits of the bank", summary.credited()),
                        tile("reconciled", "reconciled", summary.reconciled()),
                        tile("open", "still open", summary.open()),
                        DayChart.of(report),
                        states(),
                        flows(),
                        anomalies(),
                        ReportFailing.of(report),
                        Italian.moment(report.at()),
                        today());
    }

    private LocalDate today() {
        return summary.to();
    }

    private String verdict() {
        var anomalies = summary.anomalies();
        if (anomalies.block() > 0) {
            return "<p class=\"verdict bad\"><b>%s to settle before the accounts can be closed</b>, and %s to look at.</p>"
                    .formatted(Italian.count(anomalies.block()), Italian.count(anomalies.warn()));
        }
        return anomalies.warn() > 0
                ? "<p class=\"verdict\">Nothing stands in the way; <b>%s to look at</b>.</p>"
                        .formatted(Italian.count(anomalies.warn()))
                : "<p class=\"verdict\"><b>Everything adds up.</b></p>";
    }

    /** Where a source was not read for long, what is missing may be missing only here. */
    private String known() {
        return report.known().isEmpty()
                ? ""
                : report.known().stream()
                        .map(each -> "%s up to %s".formatted(Html.text(each.source()), Italian.moment(each.reached())))
                        .collect(Collectors.joining(", ", "<p class=\"soft\">Known: ", ".</p>"));
    }

    private static String tile(String kind, String words, Sum sum) {
        return "<div class=\"tile %s\"><span>%s</span><b>%s €</b><span>%s</span></div>%n"
                .formatted(kind, words, Italian.euro(sum.amount()), counted(sum.count(), words));
    }

    private static String counted(long count, String words) {
        var noun = words.startsWith("credits") ? "credit" : "payment";
        return Italian.count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    private String states() {
        var rows = summary.states().entrySet().stream()
                .map(each -> row(
                        words(each.getKey()),
                        each.getValue().count(),
                        each.getValue().amount()))
                .collect(Collectors.joining());
        return table("payments", rows.isEmpty() ? row("none in these days", 0, 0) : rows);
    }

    private static String words(PaymentState state) {
        return switch (state) {
            case OPEN -> "asked for";
            case PAID -> "paid: there is a receipt";
            case REPORTED -> "reported: receipt and flow agree";
            case REPORTED_NO_RECEIPT -> "reported, without a receipt";
            case RECONCILED -> "reconciled: the bank has credited it";
            case REVERSED -> "reversed";
            case FOREIGN -> "of another intermediary";
            case MISMATCH -> "something stands in the way";
        };
    }

    private String flows() {
        var rows = new StringBuilder();
        summary.flowsByCredit()
                .forEach((credit, sum) -> rows.append(row("flows " + words(credit), sum.count(), sum.total())));
        summary.credits()
                .forEach((reading, sum) -> rows.append(row("credits " + words(reading), sum.count(), sum.amount())));
        return table("", rows.isEmpty() ? row("none in these days", 0, 0) : rows.toString());
    }

    private static String words(CreditState credit) {
        return switch (credit) {
            case UNCREDITED -> "not credited yet";
            case PART_CREDITED -> "credited in part";
            case CREDITED -> "credited";
            case OVER_CREDITED -> "credited with more than they say";
        };
    }

    private static String words(Reading reading) {
        return switch (reading) {
            case FLOW -> "that name a flow";
            case PAYMENT -> "that name a payment";
            case UNREADABLE -> "of pagoPA, unreadable";
            case OTHER -> "of something else";
            case ASSIGNED -> "assigned by a person";
        };
    }

    private static String table(String what, String rows) {
        return "<table><tr><th>%s</th><th class=\"n\">number</th><th class=\"n\">euro</th></tr>%n%s</table>"
                .formatted(what, rows);
    }

    private static String row(String what, long count, long cents) {
        return "<tr><td>%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td></tr>%n"
                .formatted(what, Italian.count(count), Italian.euro(cents));
    }

    private String anomalies() {
        if (report.anomalies().isEmpty()) {
            return "<p>Nothing is open.</p>";
        }
        long more = report.openAnomalies() - report.anomalies().size();
        var told = report.anomalies().stream().map(ReportPage::anomaly).collect(Collectors.joining());
        return more > 0
                ? told + "<p>And %s more: they are in the spreadsheet.</p>".formatted(Italian.count(more))
                : told;
    }

    private static String anomaly(KnownAnomaly known) {
        var anomaly = known.anomaly();
        return """
                <article class="%s"><h3><span>%s</span><span class="mark">%s</span></h3>
                <p>%s</p>
                <p class="soft">No. %d, since %s. Open until %s.</p></article>
                """.formatted(
                        anomaly.severity(),
                        kind(anomaly.kind().name()),
                        words(anomaly.severity()),
                        Html.text(sentence(anomaly.sentence())),
                        known.id(),
                        Italian.moment(anomaly.since()),
                        Html.text(anomaly.kind().closes()));
    }

    private static String kind(String name) {
        var words = name.replace('_', ' ').toLowerCase(Locale.ROOT);
        for (var kept : new String[] {"iuv", "rpt", "rt", "fdr", "id"}) {
            words = words.replaceAll("\\b" + kept + "\\b", kept.toUpperCase(Locale.ROOT));
        }
        return sentence(words.replace("FDR", "FdR").replace("pagopa", "pagoPA"));
    }

    private static String sentence(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String words(Severity severity) {
        return switch (severity) {
            case BLOCK -> "blocks";
            case WARN -> "to look at";
            case INFO -> "to know";
        };
    }

    private static String style() {
        try (var css = ReportPage.class.getResourceAsStream("/carovana/report.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException notPacked) {
            throw new UncheckedIOException(notPacked);
        }
    }
}
