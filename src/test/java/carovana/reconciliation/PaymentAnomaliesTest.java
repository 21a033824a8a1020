package carovana.reconciliation;

import static carovana.ledger.payments.AnomalyKind.*;
import static carovana.reconciliation.Story.FETCHED;
import static carovana.reconciliation.Story.IUV;
import static carovana.reconciliation.Story.ORG;
import static carovana.reconciliation.Story.line;
import static carovana.reconciliation.Story.option;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import carovana.ledger.payments.Anomaly;
import carovana.ledger.payments.Payment;
import carovana.ledger.payments.PaymentState;
import carovana.ledger.payments.PositionState;
import carovana.ledger.payments.ReceiptTransfer;
import carovana.ledger.payments.Severity;
import carovana.reconciliation.KnownPosition.KnownOption;
import carovana.reconciliation.KnownPosition.KnownTransfer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What does not add up about a payment")
class PaymentAnomaliesTest {

    private static final String FRIDAY = "2026-11-20T09:00:00Z";
    private static final String LATER = "2026-11-30T09:00:00Z";

    private final Story story = new Story().expecting(false, false);

    @Test
    void a_receipt_that_no_flow_has_within_three_business_days() {
        story.position(10_000).receipt("rt-1", 10_000);
        assertThat(story.open("2026-11-20T23:00:00Z")).isEmpty();
        assertThat(story.at("2026-11-20T23:00:01Z").anomalies())
                .singleElement()
                .extracting(Anomaly::kind, Anomaly::severity, Anomaly::since, Anomaly::subject)
                .containsExactly(RECEIPT_NOT_REPORTED, Severity.WARN, Story.PAID, IUV + "/rt-1/1");
        assertThat(story.state(LATER)).isEqualTo(PaymentState.PAID);
        assertThat(story.at(LATER).anomalies().get(0).sentence())
                .contains(IUV, "PSPITM01", "rt-1", "100.00 euro", "operating day 2026-11-17");

        story.flow(line("rt-1", 10_000, "0"));
        assertThat(story.open(LATER)).isEmpty();
    }

    @Test
    void a_receipt_that_does_not_come_warns_after_a_day_and_blocks_after_a_week() {
        story.position(10_000).flow(line("rt-1", 10_000, "0"));
        assertThat(story.open("2026-11-20T05:00:00Z")).isEmpty();
        assertThat(severity("2026-11-20T05:00:01Z")).isEqualTo(Severity.WARN);
        assertThat(story.state("2026-11-26T22:59:00Z")).isEqualTo(PaymentState.REPORTED_NO_RECEIPT);
        assertThat(severity("2026-11-26T23:00:01Z")).isEqualTo(Severity.BLOCK);
        assertThat(story.open(LATER)).containsExactly(REPORTED_NO_RT);
        assertThat(story.state(LATER)).isEqualTo(PaymentState.MISMATCH);
        assertThat(story.at(LATER).positions().values()).containsExactly(PositionState.ATTENTION);

        story.receipt("rt-1", 10_000);
        assertThat(story.open(LATER)).isEmpty();
    }

    @Test
    void a_receipt_is_missed_only_after_it_was_looked_for_elsewhere_where_that_is_possible() {
        story.expecting(false, true).position(10_000).flow(line("rt-1", 10_000, "0"));
        assertThat(story.open(LATER)).isEmpty();
        story.sought("rt-1");
        assertThat(story.open(LATER)).containsExactly(REPORTED_NO_RT);
    }

