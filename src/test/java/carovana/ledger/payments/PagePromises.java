package carovana.ledger.payments;

import static carovana.ledger.payments.FactPromises.IUF;
import static carovana.ledger.payments.FactPromises.IUV;
import static carovana.ledger.payments.FactPromises.NOW;
import static carovana.ledger.payments.FactPromises.ORG;
import static carovana.ledger.payments.FactPromises.line;
import static carovana.ledger.payments.FactPromises.receipt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import carovana.ledger.LedgerFixture;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the ledger promises to people who read what it has of payments, flows and anomalies. */
abstract class PagePromises {

    private static final String OTHER = "99000000028";
    private static final LocalDate FIRST = LocalDate.parse("2026-11-01");
    private static final LocalDate LAST = LocalDate.parse("2026-11-30");
    private static final PaymentPages.Asked NOVEMBER = new PaymentPages.Asked(FIRST, LAST, null);

    private LedgerFixture ledger;

    abstract DataSource database();

    /** How many rows a statement reads for its answer, as the database itself tells; no more than that is right. */
    abstract void assertReadsNoMoreThan(int rows, JdbcTemplate jdbc, String sql, Object... values);

    @BeforeEach
    void open() {
        ledger = new LedgerFixture(database());
    }

    @AfterEach
    void close() throws Exception {
        ledger.closeWithDatabase();
    }

    @Test
    void payments_come_by_day_latest_first_each_once_over_all_pages() {
        record(paid("iuv-a", "rt-1", 1, "2026-11-03T09:00:00Z"), paid("iuv-a", "rt-1", 2, "2026-11-03T09:00:00Z"));
        record(paid("iuv-a", "rt-2", 1, "2026-11-03T12:00:00Z"), paid("iuv-b", "rt-3", 1, "2026-11-03T08:00:00Z"));
        record(paid("iuv-c", "rt-4", 1, "2026-11-29T23:30:00Z"), paid("iuv-d", "rt-5", 1, "2026-10-31T22:59:59Z"));
        record(new Payment(new PaymentKey(ORG, "iuv-e", "", 1), PaymentState.OPEN, 5, null, null, false));

        for (int limit : List.of(1, 2, 3, 100)) {
            assertThat(allPages(NOVEMBER, limit))
                    .as("pages of " + limit)
                    .extracting(each -> each.payment().key().told())
                    .containsExactly("iuv-c/rt-4/1", "iuv-a/rt-1/1", "iuv-a/rt-1/2", "iuv-a/rt-2/1", "iuv-b/rt-3/1");
        }
        assertThat(allPages(NOVEMBER, 1).get(0).payment().paidOn())
                .as("half past eleven at night in UTC is the next day in Italy")
                .isEqualTo("2026-11-30");
        assertThat(ledger.the(PaymentPages.class).page(OTHER, NOVEMBER, null, 10))
                .isEmpty();
    }

    @Test
    void payments_of_one_state_come_page_by_page_too_and_say_what_they_are_for() {
        ledger.receive(ledger.drop("tari.csv", 1).id(), LedgerFixture.row(1, "TARI-1", IUV, 10_000));
        ledger.the(Receipts.class).take(ORG, List.of(receipt("rt-1", 10_000)));
        record(
                new Payment(
                        new PaymentKey(ORG, IUV, "rt-1", 1),
                        PaymentState.REPORTED,
                        10_000,
                        Instant.parse("2026-11-17T09:15:30Z"),
                        IUF,
                        false),
                new Payment(
                        new PaymentKey(ORG, "01000000000000245", "x", 1),
                        PaymentState.REPORTED,
                        7,
                        null,
                        FIRST,
                        IUF,
                        false),
                paid("iuv-c", "rt-4", 1, "2026-11-20T10:00:00Z"));

        var reported = new PaymentPages.Asked(FIRST, LAST, PaymentState.REPORTED);
        assertThat(allPages(reported, 1))
                .extracting(each -> each.payment().key().iuv(), PaymentPages.Row::iupd, PaymentPages.Row::psp)
                .containsExactly(tuple(IUV, "TARI-1", "PSPITM01"), tuple("01000000000000245", null, "PSPITM01"));
        assertThat(ledger.the(PaymentPages.class).of(ORG, IUV)).hasSize(1);
    }

