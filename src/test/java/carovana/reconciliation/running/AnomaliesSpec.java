package carovana.reconciliation.running;

import static carovana.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each story has a week of its own: on Wednesday citizens pay, on Thursday the day is closed, on Friday it is looked at. */
@DisplayName("What does not add up")
class AnomaliesSpec {

    @TempDir
    static Path home;

    private static Till till;
    private static LocalDate wednesday = LocalDate.parse("2026-11-11");
    private static int stories;

    private String iupd;

    @BeforeAll
    static void start() {
        till = new Till(home);
    }

    @AfterAll
    static void stop() {
        till.close();
    }

    @BeforeEach
    void begin() {
        wednesday = wednesday.plusWeeks(1);
        iupd = "STORY-" + ++stories;
        till.now(wednesday + "T09:00:00Z");
        till.forgetAnomalies();
    }

    private void thursday() {
        till.now(wednesday.plusDays(1) + "T05:00:00Z");
    }

    private void friday() {
        till.now(wednesday.plusDays(2) + "T09:00:00Z");
    }

    /** All graces are over, whatever feast is in between, and pagoPA lists what is new still. */
    private void aFortnightLater() {
        till.now(wednesday.plusDays(15) + "T09:00:00Z");
        wednesday = wednesday.plusWeeks(2);
    }

