package carovana.reconciliation;

import static carovana.ledger.payments.AnomalyKind.*;
import static carovana.reconciliation.Story.CREDITED_ON;
import static carovana.reconciliation.Story.FETCHED;
import static carovana.reconciliation.Story.FIRST;
import static carovana.reconciliation.Story.IUF;
import static carovana.reconciliation.Story.IUV;
import static carovana.reconciliation.Story.ORG;
import static carovana.reconciliation.Story.line;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.ledger.payments.AnomalyKind;
import carovana.ledger.payments.BankCredit;
import carovana.ledger.payments.FlowHeader;
import carovana.ledger.payments.FlowLine;
import carovana.ledger.payments.FlowListing;
import carovana.ledger.payments.FlowState;
import carovana.ledger.payments.PaymentState;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What does not add up about a flow or a credit")
class FlowAnomaliesTest {

    private static final String FRIDAY = "2026-11-20T09:00:00Z";
    private static final String LATER = "2026-11-30T09:00:00Z";
    private static final FlowLine LINE = line("rt-1", 10_000, "0");

    private final Story story = new Story().position(10_000).receipt("rt-1", 10_000);

    @Test
    void a_total_that_its_lines_do_not_make() {
        wrong(header -> new FlowHeader(IUF, "TRN1", CREDITED_ON, ORG, 1, 10_001), FLOW_TOTAL_MISMATCH);
    }

    @Test
    void a_count_that_its_lines_do_not_make() {
        wrong(header -> new FlowHeader(IUF, "TRN1", CREDITED_ON, ORG, 2, 10_000), FLOW_COUNT_MISMATCH);
    }

    @Test
    void another_receiver() {
        wrong(header -> new FlowHeader(IUF, "TRN1", CREDITED_ON, "99000000028", 1, 10_000), FLOW_WRONG_RECEIVER);
    }

    @Test
    void another_id_inside() {
        wrong(
                header -> new FlowHeader("2026-11-18PSPITM01-OTHER", "TRN1", CREDITED_ON, ORG, 1, 10_000),
                FLOW_ID_MALFORMED);
        story.flows.remove(1);
        story.closed(FLOW_ID_MALFORMED, FRIDAY);
        assertThat(story.at(FRIDAY).flows().get(0).state())
                .as("a person says it is the same")
                .isEqualTo(FlowState.MATCHED);
    }

    private void wrong(UnaryOperator<FlowHeader> header, AnomalyKind kind) {
        story.flow(IUF, FIRST, FETCHED, header, LINE).credit("2026/1", 10_000);
        assertThat(story.open(LATER)).containsExactly(kind);
        assertThat(story.at(LATER).flows().get(0).state()).isEqualTo(FlowState.REJECTED);
        assertThat(story.state(LATER)).isEqualTo(PaymentState.REPORTED);

        story.revised(LINE);
        assertThat(story.open(LATER)).isEmpty();
        assertThat(story.state(LATER)).isEqualTo(PaymentState.RECONCILED);
    }

    @Test
    void an_id_that_is_not_as_it_should_be_is_only_told() {
        story.flow("FLOW_1", FIRST, FETCHED, LINE);
        assertThat(story.open(FRIDAY)).containsExactly(FLOW_ID_MALFORMED);
        assertThat(story.at(FRIDAY).flows().get(0).state()).isEqualTo(FlowState.MATCHED);
        story.closed(FLOW_ID_MALFORMED, FRIDAY);
        assertThat(story.open(FRIDAY)).isEmpty();
    }

    @Test
    void a_line_that_stands_twice() {
        story.flow(LINE, line(2, IUV, "rt-1", 10_000, "0"));
        assertThat(story.open(FRIDAY)).containsExactly(DUPLICATE_LINE);
        assertThat(story.at(FRIDAY).anomalies().get(0).sentence()).contains(IUV + "/rt-1/1");
        story.revised(LINE);
        assertThat(story.open(FRIDAY)).isEmpty();
    }

    @Test
    void a_flow_that_cannot_be_read_and_the_one_before_it_holds() {
        story.flow(LINE).unreadable(FETCHED.plusSeconds(3600));
        assertThat(story.open(FRIDAY)).containsExactly(FLOW_UNPARSABLE);
        assertThat(story.state(FRIDAY)).isEqualTo(PaymentState.REPORTED);
        assertThat(story.at(FRIDAY).anomalies().get(0).sentence()).contains("importoTotalePagamenti is missing");
        story.revised(LINE);
        assertThat(story.open(FRIDAY)).isEmpty();
    }

    @Test
    void a_flow_that_is_listed_and_not_served() {
        story.listed(4, null);
        assertThat(story.open(FRIDAY)).isEmpty();
        story.listed(5, null);
        assertThat(story.open("2026-11-20T05:00:00Z")).isEmpty();
        assertThat(story.open("2026-11-20T05:00:01Z")).containsExactly(FLOW_FETCH_FAILED);
        story.listed(5, Instant.parse(FRIDAY)).flow(LINE);
        assertThat(story.open(FRIDAY)).isEmpty();
    }

