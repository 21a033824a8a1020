package carovana.intake;

import carovana.intake.layouts.Entries;
import carovana.ledger.Entry;
import carovana.ledger.Reasons;
import carovana.ledger.Rolls;
import carovana.ledger.Rolls.Standing;
import carovana.positions.DebtPosition;
import carovana.positions.Euro;
import carovana.positions.Objection;
import carovana.positions.Operation;
import carovana.positions.Organization;
import carovana.positions.PositionRules;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * The entries of a roll with what each of them means: new, changed, brought back, or as it stands. A roll never changes
 * whether a position is published.
 */
final class RollEntries implements Entries {

    private static final int WINDOW = 500;

    private final Entries source;
    private final Organization organization;
    private final Rolls rolls;
    private final PositionRules rules;
    private final Queue<Entry> window = new ArrayDeque<>();

    RollEntries(Entries source, Organization organization, Rolls rolls, PositionRules rules) {
        this.source = source;
        this.organization = organization;
        this.rolls = rolls;
        this.rules = rules;
    }

    @Override
    public boolean hasNext() {
        if (window.isEmpty() && source.hasNext()) {
            source.beginPage();
            var read = new ArrayList<Entry>(WINDOW);
            while (read.size() < WINDOW && source.hasNext()) {
                read.add(source.next());
            }
            var iupds = read.stream()
                    .map(Entry::iupd)
                    .filter(iupd -> iupd != null)
                    .distinct()
                    .toList();
            var standing = rolls.standing(organization.fiscalCode(), iupds);
            read.forEach(entry -> window.add(meant(entry, standing)));
        }
        return !window.isEmpty();
    }

    @Override
    public Entry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return window.remove();
    }

    private Entry meant(Entry entry, Map<String, Standing> all) {
        if (!entry.isRejected() && entry.operation() != Operation.CREATE) {
            return rejected(
                    entry,
                    List.of("operation: a roll says what is due and not what to do: leave the operation out, or drop"
                            + " this in the inbox itself"));
        }
        var standing = entry.iupd() == null ? null : all.get(entry.iupd());
        if (standing == null || entry.position() == null) {
            return entry;
        }
        var position = published(entry.position().asGivenTo(standing.position()), standing.position());
        if (standing.isInvalid()) {
            return judged(entry, Operation.RESTORE, entry.position());
        }
        return Rolls.differences(standing.position(), position).isEmpty()
                ? as(entry, Operation.CREATE, position)
                : judged(entry, Operation.UPDATE, position.withPublish(null));
    }

    private static DebtPosition published(DebtPosition again, DebtPosition standing) {
        return standing == null ? again : again.withPublish(standing.publish());
    }

    /** What is wrong with a new position may be right for one that stands, as a due date that has passed. */
    private Entry judged(Entry entry, Operation operation, DebtPosition position) {
        var faults = rules.judge(position, organization, operation).stream()
                .filter(Objection::isFault)
                .map(each -> sentence(each, position))
                .toList();
        return faults.isEmpty() ? as(entry, operation, position) : rejected(entry, faults);
    }

    private static String sentence(Objection objection, DebtPosition position) {
        if (objection.field().equals("amount") && objection.transfer() == 1) {
            // the first share is what the others leave, here of an amount that the config gave before it changed
            var option = position.options().get(objection.option());
            long others = option.amount() - option.transfers().get(0).amount();
            return "amount: the other beneficiaries take %s of the %s that this position stands with: write the amount, or lower their shares"
                    .formatted(Euro.told(others), Euro.told(option.amount()));
        }
        return objection.value() == null
                ? "%s: %s".formatted(objection.field(), objection.advice())
                : "%s \"%s\": %s".formatted(objection.field(), objection.value(), objection.advice());
    }

    private static Entry as(Entry entry, Operation operation, DebtPosition position) {
        return new Entry(
                entry.firstRow(),
                entry.lastRow(),
                entry.rows(),
                entry.iupd(),
                operation,
                position,
                entry.isRejected() ? Reasons.NONE : entry.reasons());
    }

    private static Entry rejected(Entry entry, List<String> sentences) {
        return Entry.rejected(
                entry.firstRow(),
                entry.lastRow(),
                entry.rows(),
                entry.iupd(),
                null,
                new Reasons(sentences.stream()
                        .map(each -> new Reasons.Reason(0, each))
                        .toList()));
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