    @Test
    void a_share_of_another_creditors_notice_is_not_for_the_position_with_the_same_iuv() {
        ledger.receive(ledger.drop("tari.csv", 1).id(), LedgerFixture.row(1, "TARI-1", IUV, 10_000));
        var share = new Receipt(
                ORG,
                IUV,
                "rt-1",
                "3" + IUV,
                OTHER,
                50_000,
                "PSPITM01",
                Instant.parse("2026-11-17T09:15:30Z"),
                Receipt.Source.GPD,
                NOW,
                List.of(new ReceiptTransfer(2, ORG, 715, false)));
        ledger.the(Receipts.class)
                .take(ORG, List.of(new Receipts.Received(share, LocalDate.parse("2026-11-17"), new byte[] {'<'})));
        record(paid(IUV, "rt-1", 2, "2026-11-17T09:15:30Z"));
        assertThat(ledger.the(PaymentPages.class).of(ORG, IUV))
                .extracting(PaymentPages.Row::iupd, PaymentPages.Row::nav)
                .containsExactly(tuple(null, "3" + IUV));

        takeFlow(IUF, "2026-11-18", 1);
        var flow = ledger.the(FlowPages.class)
                .page(ORG, new FlowPages.Asked(FIRST, LAST, null, null), null, 1)
                .get(0);
        assertThat(ledger.the(FlowPages.class).lines(flow, 0, 10))
                .extracting(FlowPages.Line::iupd)
                .containsOnlyNulls();
    }

    @Test
    void a_page_of_payments_reads_no_more_than_the_page_however_much_there_is() {
        var jdbc = ledger.the(JdbcTemplate.class);
        var day = LocalDate.parse("2026-11-01");
        var payments = IntStream.range(0, 20_000)
                .mapToObj(n -> new Payment(
                        new PaymentKey(ORG, "iuv-" + (100_000 + n), "rt", 1),
                        n % 50 == 0 ? PaymentState.MISMATCH : PaymentState.PAID,
                        100,
                        null,
                        day.plusDays(n % 20),
                        null,
                        false))
                .toList();
        ledger.the(PaymentStates.class)
                .record(ORG, payments.stream().map(each -> each.key().iuv()).toList(), payments, NOW);

        assertReadsNoMoreThan(
                200,
                jdbc,
                PaymentPages.statement(false, "p.paid_on >= ? and p.paid_on <= ?"),
                ORG,
                FIRST,
                LAST.minusDays(15),
                50);
        assertReadsNoMoreThan(
                200,
                jdbc,
                PaymentPages.statement(
                        true, "p.paid_on = ? and p.iuv >= ? and (p.iuv > ? or p.iur > ? or p.iur = ? and p.idx > ?)"),
                ORG,
                "MISMATCH",
                day,
                "iuv-110000",
                "iuv-110000",
                "rt",
                "rt",
                1,
                50);
    }

