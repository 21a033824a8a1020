package carovana.ledger.payments;

import static carovana.ledger.payments.FactPromises.IUF;
import static carovana.ledger.payments.FactPromises.IUV;
import static carovana.ledger.payments.FactPromises.NOW;
import static carovana.ledger.payments.FactPromises.ORG;
import static carovana.ledger.payments.FactPromises.credit;
import static carovana.ledger.payments.FactPromises.line;
import static carovana.ledger.payments.FactPromises.receipt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import carovana.ledger.LedgerFixture;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the ledger promises to remember of matching: what to look at, where payments are, what does not add up. */
abstract class MatchedPromises {

    private static final String FLOW = "F:" + IUF;
    private static final String PAYMENT = "P:" + IUV;

    private LedgerFixture ledger;
    private Looks looks;

    abstract DataSource database();

    @BeforeEach
    void open() {
        ledger = new LedgerFixture(database());
        looks = ledger.the(Looks.class);
    }

    @AfterEach
    void close() throws Exception {
        ledger.closeWithDatabase();
    }

    @Test
    void what_is_new_is_looked_at_and_then_no_more() {
        ledger.the(Receipts.class).take(ORG, List.of(receipt("rt-1", 10_000)));
        takeFlow("rt-1");
        ledger.the(Credits.class).take(ORG, List.of(credit("2026/1", BankCredit.Reading.FLOW, IUF, null)));
        assertThat(due("P")).containsExactly(PAYMENT);
        assertThat(due("C")).containsExactly("C:2026/1");
        assertThat(due("F")).containsExactly(FLOW);

        looks.looked(ORG, due(), Map.of());
        assertThat(due()).isEmpty();

        ledger.the(Receipts.class).take(ORG, List.of(receipt("rt-1", 10_000)));
        takeFlow("rt-1");
        assertThat(due()).as("nothing new").isEmpty();

        ledger.the(Receipts.class).take(ORG, List.of(receipt("rt-1", 9_000)));
        assertThat(due()).containsExactly(PAYMENT);
    }

    @Test
    void what_waits_for_its_time_is_looked_at_just_after_it_or_when_there_is_news() {
        looks.mark(ORG, List.of(PAYMENT, FLOW), NOW);
        var deadline = NOW.plusSeconds(3600);
        looks.looked(ORG, List.of(PAYMENT, FLOW), Map.of(PAYMENT, deadline));
        assertThat(looks.due(ORG, "P", deadline, 10)).isEmpty();
        assertThat(looks.due(ORG, "P", deadline.plusSeconds(1), 10)).containsExactly(PAYMENT);

        looks.mark(ORG, List.of(PAYMENT), NOW);
        assertThat(due()).containsExactly(PAYMENT);
        looks.mark(ORG, List.of(PAYMENT), deadline);
        assertThat(due()).as("never later").containsExactly(PAYMENT);
    }

    @Test
    void two_nodes_never_look_at_the_same_groups() {
        looks.mark(ORG, List.of("P:1", "P:2", "P:3"), NOW);
        var transaction = new TransactionTemplate(ledger.the(PlatformTransactionManager.class));
        transaction.executeWithoutResult(first -> {
            assertThat(looks.due(ORG, "P", NOW, 2)).containsExactly("P:1", "P:2");
            var other = new java.util.ArrayList<String>();
            var thread = new Thread(
                    () -> transaction.executeWithoutResult(second -> other.addAll(looks.due(ORG, "P", NOW, 10))));
            thread.start();
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            assertThat(other).as("H2 may keep more from others than it gives").isSubsetOf("P:3");
        });
    }

    @Test
    void a_flow_that_changes_has_its_payments_looked_at() {
        takeFlow("rt-1");
        looks.looked(ORG, due(), Map.of());
        var flow = flow();
        ledger.the(Flows.class).standing(flow, FlowState.ACCEPTED, CreditState.PART_CREDITED, 5_000, NOW);
        assertThat(due()).as("that is nothing to a payment").isEmpty();
        ledger.the(Flows.class).standing(flow(), FlowState.ACCEPTED, CreditState.CREDITED, 10_000, NOW);
        assertThat(due()).as("one mark, however many lines it has").containsExactly("L:" + flow().number());
        looks.markPaymentsOf(flow().number(), ORG, NOW);
        assertThat(due("P")).containsExactly(PAYMENT);
    }

