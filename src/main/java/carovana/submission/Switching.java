package carovana.submission;

import carovana.ledger.Instruction;
import carovana.positions.Operation;
import carovana.submission.Step.Call;
import carovana.submission.Step.Look;
import carovana.upstream.gpd.GpdPosition;
import carovana.upstream.gpd.GpdReply;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Publishes or invalidates; when GPD says that it cannot be done, the position is looked at: it may be done already. */
@Component
class Switching implements Plan {

    private final Verdicts verdicts;

    Switching(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    @Override
    public Set<Operation> operations() {
        return Set.of(Operation.PUBLISH, Operation.INVALIDATE);
    }

    @Override
    public Step first(Instruction instruction) {
        return instruction.inDoubt() ? Step.read(instruction, Look.BEFORE) : write(instruction);
    }

    private static Step write(Instruction instruction) {
        return Step.write(instruction, instruction.operation() == Operation.PUBLISH ? Call.PUBLISH : Call.INVALIDATE);
    }

    @Override
    public Object next(Step done, GpdReply reply) {
        var instruction = done.instruction();
        if (done.call() != Call.READ) {
            return written(done, reply);
        }
        if (reply.isUnknownPosition()) {
            return verdicts.refused(
                    instruction, "iupd: pagoPA has no such position", done.before() == null ? reply : done.before());
        }
        var position = reply.position();
        if (position.isEmpty()) {
            return verdicts.trouble(instruction, reply, false);
        }
        if (isDone(instruction, position.get())) {
            var reason = "iupd: was so already at pagoPA (%s)"
                    .formatted(position.get().status());
            return done.before() == null || instruction.inDoubt()
                    ? verdicts.doneBefore(instruction, reason, 200, reply)
                    : verdicts.done(instruction, reason, done.before());
        }
        return done.before() == null ? write(instruction) : verdicts.refusedAs(done, position.get());
    }

    private Object written(Step done, GpdReply reply) {
        if (reply.status() == 200 && reply.position().isPresent()) {
            return verdicts.done(done.instruction(), null, reply);
        }
        if (reply.status() == 409 || reply.isUnknownPosition()) {
            return done.read(Look.DISBELIEF, reply);
        }
        return reply.isRefusal()
                ? verdicts.refused(done.instruction(), reply)
                : verdicts.trouble(done.instruction(), reply, reply.status() == 200 || reply.status() >= 500);
    }

    private static boolean isDone(Instruction instruction, GpdPosition position) {
        return switch (position.status()) {
            case "PUBLISHED", "VALID" -> instruction.operation() == Operation.PUBLISH;
            case "INVALID" -> instruction.operation() == Operation.INVALIDATE;
            default -> false;
        };
    }
}