    @Test
    void money_without_a_receipt_is_a_danger_while_pagopa_lets_it_be_paid_again() {
        story.position("TARI-1", null, option(IUV, 10_000, null)).flow(line("rt-1", 10_000, "8"));
        assertThat(story.open(FRIDAY)).containsExactly(PAID_WITHOUT_RPT);
        assertThat(severity(FRIDAY)).isEqualTo(Severity.INFO);

        story.position("TARI-1", "VALID", option(IUV, 10_000, "PO_UNPAID"));
        assertThat(severity(FRIDAY)).isEqualTo(Severity.WARN);
        assertThat(story.at(FRIDAY).anomalies().get(0).sentence()).contains("invalidate it");

        story.position("TARI-1", "INVALID", option(IUV, 10_000, "PO_UNPAID"));
        assertThat(story.open(FRIDAY)).isEmpty();

        story.position("TARI-1", "VALID", option(IUV, 10_000, null)).receipt("rt-1", 10_000);
        assertThat(story.open(FRIDAY)).isEmpty();
    }

    @Test
    void a_payment_that_nobody_asked_for_but_in_our_own_series() {
        story.flow(line("rt-1", 10_000, "9"));
        assertThat(story.open(FRIDAY)).containsExactly(UNKNOWN_IUV);
        assertThat(story.state(FRIDAY)).isEqualTo(PaymentState.MISMATCH);

        story.position(10_000);
        assertThat(story.open(FRIDAY)).containsExactly(PAID_WITHOUT_RPT);
        assertThat(story.state(FRIDAY)).isEqualTo(PaymentState.REPORTED_NO_RECEIPT);
    }

    @Test
    void a_payment_that_nobody_asked_for_has_a_receipt_or_an_answer() {
        story.flow(line("rt-1", 10_000, "0"));
        story.closed(UNKNOWN_IUV, "2026-11-19T06:00:00Z");
        assertThat(story.open("2026-11-19T06:00:00Z")).isEmpty();
        assertThat(story.state("2026-11-19T06:00:00Z")).isEqualTo(PaymentState.REPORTED_NO_RECEIPT);

        story.closures.clear();
        story.receipt("rt-1", 10_000);
        assertThat(story.open(LATER)).containsExactly(RECEIPT_UNKNOWN_POSITION);
        story.position(10_000);
        assertThat(story.open(LATER)).isEmpty();
    }

    @Test
    void a_receipt_and_a_flow_that_disagree() {
        story.position(10_000).receipt("rt-1", 10_000).flow(line("rt-1", 9_999, "0"));
        assertThat(story.open(FRIDAY)).containsExactly(AMOUNT_MISMATCH_RT_FDR);
        assertThat(story.state(FRIDAY)).isEqualTo(PaymentState.MISMATCH);
        assertThat(story.at(FRIDAY).anomalies().get(0).sentence()).contains("100.00 euro", "99.99 euro");

        story.revised(line("rt-1", 10_000, "0"));
        assertThat(story.open(FRIDAY)).isEmpty();
    }

    @Test
    void what_a_person_closed_is_news_again_when_it_changes() {
        story.position(10_000).receipt("rt-1", 10_000).flow(line("rt-1", 9_999, "0"));
        story.closed(AMOUNT_MISMATCH_RT_FDR, FRIDAY);
        assertThat(story.open(FRIDAY)).isEmpty();
        assertThat(story.state(FRIDAY)).isEqualTo(PaymentState.REPORTED);

        story.revised(line("rt-1", 9_998, "0"));
        assertThat(story.open(FRIDAY)).containsExactly(AMOUNT_MISMATCH_RT_FDR);
    }

    @Test
    void another_amount_than_was_asked_for_unless_it_is_the_fee_of_the_notification() {
        var transfer = new KnownTransfer(1, ORG, 10_000, false);
        story.position("TARI-1", null, new KnownOption(IUV, 10_000, 200, false, null, List.of(transfer)));
        story.receipt("rt-1", 10_200);
        assertThat(story.open(FRIDAY)).isEmpty();

        story.position(10_000);
        assertThat(story.open(FRIDAY)).containsExactly(AMOUNT_MISMATCH_RT_POSITION);
        assertThat(story.state(FRIDAY)).isEqualTo(PaymentState.PAID);
        story.closed(AMOUNT_MISMATCH_RT_POSITION, FRIDAY);
        assertThat(story.open(FRIDAY)).isEmpty();
    }