    @Test
    void flows_come_by_day_latest_first_and_superseded_ones_only_when_asked_for() {
        takeFlow("2026-11-18PSPITM01-S1", "2026-11-18", 1);
        takeFlow("2026-11-18PSPITM01-S2", "2026-11-18", 1);
        takeFlow("2026-11-17PSPITM01-S3", "2026-11-17", 1);
        takeFlow("2026-11-16PSPITM01-S4", "2026-11-16", 1);
        var pages = ledger.the(FlowPages.class);
        var asked = new FlowPages.Asked(FIRST, LAST, null, null);
        var first = pages.page(ORG, asked, null, 2);
        assertThat(iufs(first)).containsExactly("2026-11-18PSPITM01-S2", "2026-11-18PSPITM01-S1");
        var second = pages.page(ORG, asked, first.get(1), 2);
        assertThat(iufs(second)).containsExactly("2026-11-17PSPITM01-S3", "2026-11-16PSPITM01-S4");
        assertThat(pages.page(ORG, asked, second.get(1), 2)).isEmpty();

        ledger.the(Flows.class).standing(second.get(0), FlowState.SUPERSEDED, CreditState.UNCREDITED, 0, NOW);
        ledger.the(Flows.class).standing(second.get(1), FlowState.MATCHED, CreditState.CREDITED, 10_000, NOW);
        assertThat(iufs(pages.page(ORG, asked, null, 10))).hasSize(3).doesNotContain("2026-11-17PSPITM01-S3");
        assertThat(iufs(pages.page(ORG, new FlowPages.Asked(FIRST, LAST, FlowState.SUPERSEDED, null), null, 10)))
                .containsExactly("2026-11-17PSPITM01-S3");
        assertThat(iufs(pages.page(ORG, new FlowPages.Asked(FIRST, LAST, null, CreditState.CREDITED), null, 10)))
                .containsExactly("2026-11-16PSPITM01-S4");
        assertThat(pages.find(ORG, first.get(0).number())).isPresent();
        assertThat(pages.find(OTHER, first.get(0).number()))
                .as("another organization's")
                .isEmpty();
    }

    @Test
    void lines_come_with_where_their_payment_is() {
        takeFlow(IUF, "2026-11-18", 3);
        record(new Payment(
                new PaymentKey(ORG, IUV, "rt-2", 1), PaymentState.MISMATCH, 10_000, null, FIRST, IUF, false));
        var flow = ledger.the(KnownFlows.class).of(ORG, List.of(IUF)).get(0);
        var lines = ledger.the(FlowPages.class).lines(flow, 1, 10);
        assertThat(lines)
                .extracting(each -> each.line().number(), FlowPages.Line::state)
                .containsExactly(tuple(2, PaymentState.MISMATCH), tuple(3, null));
        assertThat(ledger.the(FlowPages.class).lines(flow, 0, 2)).hasSize(2);
    }

    @Test
    void anomalies_come_newest_first_by_kind_severity_state_and_subject() {
        var anomalies = ledger.the(Anomalies.class);
        anomalies.settle(
                ORG,
                List.of(),
                List.of(
                        anomaly(AnomalyKind.UNKNOWN_IUV, "P:" + IUV, IUV + "/rt-1/1", Severity.BLOCK),
                        anomaly(AnomalyKind.FLOW_NOT_CREDITED, "F:" + IUF, IUF, Severity.WARN),
                        anomaly(AnomalyKind.CREDIT_UNREADABLE, "C:2026/1", "2026/1", Severity.WARN),
                        anomaly(AnomalyKind.CREDIT_NOT_PAGOPA, "C:2026/2", "2026/2", Severity.INFO)),
                NOW);
        assertThat(kinds(null, null, null, null))
                .containsExactly("CREDIT_NOT_PAGOPA", "CREDIT_UNREADABLE", "FLOW_NOT_CREDITED", "UNKNOWN_IUV");
        assertThat(kinds(AnomalyKind.UNKNOWN_IUV, null, true, null)).containsExactly("UNKNOWN_IUV");
        assertThat(kinds(null, Severity.WARN, null, null)).containsExactly("CREDIT_UNREADABLE", "FLOW_NOT_CREDITED");
        assertThat(kinds(null, null, null, IUV)).containsExactly("UNKNOWN_IUV");
        assertThat(kinds(null, null, null, IUV + "/rt-1/1")).containsExactly("UNKNOWN_IUV");
        assertThat(kinds(null, null, null, IUV + "/rt-2/1")).isEmpty();
        assertThat(kinds(null, null, null, IUF.toLowerCase())).containsExactly("FLOW_NOT_CREDITED");
        assertThat(kinds(null, null, null, "2026/2")).containsExactly("CREDIT_NOT_PAGOPA");

        var all = ledger.the(AnomalyPages.class);
        var first = all.page(ORG, AnomalyPages.Asked.OPEN, Long.MAX_VALUE, 2);
        assertThat(all.page(ORG, AnomalyPages.Asked.OPEN, first.get(1).id(), 10))
                .extracting(each -> each.anomaly().kind())
                .containsExactly(AnomalyKind.FLOW_NOT_CREDITED, AnomalyKind.UNKNOWN_IUV);
        assertThat(all.worst(ORG, 1))
                .extracting(each -> each.anomaly().kind())
                .containsExactly(AnomalyKind.UNKNOWN_IUV);

        anomalies.close(ORG, first.get(0).id(), "m.bianchi", "a rent", NOW);
        assertThat(kinds(null, null, false, null)).containsExactly("CREDIT_NOT_PAGOPA");
        assertThat(kinds(null, null, true, null)).hasSize(3);
        assertThat(all.find(ORG, first.get(0).id()))
                .hasValueSatisfying(each -> assertThat(each.closedBy()).isEqualTo("m.bianchi"));
        assertThat(all.find(OTHER, first.get(0).id())).isEmpty();
        assertThat(all.page(OTHER, new AnomalyPages.Asked(null, null, null, null), Long.MAX_VALUE, 10))
                .isEmpty();
    }