    @Test
    void a_flow_that_is_not_served_and_of_which_no_later_issue_is_either() {
        story.listed(9, null);
        story.listings.add(new FlowListing(story.listings.get(0).id(), "2", Instant.parse(FRIDAY), 0, null, null));
        assertThat(story.open(FRIDAY)).containsExactly(FLOW_FETCH_FAILED);

        story.listings.remove(1);
        story.listings.add(new FlowListing(
                story.listings.get(0).id(), "2", Instant.parse(FRIDAY), 1, null, Instant.parse(FRIDAY)));
        story.flow(LINE);
        assertThat(story.open(FRIDAY)).isEmpty();
    }

    @Test
    void a_version_that_comes_again_with_other_contents() {
        story.flow(LINE).flow(LINE);
        assertThat(story.open(FRIDAY)).isEmpty();

        story.flow(IUF, FIRST, FETCHED.plusSeconds(60), line("rt-1", 9_000, "0"));
        assertThat(story.open(FRIDAY)).containsExactly(FLOW_CONTENT_CONFLICT);
        assertThat(story.state(FRIDAY)).as("what came first holds").isEqualTo(PaymentState.REPORTED);
        story.closed(FLOW_CONTENT_CONFLICT, FRIDAY);
        assertThat(story.open(FRIDAY)).isEmpty();
    }

    @Test
    void a_new_version_with_other_lines_after_the_first_was_credited() {
        story.flow(LINE).credit("2026/1", 10_000).revised(LINE);
        assertThat(story.open(FRIDAY)).isEmpty();

        story.flow(IUF, FIRST.plusDays(2), FETCHED.plusSeconds(200_000), LINE, line(2, IUV, "rt-1x", 1, "3"));
        assertThat(story.open(FRIDAY)).contains(FLOW_REVISED_AFTER_RECON);
        story.closed(FLOW_REVISED_AFTER_RECON, FRIDAY);
        assertThat(story.open(FRIDAY)).doesNotContain(FLOW_REVISED_AFTER_RECON);
    }

    @Test
    void a_new_version_that_repairs_what_was_never_reconciled_though_its_total_was_credited() {
        var short1 = line("rt-1", 9_000, "0");
        story.flow(IUF, FIRST, FETCHED, header -> new FlowHeader(IUF, "TRN1", CREDITED_ON, ORG, 1, 10_000), short1)
                .credit("2026/1", 10_000);
        assertThat(story.at(FRIDAY).flows().get(0).state()).isEqualTo(FlowState.REJECTED);

        story.revised(LINE);
        assertThat(story.open(FRIDAY)).isEmpty();
        assertThat(story.state(FRIDAY)).isEqualTo(PaymentState.RECONCILED);
    }

    @Test
    void a_new_version_after_one_was_credited_whose_id_a_person_had_let_pass() {
        story.flow(
                        IUF,
                        FIRST,
                        FETCHED,
                        header -> new FlowHeader("2026-11-18PSPITM01-X", "TRN1", CREDITED_ON, ORG, 1, 10_000),
                        LINE)
                .closed(FLOW_ID_MALFORMED, FRIDAY)
                .credit("2026/1", 10_000);
        story.flow(IUF, FIRST.plusDays(2), FETCHED.plusSeconds(200_000), LINE, line(2, IUV, "rt-1x", 1, "3"));
        assertThat(story.open(FRIDAY)).contains(FLOW_REVISED_AFTER_RECON);
    }

    @Test
    void a_new_version_before_anything_was_credited_is_nothing() {
        story.flow(line("rt-1", 9_000, "0"))
                .revised(LINE)
                .credit("2026/1", 9_000, "/PUR/LGPE-RIVERSAMENTO/URI/" + IUF, Instant.parse("2026-11-20T08:00:00Z"));
        assertThat(story.open(FRIDAY)).isEmpty();
    }

    @Test
    void a_flow_that_the_bank_never_credits() {
        story.flow(LINE);
        assertThat(story.open("2026-11-23T23:00:00Z")).isEmpty();
        assertThat(story.open("2026-11-23T23:00:01Z")).containsExactly(FLOW_NOT_CREDITED);
        assertThat(new Story()
                        .expecting(false, false)
                        .position(10_000)
                        .receipt("rt-1", 10_000)
                        .flow(LINE)
                        .open(LATER))
                .isEmpty();

        story.credit("2026/1", 10_000);
        assertThat(story.open(LATER)).isEmpty();
    }

    @Test
    void a_credit_of_another_amount() {
        story.flow(LINE).credit("2026/1", 6_000);
        assertThat(story.open("2026-11-23T23:00:00Z")).isEmpty();
        assertThat(story.open("2026-11-23T23:00:01Z")).containsExactly(CREDIT_AMOUNT_MISMATCH);
        assertThat(story.at(LATER).anomalies().get(0).sentence()).contains("40.00 euro too little");
        assertThat(story.state(LATER)).isEqualTo(PaymentState.REPORTED);

        story.credit("2026/2", 4_000);
        assertThat(story.open(LATER)).isEmpty();
        story.credit("2026/3", 4_000);
        assertThat(story.at(LATER).anomalies().get(0).sentence()).contains("40.00 euro too much");
    }

