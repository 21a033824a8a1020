package carovana.submission;

import carovana.ledger.Instruction;
import carovana.positions.Operation;
import carovana.submission.Step.Call;
import carovana.submission.Step.Look;
import carovana.upstream.gpd.GpdPosition;
import carovana.upstream.gpd.GpdReply;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Read, PUT, read. GPD makes a draft of everything that is updated without {@code toPublish}, so a position that is not
 * a draft now is published again, unless the instruction says otherwise; and it is looked at afterwards.
 *
 * <p>A PUT whose answer got lost is sent again: it replaces everything, so twice is once. GPD does not show all that it
 * took (the debtor, for one), so by reading nobody can tell that it was done.
 */
@Component
class Updating implements Plan {

    private final Verdicts verdicts;

    Updating(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    @Override
    public Set<Operation> operations() {
        return Set.of(Operation.UPDATE);
    }

    @Override
    public Step first(Instruction instruction) {
        return Step.read(instruction, Look.BEFORE);
    }

    @Override
    public Object next(Step done, GpdReply reply) {
        if (done.call() == Call.UPDATE) {
            return updated(done, reply);
        }
        if (reply.isUnknownPosition()) {
            return verdicts.refused(
                    done.instruction(),
                    "iupd: pagoPA has no such position: send it with the operation create",
                    done.before() == null ? reply : done.before());
        }
        var position = reply.position();
        return position.isEmpty()
                ? verdicts.trouble(done.instruction(), reply, done.look() != Look.BEFORE)
                : found(done, reply, position.get());
    }

    private Object found(Step done, GpdReply reply, GpdPosition position) {
        return switch (done.look()) {
            case BEFORE -> write(done.instruction(), position);
            case AFTER -> after(done, reply, position);
            case DISBELIEF ->
                // paid since a try whose answer got lost: then that one had done it
                done.instruction().inDoubt() && isAsAsked(done, position)
                        ? verdicts.doneBefore(
                                done.instruction(),
                                "iupd: was found so at pagoPA after an answer that got lost",
                                200,
                                reply)
                        : verdicts.refusedAs(done, position);
        };
    }

    private static Step write(Instruction instruction, GpdPosition position) {
        var asked = instruction.position();
        boolean published = !position.isDraft();
        return Step.write(instruction, Call.UPDATE)
                .publishing(asked.publish() == null ? published : asked.publish(), published);
    }

    private Object updated(Step done, GpdReply reply) {
        if (reply.status() == 200 && reply.position().isPresent()) {
            return done.read(Look.AFTER, reply);
        }
        if (reply.status() == 409 || reply.isUnknownPosition()) {
            return done.read(Look.DISBELIEF, reply);
        }
        return reply.isRefusal()
                ? verdicts.refused(done.instruction(), reply)
                : verdicts.trouble(done.instruction(), reply, reply.status() == 200 || reply.status() >= 500);
    }

    private Object after(Step done, GpdReply reply, GpdPosition position) {
        if (isAsAsked(done, position)) {
            return verdicts.done(done.instruction(), warning(done), done.before());
        }
        var differences = position.differencesFrom(done.instruction().position());
        return verdicts.again(
                done.instruction(),
                "pagoPA took the update and shows something else (%s%s)"
                        .formatted(
                                position.status(), differences.isEmpty() ? "" : ", " + String.join(", ", differences)));
    }

    private static String warning(Step done) {
        if (done.toggles() && done.publish()) {
            return "publish: it was a draft, and is published now";
        }
        boolean asked = Boolean.FALSE.equals(done.instruction().position().publish());
        return done.toggles() || asked ? Verdicts.DRAFT : null;
    }

    private static boolean isAsAsked(Step step, GpdPosition position) {
        return position.differencesFrom(step.instruction().position()).isEmpty()
                && position.isDraft() != step.publish();
    }
}