    @Test
    void anomalies_are_found_by_their_very_subject_wherever_they_were_found() {
        ledger.the(Anomalies.class)
                .settle(
                        ORG,
                        List.of(),
                        List.of(
                                anomaly(AnomalyKind.CREDIT_WITHOUT_FLOW, "F:" + IUF, "2026/1", Severity.WARN),
                                anomaly(AnomalyKind.CREDIT_WITHOUT_FLOW, "P:" + IUV, "2026/2", Severity.WARN),
                                anomaly(AnomalyKind.FLOW_UNPARSABLE, "F:ODD", "odd/PSPITM01", Severity.BLOCK),
                                anomaly(AnomalyKind.FLOWS_MISSING, "G:gaps", "2026-11-18", Severity.WARN),
                                anomaly(AnomalyKind.FLOWS_MISSING, "G:gaps", "2026-11-19", Severity.WARN)),
                        NOW);
        assertThat(kinds(null, null, null, "2026/1")).containsExactly("CREDIT_WITHOUT_FLOW");
        assertThat(kinds(null, null, null, "2026/2")).containsExactly("CREDIT_WITHOUT_FLOW");
        assertThat(kinds(AnomalyKind.CREDIT_WITHOUT_FLOW, Severity.WARN, true, "2026/2"))
                .hasSize(1);
        assertThat(kinds(null, null, false, "2026/2")).isEmpty();
        assertThat(kinds(null, null, null, "odd/PSPITM01")).containsExactly("FLOW_UNPARSABLE");
        assertThat(kinds(null, null, null, "2026-11-18")).containsExactly("FLOWS_MISSING");
        assertThat(kinds(null, null, null, IUF)).containsExactly("CREDIT_WITHOUT_FLOW");
    }

    @Test
    void the_anomalies_of_one_subject_are_found_without_reading_those_of_others() {
        ledger.the(Anomalies.class)
                .settle(
                        ORG,
                        List.of(),
                        IntStream.range(0, 2_000)
                                .mapToObj(n -> anomaly(AnomalyKind.REVERSAL, "P:" + n, n + "/rt/1", Severity.WARN))
                                .toList(),
                        NOW);
        var jdbc = ledger.the(JdbcTemplate.class);
        jdbc.execute("analyze");
        assertReadsNoMoreThan(
                12,
                jdbc,
                AnomalyPages.ABOUT + "organization = ? and id < ? limit ?",
                ORG,
                "7/rt/1",
                ORG,
                new String[] {"P:7", "F:7", "C:7"},
                ORG,
                Long.MAX_VALUE,
                100);
    }