    @Test
    void a_credit_whose_flow_does_not_come() {
        story.credit("2026/1", 10_000).expecting(true, false);
        assertThat(story.open("2026-11-20T23:00:00Z")).isEmpty();
        assertThat(story.open("2026-11-23T23:00:01Z")).contains(CREDIT_WITHOUT_FLOW);
        story.flow(LINE);
        assertThat(story.open(LATER)).isEmpty();
    }

    @Test
    void a_credit_whose_payment_does_not_come() {
        var alone = new Story().credit("2026/1", 10_000, "/RFB/" + IUV + "/100.00");
        assertThat(alone.open(FRIDAY)).isEmpty();
        assertThat(alone.open(LATER)).containsExactly(CREDIT_WITHOUT_FLOW);
        alone.position(10_000).receipt("rt-1", 10_000);
        assertThat(alone.open(LATER)).isEmpty();
    }

    @Test
    void a_single_credit_of_another_amount() {
        story.credit("2026/1", 9_000, "/RFB/" + IUV + "/100.00");
        assertThat(story.open(LATER)).contains(CREDIT_AMOUNT_MISMATCH);
        story.credit("2026/2", 1_000, "/RFB/" + IUV);
        assertThat(story.open(LATER)).isEmpty();
    }

    @Test
    void a_credit_that_names_half_a_flow_is_put_to_it_by_a_person() {
        story.flow(LINE).credit("2026/1", 10_000, "/PUR/LGPE-RIVERSAMENTO/URI/2026-11");
        assertThat(story.open(FRIDAY)).containsExactly(CREDIT_UNREADABLE);
        assertThat(story.at(FRIDAY).anomalies().get(0).sentence()).contains("so much and on that day has " + IUF);

        var credit = story.credits.get(0);
        story.credits.add(new BankCredit(
                ORG,
                credit.reference(),
                credit.amount(),
                credit.day(),
                credit.text(),
                BankCredit.Reading.ASSIGNED,
                IUF,
                null,
                false,
                Instant.parse(FRIDAY)));
        assertThat(story.open(FRIDAY)).isEmpty();
        assertThat(story.state(FRIDAY)).isEqualTo(PaymentState.RECONCILED);
    }

    @Test
    void a_credit_that_cannot_be_read_and_names_who_paid() {
        story.flow(LINE)
                .credit("2026/1", 10_000)
                .credit("2026/2", 1_000, "/RFB/123/10,00/TXT/DEBITORE/ROSSI MARIO RSSMRA80A01H501U");
        assertThat(story.at(FRIDAY).anomalies()).singleElement().satisfies(each -> assertThat(each.sentence())
                .contains("names no whole flow or IUV, only \"123\".")
                .doesNotContain("ROSSI", "RSSMRA"));
    }

    @Test
    void a_credit_that_has_nothing_to_do_with_pagopa() {
        story.flow(LINE).credit("2026/1", 10_000).credit("2026/2", 70_000, "AFFITTO NOVEMBRE");
        assertThat(story.open(FRIDAY)).containsExactly(CREDIT_NOT_PAGOPA);
        story.closed(CREDIT_NOT_PAGOPA, FRIDAY);
        assertThat(story.open(FRIDAY)).isEmpty();
    }

    @Test
    void debit_notes_and_what_the_treasurer_took_back_do_not_count() {
        story.flow(LINE).credit("2026/1", 10_000).credit("2026/2", -500).credit("2026/3", 700);
        var taken = story.credits.get(2);
        story.credits.add(new BankCredit(
                ORG,
                taken.reference(),
                taken.amount(),
                taken.day(),
                taken.text(),
                taken.reading(),
                taken.iuf(),
                null,
                true,
                Instant.parse(FRIDAY)));
        assertThat(story.open(LATER)).isEmpty();
        assertThat(story.state(FRIDAY)).isEqualTo(PaymentState.RECONCILED);
    }

    @Test
    void nobody_closes_by_hand_what_only_a_new_version_puts_right() {
        story.flow(IUF, FIRST, FETCHED, header -> new FlowHeader(IUF, "TRN1", CREDITED_ON, ORG, 2, 10_001), LINE)
                .closed(FLOW_TOTAL_MISMATCH, FRIDAY)
                .closed(FLOW_COUNT_MISMATCH, FRIDAY);
        assertThat(story.open(FRIDAY)).containsExactly(FLOW_TOTAL_MISMATCH, FLOW_COUNT_MISMATCH);

        var unknown =
                new Story().position(10_000).flow(line("rt-1", 10_000, "7")).credit("2026/1", 10_000);
        unknown.closed(UNKNOWN_OUTCOME, FRIDAY);
        assertThat(unknown.open(FRIDAY)).containsExactly(UNKNOWN_OUTCOME);
        assertThat(unknown.state(FRIDAY)).isEqualTo(PaymentState.MISMATCH);
    }

    @Test
    void every_kind_says_what_ends_it() {
        assertThat(Arrays.stream(AnomalyKind.values()).map(AnomalyKind::closes)).doesNotContain("");
        assertThat(EnumSet.allOf(AnomalyKind.class)).hasSize(29);
    }
}