    @Test
    void another_amount_than_was_asked_for_waits_until_pagopa_was_asked_for_the_fee() {
        var transfer = new KnownTransfer(1, ORG, 10_000, false);
        story.position(10_000).receipt("rt-1", 10_200);
        assertThat(story.open("2026-11-18T09:15:35Z")).isEmpty();
        assertThat(story.open("2026-11-18T09:15:36Z"))
                .as("pagoPA cannot be asked")
                .contains(AMOUNT_MISMATCH_RT_POSITION);

        var withFee = new KnownOption(IUV, 10_000, 200, false, "PO_PAID", List.of(transfer));
        story.asked("TARI-1", "PAID", Story.PAID.plusSeconds(60), withFee);
        assertThat(story.open(FRIDAY)).isEmpty();

        var unpaid = option(IUV, 10_000, "PO_UNPAID");
        story.asked("TARI-1", "VALID", Story.PAID.minusSeconds(60), unpaid);
        assertThat(story.open("2026-11-17T10:00:00Z"))
                .as("a fee may have come since")
                .isEmpty();
        story.asked("TARI-1", "PAID", Story.PAID.plusSeconds(60), option(IUV, 10_000, "PO_PAID"));
        assertThat(story.open("2026-11-17T10:00:00Z")).containsExactly(AMOUNT_MISMATCH_RT_POSITION);
    }

    @Test
    void a_notice_paid_twice_until_one_is_given_back() {
        story.position(10_000)
                .receipt("rt-1", 10_000)
                .flow(line("rt-1", 10_000, "0"), line(2, IUV, "rt-2", 10_000, "9"));
        assertThat(story.open(FRIDAY)).containsExactly(PAID_WITHOUT_RPT, DOUBLE_PAYMENT);
        assertThat(story.at(FRIDAY).payments())
                .extracting(Payment::state)
                .containsExactly(PaymentState.MISMATCH, PaymentState.MISMATCH);
        assertThat(story.at(FRIDAY).anomalies().get(1).sentence()).contains("2 times", "rt-1, rt-2", "200.00 euro");

        story.flow("2026-11-19PSPITM01-S2", Story.FIRST, FETCHED.plusSeconds(9), line("rt-2", 10_000, "3"));
        assertThat(story.open(FRIDAY)).containsExactly(PAID_WITHOUT_RPT, REVERSAL);
    }

    @Test
    void a_notice_with_two_receipts_but_not_one_whose_iur_the_psp_writes_otherwise() {
        story.position(10_000).receipt("rt-1", 10_000).flow(line("other-iur", 10_000, "0"));
        assertThat(story.open("2026-11-19T06:00:00Z")).isEmpty();

        story.receipt("rt-2", 10_000);
        assertThat(story.open("2026-11-19T06:00:00Z")).containsExactly(DOUBLE_PAYMENT);
        story.closed(DOUBLE_PAYMENT, "2026-11-19T06:00:00Z");
        assertThat(story.open("2026-11-19T06:00:00Z")).isEmpty();
    }

    @Test
    void a_reversal_is_told_and_one_of_nothing_blocks() {
        story.position(10_000).flow(line("rt-1", -10_000, "3"));
        assertThat(story.open(FRIDAY)).containsExactly(REVERSAL, REVERSAL_UNMATCHED);
        assertThat(story.state(FRIDAY)).isEqualTo(PaymentState.MISMATCH);
        assertThat(story.at(FRIDAY).payments())
                .filteredOn(each -> each.key().iur().equals("rt-1"))
                .singleElement()
                .extracting(Payment::paidOn)
                .as("nothing says that it was paid")
                .isNull();

        story.receipt("rt-1", 10_000);
        assertThat(story.open(FRIDAY)).containsExactly(REVERSAL);
        assertThat(story.state(FRIDAY)).isEqualTo(PaymentState.REVERSED);
        assertThat(story.at(FRIDAY).positions().values()).containsExactly(PositionState.UNPAID);

        story.closed(REVERSAL, FRIDAY);
        assertThat(story.open(FRIDAY)).isEmpty();
    }

