package carovana.reconciliation.fetching;

import carovana.reconciliation.fetching.Sweeps.Sweep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One run for one organization at one source: how far it has come, and what went wrong. Several threads may tell it. */
class Turn {

    /** Things in a row that the upstream was away for; then it is not asked for more. */
    private static final int MOST_AWAY = 3;

    private static final int TROUBLES_TOLD = 5;

    private final String organization;
    private final String source;
    private final long run;
    private final Instant now;
    private final Sweep sweep;
    private final List<String> troubles = new ArrayList<>();
    private int troubled;
    private int found;
    private int away;
    private boolean stopped;
    private boolean incomplete;

    Turn(String organization, String source, long run, Instant now, Sweep sweep) {
        this.organization = organization;
        this.source = source;
        this.run = run;
        this.now = now;
        this.sweep = sweep;
    }

    public String organization() {
        return organization;
    }

    /** The source's name in watermarks and runs. */
    String source() {
        return source;
    }

    long run() {
        return run;
    }

    /** When it began. */
    Instant now() {
        return now;
    }

    Sweep sweep() {
        return sweep;
    }

    /** Something went wrong that concerns one thing only. */
    synchronized void trouble(String sentence) {
        troubled++;
        if (troubles.size() < TROUBLES_TOLD && !troubles.contains(sentence)) {
            troubles.add(sentence);
        }
    }

    /** Not all was listed: the watermark must not move. */
    synchronized void incomplete(String sentence) {
        incomplete = true;
        trouble(sentence);
    }

    /** Nothing more can be asked now. */
    synchronized void stop(String sentence) {
        if (!stopped) {
            stopped = true;
            incomplete(sentence);
        }
    }

    /** The upstream was away for one thing, however often it was asked. */
    synchronized void away(String sentence) {
        if (++away >= MOST_AWAY) {
            stop(sentence);
        } else {
            trouble(sentence);
        }
    }

    synchronized void answered() {
        away = 0;
    }

    synchronized void found(int more) {
        found += more;
    }

    synchronized int found() {
        return found;
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    synchronized boolean isComplete() {
        return !incomplete;
    }

    /** What went wrong, in one line; null when nothing did. */
    synchronized String told() {
        if (troubles.isEmpty()) {
            return null;
        }
        int more = troubled - troubles.size();
        return String.join("; ", troubles) + (more > 0 ? "; and %d more like these".formatted(more) : "");
    }
}