    @Test
    void payments_are_written_when_they_change() {
        var payments = ledger.the(PaymentStates.class);
        var open = payment("", PaymentState.OPEN);
        var paid = payment("rt-1", PaymentState.PAID);
        var reported = payment("rt-1", PaymentState.REPORTED);
        assertThat(payments.record(ORG, List.of(IUV), List.of(open), NOW)).containsExactly(IUV);
        assertThat(payments.record(ORG, List.of(IUV), List.of(open), NOW)).isEmpty();
        assertThat(payments.record(ORG, List.of(IUV), List.of(paid), NOW)).containsExactly(IUV);
        assertThat(payments.of(ORG, List.of(IUV))).containsExactly(paid);
        assertThat(payments.record(ORG, List.of(IUV), List.of(reported), NOW)).containsExactly(IUV);
        assertThat(payments.of(ORG, List.of(IUV))).containsExactly(reported);
    }

    @Test
    void a_flow_is_understood_when_all_its_payments_are() {
        takeFlow("rt-1");
        var flows = ledger.the(KnownFlows.class);
        var payments = ledger.the(PaymentStates.class);
        assertThat(flows.isUnderstood(flow())).isFalse();
        payments.record(ORG, List.of(IUV), List.of(payment("rt-1", PaymentState.MISMATCH)), NOW);
        assertThat(flows.isUnderstood(flow())).isFalse();
        payments.record(ORG, List.of(IUV), List.of(payment("rt-1", PaymentState.REPORTED)), NOW);
        assertThat(flows.isUnderstood(flow())).isTrue();
    }

    @Test
    void an_anomaly_is_opened_once_and_closed_when_its_cause_is_gone() {
        var anomalies = ledger.the(Anomalies.class);
        var anomaly = anomaly(Severity.WARN, "10000 9999");
        anomalies.settle(ORG, List.of(PAYMENT), List.of(anomaly), NOW);
        anomalies.settle(ORG, List.of(PAYMENT), List.of(anomaly), NOW.plusSeconds(60));
        assertThat(openOnes())
                .extracting(KnownAnomaly::anomaly, KnownAnomaly::openedAt)
                .containsExactly(tuple(anomaly, NOW));

        anomalies.settle(ORG, List.of(PAYMENT), List.of(anomaly(Severity.BLOCK, "10000 9999")), NOW.plusSeconds(90));
        assertThat(openOnes())
                .extracting(each -> each.anomaly().severity(), KnownAnomaly::openedAt)
                .containsExactly(tuple(Severity.BLOCK, NOW));

        anomalies.settle(ORG, List.of("P:other"), List.of(), NOW.plusSeconds(120));
        assertThat(openOnes()).as("another group says nothing about it").hasSize(1);
        anomalies.settle(ORG, List.of(PAYMENT), List.of(), NOW.plusSeconds(120));
        assertThat(openOnes()).isEmpty();
        assertThat(anomalies.closures(ORG, List.of(PAYMENT)))
                .as("nobody said anything")
                .isEmpty();

        anomalies.settle(ORG, List.of(PAYMENT), List.of(anomaly), NOW.plusSeconds(180));
        assertThat(openOnes()).as("it is there again").hasSize(1);
    }

    @Test
    void a_person_closes_an_anomaly_with_a_reason_and_what_depends_on_it_is_looked_at() {
        var anomalies = ledger.the(Anomalies.class);
        anomalies.settle(ORG, List.of(PAYMENT), List.of(anomaly(Severity.BLOCK, "10000 9999")), NOW);
        long id = openOnes().get(0).id();

        assertThat(anomalies.close("99000000028", id, "m.bianchi", "not mine", NOW))
                .isFalse();
        assertThat(anomalies.close(ORG, id, "m.bianchi", "seen with the PSP", NOW))
                .isTrue();
        assertThat(anomalies.close(ORG, id, "m.bianchi", "again", NOW)).isFalse();

        assertThat(openOnes()).isEmpty();
        assertThat(anomalies.closures(ORG, List.of(PAYMENT, FLOW)))
                .containsExactly(new Closure(
                        AnomalyKind.AMOUNT_MISMATCH_RT_FDR,
                        IUV + "/rt-1/1",
                        "10000 9999",
                        "m.bianchi",
                        NOW,
                        "seen with the PSP"));
        assertThat(due()).containsExactly(PAYMENT);
    }