    @Test
    void an_outcome_that_nobody_knows() {
        story.position(10_000).receipt("rt-1", 10_000).flow(line("rt-1", 10_000, "7"));
        assertThat(story.open(FRIDAY)).containsExactly(UNKNOWN_OUTCOME);
        story.revised(line("rt-1", 10_000, "0"));
        assertThat(story.open(FRIDAY)).isEmpty();
    }

    @Test
    void a_payment_in_two_flows() {
        var other = "2026-11-18PSPITM01-S000000002";
        story.position(10_000)
                .receipt("rt-1", 10_000)
                .flow(line("rt-1", 10_000, "0"))
                .flow(other, Story.FIRST, FETCHED.plusSeconds(60), line("rt-1", 10_000, "0"));
        assertThat(story.open(FRIDAY)).containsExactly(REPORTED_TWICE);
        story.flow(
                other,
                LocalDateTime.parse("2026-11-20T00:00:00"),
                FETCHED.plusSeconds(999),
                line(1, "77000000000000154", "rt-9", 5_000, "0"));
        assertThat(story.open(FRIDAY)).isEmpty();
    }

    @Test
    void a_receipt_that_comes_again_with_other_contents() {
        story.position(10_000).receipt("rt-1", 10_000).receipt("rt-1", 10_000);
        assertThat(story.open(FRIDAY)).isEmpty();

        story.receipt(IUV, "rt-1", ORG, 10_001, FETCHED, new ReceiptTransfer(1, ORG, 10_001, false));
        assertThat(story.open(FRIDAY)).containsExactly(RECEIPT_CONFLICT);
        assertThat(story.at(FRIDAY).anomalies().get(0).sentence())
                .contains("of 100.01 euro where the first one has 100.00 euro", "/receipts/" + IUV);
        assertThat(story.at(FRIDAY).payments().get(0).amount()).isEqualTo(10_000);
        story.closed(RECEIPT_CONFLICT, FRIDAY);
        assertThat(story.open(FRIDAY)).isEmpty();
    }

    @Test
    void a_receipt_of_another_bodys_notice_needs_no_position_here() {
        story.receipt(IUV, "rt-1", "99000000028", 10_000, FETCHED, new ReceiptTransfer(1, ORG, 10_000, false));
        assertThat(story.open(FRIDAY)).isEmpty();
    }

    @Test
    void a_share_of_another_bodys_notice_has_nothing_to_do_with_a_position_of_the_same_iuv() {
        var other = "99000000028";
        story.position("TARI-1", "VALID", option(IUV, 10_000, "PO_UNPAID"))
                .receipt(IUV, "rt-other", other, 50_000, FETCHED, new ReceiptTransfer(1, ORG, 715, false))
                .flow(line("rt-other", 715, "0"));
        assertThat(story.open(FRIDAY)).isEmpty();
        assertThat(story.at(FRIDAY).payments())
                .extracting(each -> each.key().iur(), Payment::state)
                .containsExactly(tuple("", PaymentState.OPEN), tuple("rt-other", PaymentState.REPORTED));
        assertThat(story.at(FRIDAY).positions().values()).containsExactly(PositionState.UNPAID);
        assertThat(story.open(LATER)).as("pagoPA knows of nothing paid here").isEmpty();

        story.position("TARI-1", "PAID", option(IUV, 10_000, "PO_PAID")).receipt("rt-1", 10_000);
        assertThat(story.open("2026-11-19T06:00:00Z")).as("each is paid once").isEmpty();
        assertThat(story.at(FRIDAY).positions().values()).containsExactly(PositionState.PAID);

        story.receipt(IUV, "rt-again", other, 50_000, FETCHED, new ReceiptTransfer(1, ORG, 715, false));
        assertThat(story.open("2026-11-19T06:00:00Z")).containsExactly(DOUBLE_PAYMENT);
    }

