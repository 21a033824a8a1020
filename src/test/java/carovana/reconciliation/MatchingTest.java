package carovana.reconciliation;

import static carovana.ledger.payments.AnomalyKind.*;
import static carovana.reconciliation.Story.CREDITED_ON;
import static carovana.reconciliation.Story.FETCHED;
import static carovana.reconciliation.Story.IUF;
import static carovana.reconciliation.Story.IUV;
import static carovana.reconciliation.Story.ORG;
import static carovana.reconciliation.Story.line;
import static carovana.reconciliation.Story.option;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.ledger.payments.CreditState;
import carovana.ledger.payments.FlowState;
import carovana.ledger.payments.PaymentState;
import carovana.ledger.payments.PositionState;
import carovana.ledger.payments.ReceiptTransfer;
import carovana.reconciliation.KnownPosition.KnownOption;
import carovana.reconciliation.KnownPosition.KnownTransfer;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Matching")
class MatchingTest {

    private static final String FRIDAY = "2026-11-20T09:00:00Z";

    private final Story story = new Story();

    @Test
    void follows_a_payment_from_the_notice_to_the_bank() {
        story.position(10_000);
        assertThat(story.state(FRIDAY)).isEqualTo(PaymentState.OPEN);
        assertThat(story.at(FRIDAY).positions()).containsEntry("TARI-1", PositionState.UNPAID);

        story.receipt("rt-1", 10_000);
        assertThat(story.state(FRIDAY)).isEqualTo(PaymentState.PAID);
        assertThat(story.at(FRIDAY).positions()).containsEntry("TARI-1", PositionState.PAID);

        story.flow(line("rt-1", 10_000, "0"));
        assertThat(story.state(FRIDAY)).isEqualTo(PaymentState.REPORTED);
        assertThat(story.at(FRIDAY).flows())
                .extracting(FlowStanding::state, FlowStanding::credit)
                .containsExactly(org.assertj.core.api.Assertions.tuple(FlowState.MATCHED, CreditState.UNCREDITED));

        story.credit("2026/1", 4_000);
        assertThat(story.at(FRIDAY).flows().get(0).credit()).isEqualTo(CreditState.PART_CREDITED);

        story.credit("2026/2", 6_000, "pur lgpe-riversamento uri " + IUF.toLowerCase());
        assertThat(story.state(FRIDAY)).isEqualTo(PaymentState.RECONCILED);
        assertThat(story.at(FRIDAY).positions()).containsEntry("TARI-1", PositionState.RECONCILED);
        assertThat(story.open("2027-01-20T09:00:00Z")).isEmpty();
    }

    @Test
    void takes_the_money_of_a_payment_that_will_never_have_a_receipt() {
        story.position(10_000).flow(line("rt-1", 10_000, "9"));
        assertThat(story.state(FRIDAY)).isEqualTo(PaymentState.REPORTED_NO_RECEIPT);

        story.credit("2026/1", 10_000);
        assertThat(story.state(FRIDAY)).isEqualTo(PaymentState.RECONCILED);

        story.receipt("rt-1", 10_000);
        assertThat(story.state(FRIDAY)).isEqualTo(PaymentState.RECONCILED);
        assertThat(story.open(FRIDAY)).isEmpty();
    }

    @Test
    void waits_for_the_receipt_of_a_payment_that_has_one_even_when_the_money_is_there() {
        story.position(10_000).flow(line("rt-1", 10_000, "4")).credit("2026/1", 10_000);
        assertThat(story.state("2026-11-19T06:00:00Z")).isEqualTo(PaymentState.REPORTED_NO_RECEIPT);
    }

    @Test
    void leaves_what_is_of_another_intermediary() {
        story.flow(line(1, "77000000000000154", "rt-9", 5_000, "0")).credit("2026/1", 5_000);
        assertThat(story.state("2026-12-20T09:00:00Z")).isEqualTo(PaymentState.FOREIGN);
        assertThat(story.open("2026-12-20T09:00:00Z")).isEmpty();
        assertThat(story.at(FRIDAY).flows().get(0).state()).isEqualTo(FlowState.MATCHED);
    }

    @Test
    void lets_the_newest_version_hold_and_forgets_the_lines_of_the_others() {
        story.position(10_000)
                .receipt("rt-1", 10_000)
                .revised(line("rt-1", 10_000, "0"))
                .flow(line("rt-1", 9_000, "0"), line(2, "01000000000000245", "rt-2", 1, "0"));
        assertThat(story.at(FRIDAY).flows())
                .extracting(FlowStanding::state)
                .containsExactly(FlowState.SUPERSEDED, FlowState.MATCHED);
        assertThat(story.at(FRIDAY).payments()).hasSize(1);
        assertThat(story.open(FRIDAY)).isEmpty();
    }