    @Test
    void what_pagopa_is_to_be_asked_is_asked_when_it_is_time_and_once() {
        var statuses = ledger.the(PositionStatuses.class);
        var later = NOW.plusSeconds(3600);
        statuses.want(ORG, Map.of("iuv-1", NOW, "iuv-2", later));
        statuses.want(ORG, Map.of("iuv-1", later));
        assertThat(statuses.wanted(ORG, NOW, NOW.plusSeconds(60), 10)).containsExactly("iuv-1");
        assertThat(statuses.wanted(ORG, NOW, NOW.plusSeconds(60), 10))
                .as("it is under way")
                .isEmpty();
        assertThat(looks.organizationsDue(List.of(ORG), later))
                .as("nothing to look at")
                .isEmpty();

        var told = Map.of(
                "iuv-1", new PositionStatuses.OptionStatus("PO_PAID", 200),
                "iuv-3", new PositionStatuses.OptionStatus("PO_UNPAID", 0));
        var status = new PositionStatuses.PositionStatus("TARI-1", "PARTIALLY_PAID", told, NOW);
        statuses.note(ORG, status, List.of("iuv-1", "iuv-3"));
        assertThat(statuses.of(ORG, List.of("TARI-1"))).containsExactly(Map.entry("TARI-1", status));
        assertThat(due("P")).containsExactly("P:iuv-1", "P:iuv-3");
        assertThat(statuses.wanted(ORG, later, later, 10)).containsExactly("iuv-2");

        statuses.forget(ORG, List.of("iuv-2"));
        assertThat(statuses.wanted(ORG, later, later, 10)).isEmpty();
    }

    @Test
    void open_anomalies_are_listed_page_by_page() {
        var all = IntStream.range(0, 1_500)
                .mapToObj(i -> new Anomaly(
                        ORG,
                        AnomalyKind.UNKNOWN_IUV,
                        "P:" + i,
                        "s" + i,
                        Severity.BLOCK,
                        NOW,
                        NOW,
                        "",
                        "x".repeat(5000)))
                .toList();
        ledger.the(Anomalies.class).settle(ORG, List.of(), all, NOW);
        var first = ledger.the(Anomalies.class).open(ORG, 0, 1_000);
        assertThat(first).hasSize(1_000);
        assertThat(ledger.the(Anomalies.class).open(ORG, first.get(999).id(), 1_000))
                .hasSize(500);
    }

    @Test
    void a_watermark_never_goes_back() {
        var runs = ledger.the(Runs.class);
        assertThat(runs.reached(ORG, "receipts")).isEmpty();
        runs.reach(ORG, "receipts", NOW);
        runs.reach(ORG, "receipts", NOW.minusSeconds(60));
        assertThat(runs.reached(ORG, "receipts")).contains(NOW);
        assertThat(runs.reached(ORG, "flows")).isEmpty();
        long run = runs.start(ORG, "receipts", NOW);
        runs.finish(run, 12, null, NOW);
        assertThat(runs.start(ORG, "receipts", NOW)).isGreaterThan(run);
    }

    private List<String> due(String kind) {
        return looks.due(ORG, kind, NOW, 100);
    }

    /** Of every kind. */
    private List<String> due() {
        return Stream.of("F", "L", "P", "C", "G")
                .flatMap(kind -> due(kind).stream())
                .toList();
    }

    private List<KnownAnomaly> openOnes() {
        return ledger.the(Anomalies.class).open(ORG, 0, 100);
    }

    private StoredFlow flow() {
        return ledger.the(KnownFlows.class).of(ORG, List.of(IUF)).get(0);
    }

    private void takeFlow(String iur) {
        ledger.the(Flows.class)
                .take(
                        new FlowId(ORG, IUF, ""),
                        new FlowVersion(0, LocalDateTime.parse("2026-11-19T02:15:30")),
                        NOW,
                        new FlowHeader(IUF, "TRN1", FactPromises.DAY, ORG, 1, 10_000),
                        Set.of(line(1, iur)).iterator(),
                        7);
    }

    private static Payment payment(String iur, PaymentState state) {
        var paidAt = iur.isEmpty() ? null : Instant.parse("2026-11-17T09:15:30Z");
        return new Payment(new PaymentKey(ORG, IUV, iur, 1), state, 10_000, paidAt, null, false);
    }

    private static Anomaly anomaly(Severity severity, String evidence) {
        return new Anomaly(
                ORG,
                AnomalyKind.AMOUNT_MISMATCH_RT_FDR,
                PAYMENT,
                IUV + "/rt-1/1",
                severity,
                NOW,
                NOW,
                evidence,
                "the receipt says 100.00 euro, the flow says 99.99 euro");
    }
}