    @Test
    void pagopa_that_does_not_know_what_we_know() {
        story.position("TARI-1", "VALID", option(IUV, 10_000, "PO_UNPAID")).receipt("rt-1", 10_000);
        assertThat(story.open("2026-11-18T09:15:35Z")).isEmpty();
        assertThat(story.open("2026-11-18T09:15:36Z")).containsExactly(STATUS_DRIFT);

        story.position("TARI-1", "PAID", option(IUV, 10_000, "PO_PAID")).flow(line("rt-1", 10_000, "0"));
        assertThat(story.open("2026-11-24T22:59:59Z")).isEmpty();
        assertThat(story.open("2026-11-24T23:00:01Z")).containsExactly(STATUS_DRIFT);

        story.position("TARI-1", "REPORTED", option(IUV, 10_000, "PO_REPORTED"));
        assertThat(story.open(LATER)).isEmpty();
    }

    @Test
    void pagopa_that_was_asked_too_early_may_have_learnt_since() {
        story.receipt("rt-1", 10_000);
        for (var early : List.of("2026-11-17T09:20:00Z", "2026-11-18T09:15:34Z")) {
            story.asked("TARI-1", "VALID", Instant.parse(early), option(IUV, 10_000, "PO_UNPAID"));
            assertThat(story.open(FRIDAY)).isEmpty();
        }
        story.asked("TARI-1", "VALID", Instant.parse("2026-11-18T09:15:36Z"), option(IUV, 10_000, "PO_UNPAID"));
        assertThat(story.open(FRIDAY)).containsExactly(STATUS_DRIFT);

        story.flow(line("rt-1", 10_000, "0"));
        story.asked("TARI-1", "PAID", Instant.parse("2026-11-24T22:00:00Z"), option(IUV, 10_000, "PO_PAID"));
        assertThat(story.open(LATER)).isEmpty();
        story.asked("TARI-1", "PAID", Instant.parse("2026-11-24T23:00:01Z"), option(IUV, 10_000, "PO_PAID"));
        assertThat(story.open(LATER)).containsExactly(STATUS_DRIFT);
    }

    @Test
    void pagopa_is_asked_once_of_a_notice_that_was_paid_when_it_must_have_learnt_it() {
        assertThat(asks("TARI-1", null, null)).isEqualTo("2026-11-18T09:15:35Z");
        assertThat(asks("VALID", "PO_UNPAID", "2026-11-17T10:00:00Z")).isEqualTo("2026-11-18T09:15:35Z");
        assertThat(asks("VALID", "PO_UNPAID", "2026-11-18T09:15:35Z")).isNull();
        assertThat(asks("PAID", "PO_PAID", "2026-11-17T10:00:00Z")).isNull();
        assertThat(asks("DELETED", null, "2026-11-19T10:00:00Z")).isNull();
    }

    /** When pagoPA is to be asked of a notice of which there is a receipt. */
    private static String asks(String status, String optionStatus, String askedAt) {
        var at = askedAt == null ? null : Instant.parse(askedAt);
        var facts = new Story()
                .asked("TARI-1", status, at, option(IUV, 10_000, optionStatus))
                .receipt("rt-1", 10_000)
                .facts();
        var payment = new PaymentFacts(
                facts.expectations(),
                IUV,
                facts.positions().get(0),
                facts.receipts(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                List.of());
        var from = new Matching(new BusinessDays(List.of()), Graces.defaults())
                .payments(payment, Instant.parse(FRIDAY))
                .askFrom();
        return from == null ? null : from.toString();
    }

    private Severity severity(String now) {
        return story.at(now).anomalies().get(0).severity();
    }
}
