package carovana.reconciliation.seen;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.ledger.LedgerFixture;
import carovana.ledger.payments.Anomaly;
import carovana.ledger.payments.AnomalyKind;
import carovana.ledger.payments.BankCredit.Reading;
import carovana.ledger.payments.CreditState;
import carovana.ledger.payments.FlowId;
import carovana.ledger.payments.FlowListing;
import carovana.ledger.payments.KnownAnomaly;
import carovana.ledger.payments.MissedReceipts.Missed;
import carovana.ledger.payments.PaymentState;
import carovana.ledger.payments.Severity;
import carovana.ledger.payments.Totals.Known;
import carovana.ledger.payments.Totals.Paid;
import carovana.reconciliation.seen.Summary.FlowSum;
import carovana.reconciliation.seen.Summary.OpenAnomalies;
import carovana.reconciliation.seen.Summary.Sum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The page of the daily report")
class ReportPageTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-25");
    private static final LocalDate FIRST = TODAY.minusDays(30);
    private static final Instant NOW = Instant.parse("2026-11-25T07:00:12Z");

    @Test
    void shows_amounts_and_days_as_in_italy_and_a_column_for_each_part_of_a_day() throws IOException {
        var page = ReportPage.of(report(anomalies()));
        // shown in docs/reconciliation.md
        Files.writeString(Path.of("target/reconciliation-report.html"), page);

        assertThat(page)
                .contains("payments from 26/10/2026 to 25/11/2026", "<b>25/11/2026</b>", "Written 25/11/2026 08:00")
                .contains("2 to settle before the accounts can be closed")
                .contains("Known: flows-fdr up to 25/11/2026 08:00, receipts up to 25/11/2026 08:00.")
                .contains("No. 1004, since 24/11/2026 09:12. Open until its position or its receipt appears")
                .contains(
                        "<h2>Receipts that could not be fetched yet</h2>",
                        "<td>01000000000000346</td><td class=\"n\">4</td>")
                .contains("class=\"mismatch-bar\"", "<title>25/11/2026: ")
                .containsPattern("<b>\\d{2}\\.\\d{3},\\d{2} €</b>");
    }

    @Test
    void says_it_when_everything_adds_up_and_when_nothing_was_paid() {
        var none = new DailyReport(
                LedgerFixture.BUGLIANO,
                NOW,
                summary(List.of(), 0, 0),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        assertThat(ReportPage.of(none))
                .contains("Everything adds up.", "Nothing is open.", "none in these days", "<svg")
                .doesNotContain("NaN", "Infinity", "null", "could not be fetched");
    }

    @Test
    void tells_how_many_anomalies_it_leaves_out() {
        assertThat(ReportPage.of(report(anomalies().subList(0, 1))))
                .contains("And 4 more: they are in the spreadsheet.");
    }

    private static DailyReport report(List<KnownAnomaly> told) {
        var paid = paid();
        return new DailyReport(
                LedgerFixture.BUGLIANO,
                NOW,
                summary(paid, 2, 3),
                paid,
                told,
                List.of(
                        new Known("flows-fdr", Instant.parse("2026-11-25T07:00:08Z")),
                        new Known("receipts", Instant.parse("2026-11-25T07:00:04Z"))),
                List.of(new FlowListing(
                        new FlowId("99000000010", "2026-11-23PSPITR02-S000000417", ""),
                        "1",
                        Instant.parse("2026-11-24T05:00:00Z"),
                        3,
                        "HTTP 404 without a body",
                        null)),
                List.of(new Missed(
                        "01000000000000346",
                        Instant.parse("2026-11-23T09:15:30Z"),
                        Instant.parse("2026-11-23T11:00:00Z"),
                        4,
                        "GPD does not know yet that it was paid (422)")));
    }

    private static List<Paid> paid() {
        var paid = new ArrayList<Paid>();
        FIRST.datesUntil(TODAY.plusDays(1)).forEach(day -> {
            boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
            long count = weekend ? 4 : 11 + day.getDayOfMonth() * 7 % 13;
            long cents = count * 11_713 + day.getDayOfMonth() * 1_250;
            long age = day.until(TODAY, ChronoUnit.DAYS);
            if (age > 4) {
                paid.add(new Paid(day, PaymentState.RECONCILED, true, false, count, cents));
            } else if (age > 1) {
                paid.add(new Paid(day, PaymentState.REPORTED, true, false, count, cents));
            } else {
                paid.add(new Paid(day, PaymentState.PAID, false, false, count, cents));
            }
            if (age == 9 || age == 0) {
                paid.add(new Paid(day, PaymentState.MISMATCH, true, false, 1, 23_426));
            }
        });
        return paid;
    }

    private static Summary summary(List<Paid> paid, long block, long warn) {
        var states = new TreeMap<PaymentState, Sum>();
        paid.forEach(each -> states.merge(
                each.state(),
                new Sum(each.count(), each.amount()),
                (one, more) -> one.plus(more.count(), more.amount())));
        var all = states.values().stream().reduce(Sum.NONE, (one, more) -> one.plus(more.count(), more.amount()));
        var reconciled = states.getOrDefault(PaymentState.RECONCILED, Sum.NONE);
        var reported =
                states.getOrDefault(PaymentState.REPORTED, Sum.NONE).plus(reconciled.count(), reconciled.amount());
        var byCredit = new TreeMap<CreditState, FlowSum>();
        var credits = new TreeMap<Reading, Sum>();
        if (!paid.isEmpty()) {
            byCredit.put(
                    CreditState.CREDITED,
                    new FlowSum(24, reconciled.count(), reconciled.amount(), reconciled.amount()));
            byCredit.put(
                    CreditState.UNCREDITED,
                    new FlowSum(3, 41, reported.less(reconciled).amount(), 0));
            credits.put(Reading.FLOW, new Sum(24, reconciled.amount()));
            credits.put(Reading.UNREADABLE, new Sum(1, 46_852));
        }
        return new Summary(
                "99000000010",
                FIRST,
                TODAY,
                all,
                reported,
                reconciled,
                Sum.NONE,
                all.less(reconciled),
                states,
                FlowSum.NONE,
                byCredit,
                new Sum(credits.isEmpty() ? 0 : 25, reconciled.amount() + (credits.isEmpty() ? 0 : 46_852)),
                credits,
                new OpenAnomalies(block, warn, 0, List.of()));
    }

    private static List<KnownAnomaly> anomalies() {
        return List.of(
                anomaly(
                        1004,
                        AnomalyKind.UNKNOWN_IUV,
                        "01000000000291847",
                        Severity.BLOCK,
                        "2026-11-24T08:12:00Z",
                        "flow 2026-11-23PSPITM01-S000000398 reports 234.26 euro for IUV 01000000000291847, which is of this"
                                + " organization, and the ledger knows neither a position nor a receipt. Load the position,"
                                + " or say what the money is for."),
                anomaly(
                        977,
                        AnomalyKind.AMOUNT_MISMATCH_RT_FDR,
                        "01000000000117208",
                        Severity.BLOCK,
                        "2026-11-18T07:00:00Z",
                        "the receipt of IUV 01000000000117208 says 234.26 euro, flow 2026-11-17PSPITR02-S000000112 says"
                                + " 234.62 euro. Ask the PSP for a new version of the flow."),
                anomaly(
                        1006,
                        AnomalyKind.CREDIT_UNREADABLE,
                        "2026/1187",
                        Severity.WARN,
                        "2026-11-25T06:30:00Z",
                        "credit 2026/1187 of 2026-11-24, 468.52 euro, is pagoPA's, but its text names no whole flow or IUV:"
                                + " \"/PUR/LGPE-RIVERSAMENTO/URI/2026-11-2\". Say which flow it pays; so much and on that day"
                                + " has 2026-11-23PSPITM01-S000000398."),
                anomaly(
                        998,
                        AnomalyKind.RECEIPT_NOT_REPORTED,
                        "01000000000288817",
                        Severity.WARN,
                        "2026-11-23T23:00:00Z",
                        "IUV 01000000000288817 was paid on 2026-11-17, 117.13 euro, and no flow has reported it by the third"
                                + " business day after."),
                anomaly(
                        991,
                        AnomalyKind.FLOW_NOT_CREDITED,
                        "2026-11-19PSPITM01-S000000377",
                        Severity.WARN,
                        "2026-11-24T23:00:00Z",
                        "flow 2026-11-19PSPITM01-S000000377 of 1874.08 euro says it was credited on 2026-11-19, and the bank"
                                + " has not."));
    }

    private static KnownAnomaly anomaly(
            long id, AnomalyKind kind, String subject, Severity severity, String since, String sentence) {
        var at = Instant.parse(since);
        return new KnownAnomaly(
                id,
                new Anomaly("99000000010", kind, "P:" + subject, subject, severity, at, at, "", sentence),
                at,
                null,
                null,
                null);
    }

    @Test
    void escapes_what_a_browser_would_run_and_shows_what_would_hide() {
        assertThat(Html.text("<b onclick=\"x\">'&'</b>"))
                .isEqualTo("&lt;b onclick=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/b&gt;");
        assertThat(Html.text("a\u202eb\u0000c\ud800d\nè😀")).isEqualTo("a\ufffdb\ufffdc\ufffdd è😀");
        assertThat(Html.text(null)).isEmpty();
        assertThat(Map.of(0L, "0,00", 5L, "0,05", -123_456L, "-1.234,56", 100_000_000_000L, "1.000.000.000,00"))
                .allSatisfy((cents, told) -> assertThat(Italian.euro(cents)).isEqualTo(told));
    }
}
