package carovana.upstream.fdr;

import carovana.upstream.Answer;
import carovana.upstream.Question;
import carovana.upstream.UnreadableAnswer;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A service of pagoPA from which an organization learns of its reporting flows: which there are, then each of them in one
 * or more parts.
 */
public interface ReportingFlows {

    /** A flow's id, its PSP and its mark may have so many characters (the ledger's own; FdR's ids have 35). */
    int LONGEST_ID = 35;

    int LONGEST_MARK = 60;

    /** As in {@code carovana.reconciliation.fetch.flows}. */
    String name();

    /** Whether it has an address. */
    boolean isConfigured();

    /** The flows of an organization since that moment, the first list of them; the service may go back less far. */
    Lists since(String organization, Instant since, Instant now);

    /** @throws UnreadableAnswer when it is no such list */
    ListedFlows read(Lists asked, Answer answer);

    /** Whether it answers 400 for lists and 404 for flows whatever the reason, so that either may pass. */
    boolean isVague();

    /** What can still be asked for when a list could not be had; null when nothing can. */
    Lists after(Lists asked);

    /** Whether it was this service that listed a flow under that mark. */
    boolean hasMarked(String mark);

    /** What the service says of when a flow was made, in Italian time; null when the mark does not tell. */
    LocalDateTime madeAt(String mark);

    Question flow(Part asked);

    /**
     * Whether there is nothing more of a flow.
     *
     * @param part the one that came last, from 0
     * @throws UnreadableAnswer when that is no part of a flow
     */
    boolean isLast(int part, InputStream content);

    /**
     * @param whole all parts, one behind the other
     * @throws UnreadableAnswer when it is no flow; so does every further step
     */
    FdrFlow open(InputStream whole);

    /**
     * How far the asking for lists has come.
     *
     * @param step from 0
     */
    record Lists(String organization, Instant since, Instant now, int step) {
        public Lists next() {
            return new Lists(organization, since, now, step + 1);
        }
    }

    /**
     * A part of a flow.
     *
     * @param psp as it was listed
     * @param mark as it was listed
     * @param number from 0
     */
    record Part(String organization, String flow, String psp, String mark, int number) {
        public Part next() {
            return new Part(organization, flow, psp, mark, number + 1);
        }
    }

    /**
     * A list of flows.
     *
     * @param faults what in it could not be understood, sentences
     * @param next what to ask for next; null after the last
     */
    record ListedFlows(List<Listed> flows, List<String> faults, Lists next) {}

    /**
     * @param psp who sent it; empty when the service does not say
     * @param mark by which it is asked for again, and a later issue is told from it
     */
    record Listed(String flow, String psp, String mark) {}
}