    @Test
    void keeps_the_lines_of_a_flow_whose_totals_are_wrong_and_its_credit_apart() {
        story.position(10_000)
                .receipt("rt-1", 10_000)
                .flow(
                        IUF,
                        Story.FIRST,
                        FETCHED,
                        header -> new carovana.ledger.payments.FlowHeader(IUF, "TRN1", CREDITED_ON, ORG, 1, 99_999),
                        line("rt-1", 10_000, "0"))
                .credit("2026/1", 10_000);
        assertThat(story.state(FRIDAY)).isEqualTo(PaymentState.REPORTED);
        assertThat(story.at(FRIDAY).flows().get(0).state()).isEqualTo(FlowState.REJECTED);
        assertThat(story.open("2026-12-20T09:00:00Z")).containsExactly(FLOW_TOTAL_MISMATCH);
    }

    @Test
    void takes_the_total_and_the_net_of_a_flow_with_reversals() {
        var paid = line("rt-1", 10_000, "0");
        var reversed = line(2, "01000000000000245", "rt-2", 2_500, "3");
        story.receipt("01000000000000245", "rt-2", 2_500, new ReceiptTransfer(1, ORG, 2_500, false))
                .flow(paid, reversed)
                .credit("2026/1", 7_500);
        assertThat(story.at(FRIDAY).flows().get(0).credit()).isEqualTo(CreditState.CREDITED);
        assertThat(story.at(FRIDAY).flows().get(0).hasReversals()).isTrue();

        story.credit("2026/2", 5_000);
        assertThat(story.at(FRIDAY).flows().get(0).credit()).isEqualTo(CreditState.CREDITED);
        story.credit("2026/3", 1);
        assertThat(story.at(FRIDAY).flows().get(0).credit()).isEqualTo(CreditState.OVER_CREDITED);
    }

    @Test
    void reconciles_a_payment_that_the_bank_credits_by_itself() {
        story.position(10_000).receipt("rt-1", 10_000).credit("2026/1", 10_000, "/RFB/" + IUV + "/100.00");
        assertThat(story.state("2027-01-20T09:00:00Z")).isEqualTo(PaymentState.RECONCILED);
        assertThat(story.open("2027-01-20T09:00:00Z")).isEmpty();
    }

    @Test
    void never_misses_a_stamp_in_a_flow() {
        var stamp = new KnownOption(IUV, 1_600, 0, false, null, List.of(new KnownTransfer(1, ORG, 1_600, true)));
        story.position("STAMP", null, stamp).receipt(IUV, "rt-1", 1_600, new ReceiptTransfer(1, ORG, 1_600, true));
        assertThat(story.state("2027-01-20T09:00:00Z")).isEqualTo(PaymentState.PAID);
        assertThat(story.at("2027-01-20T09:00:00Z").positions()).containsEntry("STAMP", PositionState.RECONCILED);
        assertThat(story.open("2027-01-20T09:00:00Z")).isEmpty();
    }

    @Test
    void matches_only_the_shares_that_are_ours() {
        var transfers =
                List.of(new KnownTransfer(1, ORG, 14_285, false), new KnownTransfer(2, "99000000028", 715, false));
        story.position("TARI-1", null, new KnownOption(IUV, 15_000, 0, false, null, transfers))
                .receipt(
                        IUV,
                        "rt-1",
                        15_000,
                        new ReceiptTransfer(1, ORG, 14_285, false),
                        new ReceiptTransfer(2, "99000000028", 715, false))
                .flow(line("rt-1", 14_285, "0"))
                .credit("2026/1", 14_285);
        assertThat(story.at(FRIDAY).payments()).hasSize(1);
        assertThat(story.state(FRIDAY)).isEqualTo(PaymentState.RECONCILED);
        assertThat(story.open(FRIDAY)).isEmpty();
    }

    @Test
    void says_of_instalments_what_the_least_of_them_says() {
        var first = new KnownOption(IUV, 5_000, 0, true, null, List.of(new KnownTransfer(1, ORG, 5_000, false)));
        var second = new KnownOption(
                "01000000000000245", 5_000, 0, true, null, List.of(new KnownTransfer(1, ORG, 5_000, false)));
        var whole = option("01000000000000346", 9_900, null);
        story.position("IMU-1", null, first, second, whole).receipt("rt-1", 5_000);
        assertThat(story.at(FRIDAY).positions()).containsEntry("IMU-1", PositionState.PART_PAID);

        story.receipt("01000000000000245", "rt-2", 5_000, new ReceiptTransfer(1, ORG, 5_000, false));
        assertThat(story.at(FRIDAY).positions()).containsEntry("IMU-1", PositionState.PAID);
    }

    @Test
    void tells_when_time_alone_may_change_something() {
        story.position(10_000).receipt("rt-1", 10_000);
        var facts = new PaymentFacts(
                story.facts().expectations(),
                IUV,
                story.positions.get(0),
                story.receipts,
                List.of(),
                List.of(),
                List.of(),
                java.util.Set.of(),
                List.of());
        var matching = new Matching(new BusinessDays(List.of()), Graces.defaults());
        var deadline = matching.payments(facts, Story.PAID).lookAgain();
        assertThat(deadline).isEqualTo("2026-11-20T23:00:00Z");
        assertThat(matching.payments(facts, deadline).anomalies()).isEmpty();
        assertThat(matching.payments(facts, deadline.plusNanos(1)).anomalies()).hasSize(1);
        assertThat(matching.payments(facts, deadline.plusNanos(1)).lookAgain()).isNull();
    }
}