    private String day() {
        return wednesday.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "wrong-total, FLOW_TOTAL_MISMATCH",
        "wrong-count, FLOW_COUNT_MISMATCH",
        "wrong-amount, AMOUNT_MISMATCH_RT_FDR",
        "unknown-code, UNKNOWN_OUTCOME",
        "duplicate-line, DUPLICATE_LINE",
        "wrong-receiver, FLOW_WRONG_RECEIVER",
        "broken-xml, FLOW_UNPARSABLE",
    })
    void in_a_flow_ends_with_its_next_revision(String trouble, String kind) {
        till.pay(till.owed(iupd).get(0), "");
        thursday();
        till.closeDay(day(), trouble);
        friday();
        till.run();
        assertThat(till.newlyOpen()).contains(kind);

        till.closeDay(day(), "revision");
        till.now(wednesday.plusDays(3) + "T09:00:00Z");
        till.run();
        assertThat(till.newlyOpen()).doesNotContain(kind);
        assertThat(till.states(iupd)).containsExactly("REPORTED");
    }

    @Test
    void is_a_receipt_that_no_flow_reports_until_one_does() {
        till.pay(till.owed(iupd).get(0), "");
        till.run();
        assertThat(till.newlyOpen()).doesNotContain("RECEIPT_NOT_REPORTED");

        var paidOn = day();
        aFortnightLater();
        till.run();
        await().until(() -> till.newlyOpen().contains("RECEIPT_NOT_REPORTED"));
        var gap = "PRVAITRR/" + paidOn;
        assertThat(till.open(gap)).as("what the whole PSP did not send").containsExactly("FLOWS_MISSING");

        till.closeDay(paidOn);
        till.now(wednesday.plusDays(2) + "T09:00:00Z");
        till.run();
        assertThat(till.newlyOpen()).doesNotContain("RECEIPT_NOT_REPORTED");
        // as long as something is missing it is looked for every hour
        till.now(wednesday.plusDays(2) + "T10:30:00Z");
        await("the gap to be filled").until(() -> till.open(gap).isEmpty());
        assertThat(till.states(iupd)).containsExactly("REPORTED");
    }

    @Test
    void is_an_unknown_iuv_until_its_position_is_loaded() {
        thursday();
        var flow = till.closeDay(day(), "unknown-iuv").get(0);
        friday();
        till.run();
        var unknown = till.anomaly("UNKNOWN_IUV");
        assertThat(unknown.path("severity").asText()).isEqualTo("BLOCK");

        var iuv = unknown.path("subject").asText().split("/")[0];
        var euros = String.valueOf(flow.path("total").asLong());
        var amount = euros.substring(0, euros.length() - 2) + "," + euros.substring(euros.length() - 2);
        till.town.leave(
                iupd + ".csv",
                "iupd;iuv;fiscalCode;fullName;amount;description;dueDate;category\n%s;%s;VRDLRA80A41F205W;Verdi Laura;%s;TARI 2026;16/12/2099;9/0101101IM/\n"
                        .formatted(iupd, iuv, amount));
        assertThat(till.town.outcome(iupd + ".csv.outcome.csv")).contains(";CREATED;");
        till.run();
        assertThat(till.newlyOpen()).doesNotContain("UNKNOWN_IUV");
    }

    @Test
    void is_not_a_payment_of_another_intermediary() {
        thursday();
        till.closeDay(day(), "foreign-iuv");
        friday();
        till.run();
        assertThat(till.newlyOpen()).doesNotContain("UNKNOWN_IUV");
        assertThat(till.states()).contains("FOREIGN");
    }

    @Test
    void is_a_payment_without_a_receipt_until_its_position_cannot_be_paid_again() {
        var nav = till.owed(iupd).get(0);
        till.pay(nav, ",\"receipt\":false");
        thursday();
        till.closeDay(day());
        friday();
        till.run();
        assertThat(till.anomaly("PAID_WITHOUT_RPT").path("sentence").asText()).contains("invalidate it");
        assertThat(till.states(iupd)).containsExactly("REPORTED_NO_RECEIPT");

        till.town.leave(iupd + "-off.csv", "iupd;operation\n%s;invalidate\n".formatted(iupd));
        assertThat(till.town.outcome(iupd + "-off.csv.outcome.csv")).contains("INVALIDATED");
        till.now(wednesday.plusDays(2) + "T11:00:00Z");
        till.run();
        assertThat(till.newlyOpen()).doesNotContain("PAID_WITHOUT_RPT");
    }

    @Test
    void is_a_receipt_that_does_not_come() {
        till.pay(till.owed(iupd).get(0), ",\"receipt\":false,\"code\":\"0\"");
        thursday();
        till.closeDay(day());
        friday();
        till.run();
        assertThat(till.newlyOpen()).doesNotContain("REPORTED_NO_RT");

        till.now(wednesday.plusDays(3) + "T10:00:00Z");
        await().until(() -> till.newlyOpen().contains("REPORTED_NO_RT"));
        till.closeByHand("REPORTED_NO_RT");
    }

    @Test
    void is_a_receipt_that_does_not_come_until_it_does() {
        var nav = till.owed(iupd).get(0);
        // the receipt is given, and GPD shows it when it is back
        till.town.trouble(Map.of("service", "gpd", "kind", "503"));
        till.pay(nav, "");
        thursday();
        till.closeDay(day());
        friday();
        till.run();
        till.now(wednesday.plusDays(3) + "T10:00:00Z");
        await().until(() -> till.open(nav.substring(1)).contains("REPORTED_NO_RT"));

        till.town.endTrouble();
        await("GPD to show it").until(() -> till.isReceiptThere(nav.substring(1)));
        till.now(wednesday.plusDays(3) + "T12:00:00Z");
        till.run();
        assertThat(till.open(nav.substring(1))).isEmpty();
        assertThat(till.states(iupd)).containsExactly("REPORTED");
    }

    @Test
    void is_a_payment_that_two_flows_report_until_one_of_them_leaves_it_out() {
        var other = iupd + "-B";
        till.owed(iupd, other).forEach(nav -> till.pay(nav, ""));
        thursday();
        till.closeDay(day());
        friday();
        till.run();
        assertThat(till.newlyOpen()).doesNotContain("REPORTED_TWICE");

        // the version that leaves one of them out is not served, and another flow has it
        till.closeDay(day(), "revision", "missing-line", "never-served");
        till.closeDay(day());
        till.now(wednesday.plusDays(2) + "T11:00:00Z");
        till.run();
        assertThat(till.anomaly("REPORTED_TWICE").path("severity").asText()).isEqualTo("BLOCK");

        till.closeDay(day(), "revision");
        till.now(wednesday.plusDays(3) + "T09:00:00Z");
        till.run();
        assertThat(till.newlyOpen()).doesNotContain("REPORTED_TWICE");
        assertThat(till.states(iupd)).containsExactly("REPORTED");
        assertThat(till.states(other)).containsExactly("REPORTED");
    }

    @ParameterizedTest
    @CsvSource({"reversal, REVERSAL", "reversal-unmatched, REVERSAL_UNMATCHED"})
    void is_what_is_taken_back_until_a_person_closes_it(String trouble, String kind) {
        till.pay(till.owed(iupd).get(0), "");
        thursday();
        till.closeDay(day(), trouble);
        friday();
        till.run();
        till.closeByHand(kind);
    }

    @Test
    void is_a_notice_that_was_paid_twice() {
        var nav = till.owed(iupd).get(0);
        till.pay(nav, "");
        till.pay(nav, ",\"again\":true");
        thursday();
        till.closeDay(day());
        friday();
        till.run();
        assertThat(till.anomaly("DOUBLE_PAYMENT").path("sentence").asText()).contains("251.00 euro in all");
        till.closeByHand("DOUBLE_PAYMENT");
    }

    @Test
    void is_a_notice_that_was_paid_twice_until_one_of_the_payments_is_taken_back() {
        var nav = till.owed(iupd).get(0);
        till.pay(nav, "");
        till.pay(nav, ",\"again\":true");
        thursday();
        till.closeDay(day());
        friday();
        till.run();
        assertThat(till.newlyOpen()).contains("DOUBLE_PAYMENT");

        till.closeDay(wednesday.plusDays(1).toString(), "reversal");
        till.now(wednesday.plusDays(3) + "T09:00:00Z");
        till.run();
        assertThat(till.newlyOpen()).contains("REVERSAL").doesNotContain("DOUBLE_PAYMENT");
    }

    @Test
    void is_a_receipt_that_changed() {
        var nav = till.owed(iupd).get(0);
        till.pay(nav, "");
        till.run();
        till.control(
                "POST",
                "/receipt",
                "{\"organization\":\"%s\",\"iuv\":\"%s\",\"amount\":999}".formatted(Town.BUGLIANO, nav.substring(1)));
        thursday();
        till.run();
        till.closeByHand("RECEIPT_CONFLICT");
    }

    @Test
    void is_a_receipt_of_a_position_that_nobody_loaded_until_somebody_does() {
        var iuv = till.owedElsewhere(iupd);
        till.pay("3" + iuv, "");
        till.run();
        assertThat(till.anomaly("RECEIPT_UNKNOWN_POSITION").path("subject").asText())
                .isEqualTo(iuv);

        till.town.leave(iupd + ".csv", """
                iupd;iuv;fiscalCode;fullName;amount;description;dueDate;category
                %s;%s;VRDLRA80A41F205W;Verdi Laura;125,50;TARI 2026;16/12/2099;9/0101101IM/
                """.formatted(iupd, iuv));
        till.town.outcome(iupd + ".csv.outcome.csv");
        till.run();
        assertThat(till.newlyOpen()).doesNotContain("RECEIPT_UNKNOWN_POSITION");
    }

    @Test
    void is_another_amount_than_was_asked_for() {
        var nav = till.owed(iupd).get(0);
        till.changedElsewhere(iupd, nav.substring(1), 10_000);
        till.pay(nav, "");
        till.run();
        assertThat(till.anomaly("AMOUNT_MISMATCH_RT_POSITION").path("sentence").asText())
                .contains("125.50 euro were asked for and 100.00 euro paid");
        till.closeByHand("AMOUNT_MISMATCH_RT_POSITION");
    }

    @Test
    void is_not_the_fee_of_serving_a_notice() {
        var nav = till.owed(iupd).get(0);
        till.served(nav, 200);
        till.pay(nav, "");
        till.run();
        assertThat(till.states(iupd)).containsExactly("PAID");
        thursday();
        till.run();
        assertThat(till.newlyOpen()).doesNotContain("AMOUNT_MISMATCH_RT_POSITION");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void is_a_state_at_pagopa_that_stays_behind_until_it_does_not(boolean inInstalments) {
        var nav = (inInstalments ? till.owedInInstalments(iupd) : till.owed(iupd)).get(0);
        till.town.trouble(Map.of("service", "gpd", "kind", "503"));
        till.pay(nav, "");
        thursday();
        till.closeDay(day());
        till.town.endTrouble();
        friday();
        till.run();
        for (int days = 3; days < 6; days++) {
            till.now(wednesday.plusDays(days) + "T11:00:00Z");
            till.run();
        }
        assertThat(till.newlyOpen()).doesNotContain("STATUS_DRIFT");

        var paidOn = wednesday;
        aFortnightLater();
        till.run();
        assertThat(till.anomaly("STATUS_DRIFT").path("sentence").asText()).contains("pagoPA says PO_PAID");

        till.reportedElsewhere(nav.substring(1));
        till.now(wednesday.plusDays(1) + "T11:00:00Z");
        till.run();
        assertThat(till.newlyOpen()).as("paid on " + paidOn).doesNotContain("STATUS_DRIFT");
    }

    @Test
    void is_a_flow_that_is_never_served() {
        till.pay(till.owed(iupd).get(0), "");
        thursday();
        till.closeDay(day(), "never-served");
        for (int tries = 0; tries < 6; tries++) {
            till.now(wednesday.plusDays(2).atTime(5 + tries * 3, 0) + ":00Z");
            till.run();
        }
        till.now(wednesday.plusDays(4) + "T09:00:00Z");
        till.run();
        assertThat(till.newlyOpen()).contains("FLOW_FETCH_FAILED");

        till.closeDay(day(), "revision");
        till.now(wednesday.plusDays(4) + "T19:00:00Z");
        till.run();
        assertThat(till.newlyOpen()).doesNotContain("FLOW_FETCH_FAILED");
    }

    @Test
    void is_a_flow_that_is_revised_after_it_was_credited() {
        till.pay(till.owed(iupd).get(0), "");
        thursday();
        till.closeDay(day());
        friday();
        till.run();
        till.credit(iupd + ".csv", day());
        await().until(() -> till.states(iupd).equals(List.of("RECONCILED")));

        till.closeDay(day(), "revision", "wrong-amount");
        till.now(wednesday.plusDays(3) + "T09:00:00Z");
        till.run();
        till.closeByHand("FLOW_REVISED_AFTER_RECON");
    }

    @Test
    void is_a_flow_that_the_bank_does_not_credit_until_it_does() {
        till.pay(till.owed(iupd).get(0), "");
        thursday();
        till.closeDay(day());
        friday();
        till.run();
        assertThat(till.newlyOpen()).doesNotContain("FLOW_NOT_CREDITED");

        var paidOn = day();
        aFortnightLater();
        await().until(() -> till.newlyOpen().contains("FLOW_NOT_CREDITED"));
        till.credit(iupd + ".csv", paidOn);
        await().until(() -> !till.newlyOpen().contains("FLOW_NOT_CREDITED"));
    }

    @Test
    void is_a_credit_of_a_part_until_the_rest_comes() {
        till.pay(till.owed(iupd).get(0), "");
        thursday();
        var flow = till.closeDay(day()).get(0).path("flowId").asText();
        friday();
        till.run();
        till.treasury(iupd + "-1.csv", credited(iupd + "/1", "100,00", flow));

        aFortnightLater();
        await().until(() -> till.newlyOpen().contains("CREDIT_AMOUNT_MISMATCH"));
        till.treasury(iupd + "-2.csv", credited(iupd + "/2", "25,50", flow));
        await().until(() -> till.states(iupd).equals(List.of("RECONCILED")));
        assertThat(till.newlyOpen()).doesNotContain("CREDIT_AMOUNT_MISMATCH");
    }

    @Test
    void is_a_credit_of_a_flow_that_nobody_knows_until_the_flow_comes() {
        till.pay(till.owed(iupd).get(0), "");
        thursday();
        var flow = till.closeDay(day()).get(0).path("flowId").asText();
        till.treasury(iupd + ".csv", credited(iupd, "125,50", flow));

        var paidOn = day();
        aFortnightLater();
        await().until(() -> till.newlyOpen().contains("CREDIT_WITHOUT_FLOW"));
        till.run();
        assertThat(till.newlyOpen()).as("paid on " + paidOn).doesNotContain("CREDIT_WITHOUT_FLOW");
        assertThat(till.states(iupd)).containsExactly("RECONCILED");
    }

    @Test
    void is_a_credit_whose_text_was_cut_off_until_a_person_says_what_it_pays() {
        till.pay(till.owed(iupd).get(0), "");
        thursday();
        var flow = till.closeDay(day()).get(0).path("flowId").asText();
        friday();
        till.run();
        till.treasury(iupd + ".csv", credited(iupd, "125,50", "2"));
        await().until(() -> till.newlyOpen().contains("CREDIT_UNREADABLE"));

        till.assign(iupd, flow);
        await().until(() -> till.states(iupd).equals(List.of("RECONCILED")));
        assertThat(till.newlyOpen()).doesNotContain("CREDIT_UNREADABLE");
    }

    @Test
    void is_a_credit_whose_text_was_cut_off_and_looks_whole() {
        till.pay(till.owed(iupd).get(0), "");
        thursday();
        var flow = till.closeDay(day()).get(0).path("flowId").asText();
        friday();
        till.run();
        till.credit(iupd + ".csv", day(), "truncated-id");

        aFortnightLater();
        await().until(() -> till.newlyOpen().contains("CREDIT_WITHOUT_FLOW"));
        till.assign(till.anomaly("CREDIT_WITHOUT_FLOW").path("subject").asText(), flow);
        await().until(() -> till.states(iupd).equals(List.of("RECONCILED")));
        assertThat(till.newlyOpen()).doesNotContain("CREDIT_WITHOUT_FLOW");
    }

    @Test
    void is_a_credit_that_is_not_pagopas() {
        till.treasury(iupd + ".csv", """
                date;amount;reference;description
                %s;450,00;%s;canone di locazione
                """.formatted(day(), iupd));
        await().until(() -> till.newlyOpen().contains("CREDIT_NOT_PAGOPA"));
        till.closeByHand("CREDIT_NOT_PAGOPA");
    }

    @Test
    void is_a_flow_with_an_id_that_breaks_the_rule() {
        till.pay(till.owed(iupd).get(0), "");
        thursday();
        till.closeDay(day(), "malformed-id");
        friday();
        till.run();
        till.closeByHand("FLOW_ID_MALFORMED");
    }

    private String credited(String reference, String amount, String flow) {
        return """
                date;amount;reference;description
                %s;%s;%s;/PUR/LGPE-RIVERSAMENTO/URI/%s
                """.formatted(wednesday.plusDays(1), amount, reference, flow);
    }
}