    @Test
    void totals_are_of_the_days_asked_for_to_the_cent() {
        record(
                paid("iuv-a", "rt-1", 1, "2026-11-03T09:00:00Z"),
                paid("iuv-b", "rt-2", 1, "2026-11-03T09:00:00Z"),
                paid("iuv-c", "rt-3", 1, "2026-12-03T09:00:00Z"),
                new Payment(new PaymentKey(ORG, "iuv-d", "x", 1), PaymentState.RECONCILED, 33, null, FIRST, IUF, false),
                new Payment(new PaymentKey(ORG, "iuv-e", "", 1), PaymentState.OPEN, 5, null, null, false));
        takeFlow(IUF, "2026-11-18", 2);
        ledger.the(Credits.class).take(ORG, List.of(FactPromises.credit("2026/1", BankCredit.Reading.FLOW, IUF, null)));
        var totals = ledger.the(Totals.class);
        assertThat(totals.paid(ORG, FIRST, LAST))
                .containsExactly(
                        new Totals.Paid(FIRST, PaymentState.RECONCILED, true, false, 1, 33),
                        new Totals.Paid(LocalDate.parse("2026-11-03"), PaymentState.PAID, false, false, 2, 2_000));
        assertThat(totals.sent(ORG, FIRST, LAST))
                .containsExactly(new Totals.Sent(FlowState.ACCEPTED, CreditState.UNCREDITED, 1, 2, 20_000, 0));
        assertThat(totals.credited(ORG, FIRST, LAST)).hasSize(1);
        ledger.the(Runs.class).reach(ORG, "receipts", NOW);
        ledger.the(Runs.class).reach(ORG, "receipts-nightly", NOW);
        assertThat(totals.known(ORG)).containsExactly(new Totals.Known("receipts", NOW));
        assertThat(totals.paid(OTHER, FIRST, LAST)).isEmpty();
    }

    private List<String> kinds(AnomalyKind kind, Severity severity, Boolean open, String subject) {
        return ledger
                .the(AnomalyPages.class)
                .page(ORG, new AnomalyPages.Asked(kind, severity, open, subject), Long.MAX_VALUE, 100)
                .stream()
                .map(each -> each.anomaly().kind().name())
                .toList();
    }

    private List<PaymentPages.Row> allPages(PaymentPages.Asked asked, int limit) {
        var all = new ArrayList<PaymentPages.Row>();
        Payment after = null;
        while (true) {
            var page = ledger.the(PaymentPages.class).page(ORG, asked, after, limit);
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            if (page.isEmpty()) {
                return all;
            }
            all.addAll(page);
            after = page.get(page.size() - 1).payment();
        }
    }

    private void record(Payment... payments) {
        for (var each : payments) {
            var known = new ArrayList<>(
                    ledger.the(PaymentStates.class).of(ORG, List.of(each.key().iuv())));
            known.add(each);
            ledger.the(PaymentStates.class).record(ORG, List.of(each.key().iuv()), known, NOW);
        }
    }

    private static Payment paid(String iuv, String iur, int index, String at) {
        return new Payment(
                new PaymentKey(ORG, iuv, iur, index), PaymentState.PAID, 1_000, Instant.parse(at), null, false);
    }

    private static Anomaly anomaly(AnomalyKind kind, String group, String subject, Severity severity) {
        return new Anomaly(ORG, kind, group, subject, severity, NOW, NOW, "", "look at " + subject);
    }

    private static List<String> iufs(List<StoredFlow> flows) {
        return flows.stream().map(each -> each.flow().id().iuf()).toList();
    }

    private void takeFlow(String iuf, String day, int lines) {
        ledger.the(Flows.class)
                .take(
                        new FlowId(ORG, iuf, ""),
                        new FlowVersion(0, LocalDateTime.parse(day + "T23:15:30")),
                        NOW,
                        new FlowHeader(iuf, "TRN1", LocalDate.parse(day), ORG, lines, lines * 10_000L),
                        IntStream.rangeClosed(1, lines)
                                .mapToObj(n -> line(n, "rt-" + n))
                                .iterator(),
                        7);
    }
}
