package carovana.reconciliation;

import carovana.ledger.payments.Anomaly;
import carovana.ledger.payments.AnomalyKind;
import carovana.ledger.payments.Closure;
import carovana.ledger.payments.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The anomalies of one group while it is looked at: which are open now, and when to look again. */
final class Docket {

    /** As much as the ledger keeps. */
    private static final int EVIDENCE = 1000;

    private final String organization;
    private final String group;
    private final Instant now;
    private final Collection<Closure> closures;
    private final List<Anomaly> open = new ArrayList<>();
    private Instant lookAgain;
    private Instant askFrom;

    Docket(String organization, String group, Instant now, Collection<Closure> closures) {
        this.organization = organization;
        this.group = group;
        this.now = now;
        this.closures = closures;
    }

    /** An empty one for what is only asked, and not told. */
    Docket aside() {
        return new Docket(organization, group, now, closures);
    }

    /** An anomaly about to be told; at once, as a warning, unless it says otherwise. */
    final class Entry {
        private final AnomalyKind kind;
        private final String subject;
        private final Instant since;
        private Instant openFrom;
        private Severity severity = Severity.WARN;
        private String evidence = "";

        private Entry(AnomalyKind kind, String subject, Instant since) {
            this.kind = kind;
            this.subject = subject;
            this.since = since;
            this.openFrom = since;
        }

        Entry severity(Severity other) {
            severity = other;
            return this;
        }

        Entry blocks() {
            return severity(Severity.BLOCK);
        }

        /** @param deadline the last moment to wait until */
        Entry after(Instant deadline) {
            openFrom = deadline;
            return this;
        }

        /** @param deadline from when on it blocks */
        Entry blocksAfter(Instant deadline) {
            return isPast(deadline) ? blocks() : this;
        }

        Entry evidence(Object... seen) {
            var text = new ArrayList<String>();
            for (var each : seen) {
                text.add(String.valueOf(each));
            }
            var seenAll = String.join(" ", text);
            evidence = seenAll.substring(0, Math.min(EVIDENCE, seenAll.length()));
            return this;
        }

        /** @return whether it is open and blocks */
        boolean told(String sentence, Object... values) {
            if (!openFrom.equals(since) && !isPast(openFrom)) {
                return false;
            }
            if (kind.isClosedByHand() && closures.stream().anyMatch(this::isMeant)) {
                return false;
            }
            open.add(new Anomaly(
                    organization,
                    kind,
                    group,
                    subject,
                    severity,
                    since,
                    openFrom,
                    evidence,
                    sentence.formatted(values)));
            return severity == Severity.BLOCK;
        }

        private boolean isMeant(Closure closure) {
            return closure.kind() == kind
                    && closure.subject().equals(subject)
                    && closure.evidence().equals(evidence);
        }
    }

    Entry of(AnomalyKind kind, String subject, Instant since) {
        return new Entry(kind, subject, since);
    }

    /** Whether a moment has gone by. */
    boolean isOver(Instant moment) {
        return now.isAfter(moment);
    }

    /** Whether a moment has gone by; if not, that is one to look again after. */
    private boolean isPast(Instant deadline) {
        if (now.isAfter(deadline)) {
            return true;
        }
        if (lookAgain == null || deadline.isBefore(lookAgain)) {
            lookAgain = deadline;
        }
        return false;
    }

    List<Anomaly> open() {
        return open.stream()
                .sorted(Comparator.comparing(Anomaly::kind).thenComparing(Anomaly::subject))
                .toList();
    }

    Instant lookAgain() {
        return lookAgain;
    }

    /** More could be said if pagoPA were asked about the position, then or later. */
    void askFrom(Instant moment) {
        askFrom = askFrom == null || moment.isBefore(askFrom) ? moment : askFrom;
    }

    /** Null when nothing is to be asked. */
    Instant askFrom() {
        return askFrom;
    }
}
