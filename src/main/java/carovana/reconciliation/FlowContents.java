package carovana.reconciliation;

import static carovana.ledger.payments.AnomalyKind.DUPLICATE_LINE;
import static carovana.ledger.payments.AnomalyKind.FLOW_CONTENT_CONFLICT;
import static carovana.ledger.payments.AnomalyKind.FLOW_COUNT_MISMATCH;
import static carovana.ledger.payments.AnomalyKind.FLOW_ID_MALFORMED;
import static carovana.ledger.payments.AnomalyKind.FLOW_TOTAL_MISMATCH;
import static carovana.ledger.payments.AnomalyKind.FLOW_WRONG_RECEIVER;

import carovana.ledger.payments.AnomalyKind;
import carovana.ledger.payments.Flow;
import carovana.positions.Euro;
import carovana.reconciliation.FlowFacts.Conflict;
import java.time.Instant;
import java.util.List;

/** Whether a flow contradicts itself, or what was asked for. Its lines are looked at all the same. */
final class FlowContents {

    private static final int HASH_TOLD = 12;

    /** @return whether it must not be matched with credits */
    boolean areWrong(Flow flow, List<Conflict> conflicts, Docket docket) {
        boolean wrong = lookAtReceiver(flow, docket);
        wrong |= lookAtSums(flow, docket);
        wrong |= lookAtRepeated(flow, docket);
        wrong |= lookAtName(flow, docket);
        wrong |= lookAtConflicts(flow, conflicts, docket);
        return wrong;
    }

    private static boolean lookAtReceiver(Flow flow, Docket docket) {
        if (flow.header().receiver().equals(flow.id().organization())) {
            return false;
        }
        of(FLOW_WRONG_RECEIVER, flow, docket)
                .blocks()
                .evidence(flow.version().told(), flow.header().receiver())
                .told(
                        "flow %s is for %s, not for %s. Tell the PSP; it is not matched with credits.",
                        flow.id().iuf(), flow.header().receiver(), flow.id().organization());
        return true;
    }

    private static boolean lookAtSums(Flow flow, Docket docket) {
        boolean total = flow.totals().sum() != flow.header().total();
        boolean count = flow.totals().count() != flow.header().count();
        if (total) {
            of(FLOW_TOTAL_MISMATCH, flow, docket)
                    .blocks()
                    .evidence(flow.version().told(), flow.totals().sum())
                    .told(
                            "flow %s says %s euro and its lines make %s euro. Ask the PSP for a new version.",
                            flow.id().iuf(),
                            Euro.told(flow.header().total()),
                            Euro.told(flow.totals().sum()));
        }
        if (count) {
            of(FLOW_COUNT_MISMATCH, flow, docket)
                    .blocks()
                    .evidence(flow.version().told(), flow.totals().count())
                    .told(
                            "flow %s says %d payments and has %d lines. Ask the PSP for a new version.",
                            flow.id().iuf(),
                            flow.header().count(),
                            flow.totals().count());
        }
        return total || count;
    }

    private static boolean lookAtRepeated(Flow flow, Docket docket) {
        var repeated = flow.totals().repeated();
        if (repeated.isEmpty()) {
            return false;
        }
        of(DUPLICATE_LINE, flow, docket)
                .blocks()
                .evidence(flow.version().told(), repeated.size())
                .told(
                        "flow %s has the same payment more than once (IUV/IUR/index): %s. Ask the PSP for a new version.",
                        flow.id().iuf(), String.join(", ", repeated));
        return true;
    }

    private static boolean lookAtName(Flow flow, Docket docket) {
        if (!flow.header().iuf().equals(flow.id().iuf())) {
            return of(FLOW_ID_MALFORMED, flow, docket)
                    .blocks()
                    .evidence(flow.version().told(), flow.header().iuf())
                    .told(
                            "flow %s bears another id inside, %s. Tell the PSP; it is not matched with credits until a"
                                    + " person says that it is the same.",
                            flow.id().iuf(), flow.header().iuf());
        }
        if (!flow.id().isWellFormed()) {
            of(FLOW_ID_MALFORMED, flow, docket)
                    .evidence("form")
                    .told(
                            "flow %s is not named as FdR wants (day, PSP, hyphen, 35 characters at most). The bank may have"
                                    + " written its id otherwise: look for its credit by amount.",
                            flow.id().iuf());
        }
        return false;
    }

    private static boolean lookAtConflicts(Flow flow, List<Conflict> conflicts, Docket docket) {
        var others = conflicts.stream()
                .filter(each -> each.id().equals(flow.id()) && each.version().equals(flow.version()))
                .toList();
        var since = others.stream().map(Conflict::at).min(Instant::compareTo);
        return since.isPresent()
                && docket.of(FLOW_CONTENT_CONFLICT, flow.id().told(), since.get())
                        .blocks()
                        .evidence(others.stream()
                                .map(each -> each.contentHash().substring(0, HASH_TOLD))
                                .distinct()
                                .sorted()
                                .toArray())
                        .told(
                                "flow %s, version %s, came again with other contents. What came first holds; ask the PSP"
                                        + " which is right, then close this.",
                                flow.id().iuf(), flow.version().told());
    }

    private static Docket.Entry of(AnomalyKind kind, Flow flow, Docket docket) {
        return docket.of(kind, flow.id().told(), flow.fetchedAt());
    }
}
