package carovana.reconciliation.statuses;

import carovana.upstream.gpd.GpdCall;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;

/** What one run asks pagoPA about positions: those of which somebody must know, and a list that is due once a day. */
public final class StatusTurn {

    /**
     * What is asked next.
     *
     * @param iupd of one position; null for a page of the list
     * @param iuvs of that position
     * @param page of the list, from 0
     */
    record Question(String iupd, Collection<String> iuvs, int page, GpdCall call) {}

    private final String organization;
    private final LocalDate paidUntil;
    private final Deque<Question> questions = new ArrayDeque<>();

    StatusTurn(String organization, LocalDate paidUntil, Collection<Question> first) {
        this.organization = organization;
        this.paidUntil = paidUntil;
        questions.addAll(first);
    }

    public boolean isOpen() {
        return !questions.isEmpty();
    }

    String organization() {
        return organization;
    }

    LocalDate paidUntil() {
        return paidUntil;
    }

    Question next() {
        return questions.element();
    }

    void answered(Optional<Question> further) {
        questions.remove();
        further.ifPresent(questions::addFirst);
    }

    void giveUp() {
        questions.clear();
    }
}
