package carovana.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.ledger.payments.Anomaly;
import carovana.ledger.payments.AnomalyKind;
import carovana.reconciliation.GapFacts.Flows;
import carovana.reconciliation.GapFacts.Receipts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A gap in the flows")
class GapsTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-10-01");

    private final BusinessDays days = new BusinessDays(List.of());
    private final List<Flows> flows = new ArrayList<>();
    private final List<Receipts> receipts = new ArrayList<>();

    @Test
    void is_proved_by_receipts() {
        receipts.add(new Receipts(LocalDate.parse("2026-11-17"), "PSPITM01", 12));
        flows.add(new Flows(LocalDate.parse("2026-11-16"), "PSPITM01"));
        flows.add(new Flows(LocalDate.parse("2026-11-18"), "PSPITM02"));
        assertThat(open("2026-11-20T23:00:00Z")).isEmpty();
        assertThat(open("2026-11-20T23:00:01Z")).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(AnomalyKind.FLOWS_MISSING);
            assertThat(gap.subject()).isEqualTo("PSPITM01/2026-11-17");
            assertThat(gap.sentence()).contains("12 receipts");
        });
        flows.add(new Flows(LocalDate.parse("2026-11-19"), "PSPITM01"));
        assertThat(open("2026-11-23T09:00:00Z")).isEmpty();
    }

    @Test
    void is_a_business_day_without_a_flow_where_every_other_has_one() {
        daily("PSPITM01", "2026-11-20", "2026-11-12");
        assertThat(open("2026-11-17T22:59:00Z")).isEmpty();
        assertThat(open("2026-11-17T23:00:01Z")).extracting(Anomaly::subject).containsExactly("2026-11-12");
        flows.add(new Flows(LocalDate.parse("2026-11-12"), "PSPITM02"));
        assertThat(open("2026-11-18T09:00:00Z")).isEmpty();
    }

    @Test
    void is_none_where_receipts_say_that_nobody_paid() {
        daily("PSPITM01", "2026-11-20", "2026-11-12");
        receipts.add(new Receipts(LocalDate.parse("2026-11-09"), "PSPITM01", 1));
        assertThat(open("2026-11-18T09:00:00Z")).isEmpty();
    }

    @Test
    void is_none_where_flows_come_now_and_then_or_days_are_closed() {
        flows.add(new Flows(LocalDate.parse("2026-11-10"), "PSPITM01"));
        flows.add(new Flows(LocalDate.parse("2026-10-13"), "PSPITM01"));
        assertThat(open("2026-11-20T09:00:00Z")).isEmpty();

        daily("PSPITM01", "2027-01-08", "none");
        assertThat(open("2027-01-08T09:00:00Z")).isEmpty();
    }

    @Test
    void is_a_psp_that_fell_silent_while_others_go_on() {
        daily("PSPITM01", "2026-11-30", "none");
        daily("PSPITM02", "2026-11-10", "none");
        assertThat(open("2026-11-18T22:59:00Z")).isEmpty();
        assertThat(open("2026-11-18T23:00:01Z")).singleElement().satisfies(gap -> {
            assertThat(gap.subject()).isEqualTo("PSPITM02");
            assertThat(gap.sentence()).contains("none since 2026-11-11");
        });
        flows.add(new Flows(LocalDate.parse("2026-11-16"), "PSPITM02"));
        assertThat(open("2026-11-20T09:00:00Z")).isEmpty();
    }

    private void daily(String psp, String last, String without) {
        for (var day = FIRST; !day.isAfter(LocalDate.parse(last)); day = days.plus(day, 1)) {
            if (!day.toString().equals(without)) {
                flows.add(new Flows(day, psp));
            }
        }
    }

    private List<Anomaly> open(String now) {
        return new Gaps(days, Graces.defaults())
                .look(new GapFacts(Story.ORG, flows, receipts, List.of()), Instant.parse(now));
    }
}
