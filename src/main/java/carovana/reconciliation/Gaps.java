package carovana.reconciliation;

import static carovana.ledger.payments.AnomalyKind.FLOWS_MISSING;

import carovana.ledger.payments.Anomaly;
import carovana.reconciliation.GapFacts.Flows;
import carovana.reconciliation.GapFacts.Receipts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Notices flows that should have come: of a PSP that gave receipts, of a business day, of a PSP that sends them every
 * day. Receipts prove a gap; habit only suggests one, and is believed where hardly a day was without.
 */
public final class Gaps {

    /** SACI: flows are sent by 24:00 of the second business day after the operating day. */
    private static final int SENT_BY = 2;

    private static final int LOOKED_BACK = 20;
    private static final int HABIT_DAYS = 10;
    private static final int HABIT = 9;
    private static final int SILENT_DAYS = 3;

    private final BusinessDays days;
    private final Graces graces;

    public Gaps(BusinessDays days, Graces graces) {
        this.days = days;
        this.graces = graces;
    }

    /** @return the gaps that are open, of the last 20 business days */
    public List<Anomaly> look(GapFacts facts, Instant now) {
        var docket = new Docket(facts.organization(), facts.group(), now, facts.closures());
        var past = past(now, LOOKED_BACK + HABIT_DAYS);
        var recent = past.subList(HABIT_DAYS, past.size());
        facts.receipts().stream()
                .filter(each -> recent.contains(each.operatingDay()))
                .forEach(each -> lookAtReceipts(facts, each, docket));
        for (int i = HABIT_DAYS; i < past.size(); i++) {
            lookAtDay(facts, past.subList(i - HABIT_DAYS, i), past.get(i), docket);
        }
        var psps = facts.flows().stream().map(Flows::psp).collect(Collectors.toCollection(TreeSet::new));
        psps.forEach(psp -> lookAtPsp(facts, psp, past, docket));
        return docket.open();
    }

    private void lookAtReceipts(GapFacts facts, Receipts receipts, Docket docket) {
        var day = receipts.operatingDay();
        var last = days.plus(day, SENT_BY);
        boolean sent = facts.flows().stream()
                .anyMatch(each -> each.psp().equals(receipts.psp())
                        && !each.regulationDay().isBefore(day)
                        && !each.regulationDay().isAfter(last));
        if (!sent) {
            docket.of(FLOWS_MISSING, receipts.psp() + "/" + day, BusinessDays.endOf(day))
                    .after(days.endOf(day, SENT_BY + graces.reportBusinessDays()))
                    .told(
                            "PSP %s gave %d receipts of operating day %s, and no flow of it has come since. Look whether pagoPA"
                                    + " lists one; else ask the PSP.",
                            receipts.psp(), receipts.count(), day);
        }
    }

    private void lookAtDay(GapFacts facts, List<LocalDate> before, LocalDate day, Docket docket) {
        var withFlows = daysWith(facts, each -> true);
        boolean quiet = !facts.receipts().isEmpty()
                && facts.receipts().stream()
                        .noneMatch(each -> !each.operatingDay().isAfter(day)
                                && !each.operatingDay().isBefore(before.get(HABIT_DAYS - 1)));
        if (!withFlows.contains(day) && !quiet && isHabit(before, withFlows)) {
            docket.of(FLOWS_MISSING, day.toString(), BusinessDays.endOf(day))
                    .after(days.endOf(day, SENT_BY + graces.reportBusinessDays()))
                    .told(
                            "no flow of business day %s has come, and on the %d before it hardly one was without. Look whether"
                                    + " pagoPA lists any for that day.",
                            day, HABIT_DAYS);
        }
    }

    private void lookAtPsp(GapFacts facts, String psp, List<LocalDate> past, Docket docket) {
        var withFlows = daysWith(facts, each -> each.psp().equals(psp));
        var due = past.stream()
                .filter(day -> docket.isOver(days.endOf(day, SENT_BY + graces.reportBusinessDays())))
                .toList();
        int from = due.size() - SILENT_DAYS;
        if (from < HABIT_DAYS || due.subList(from, due.size()).stream().anyMatch(withFlows::contains)) {
            return;
        }
        // its last flow may be older: then it is no habit any more
        while (from > HABIT_DAYS && !withFlows.contains(due.get(from - 1))) {
            from--;
        }
        var since = due.get(from);
        if (isHabit(due.subList(from - HABIT_DAYS, from), withFlows)) {
            docket.of(FLOWS_MISSING, psp, BusinessDays.endOf(since))
                    .evidence(since)
                    .told(
                            "PSP %s sent flows on nearly every business day, and none since %s. Look whether pagoPA lists any;"
                                    + " else ask the PSP.",
                            psp, since);
        }
    }

    private static boolean isHabit(List<LocalDate> before, Set<LocalDate> withFlows) {
        return before.stream().filter(withFlows::contains).count() >= HABIT;
    }

    private static Set<LocalDate> daysWith(GapFacts facts, Predicate<Flows> which) {
        return facts.flows().stream().filter(which).map(Flows::regulationDay).collect(Collectors.toSet());
    }

    /** The last business days up to now, oldest first. */
    private List<LocalDate> past(Instant now, int count) {
        var past = new ArrayList<LocalDate>();
        var day = BusinessDays.dayOf(now);
        while (past.size() < count) {
            if (days.isOpen(day)) {
                past.add(0, day);
            }
            day = day.minusDays(1);
        }
        return past;
    }
}
