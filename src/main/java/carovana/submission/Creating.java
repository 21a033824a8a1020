package carovana.submission;

import carovana.ledger.Instruction;
import carovana.ledger.Result;
import carovana.positions.Operation;
import carovana.positions.PaymentOption;
import carovana.submission.Step.Call;
import carovana.submission.Step.Look;
import carovana.upstream.gpd.GpdReply;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** One POST. What may have been sent before is read first, and a conflict is read before it is believed. */
@Component
class Creating implements Plan {

    private final Verdicts verdicts;

    Creating(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    @Override
    public Set<Operation> operations() {
        return Set.of(Operation.CREATE);
    }

    @Override
    public Step first(Instruction instruction) {
        return instruction.inDoubt() ? Step.read(instruction, Look.BEFORE) : Step.write(instruction, Call.CREATE);
    }

    @Override
    public Object next(Step done, GpdReply reply) {
        var instruction = done.instruction();
        if (done.call() == Call.CREATE) {
            return created(done, reply);
        }
        if (done.look() == Look.DISBELIEF) {
            return reply.isUnknownPosition()
                    ? verdicts.refused(instruction, elsewhere(instruction), done.before())
                    : found(done, reply, "pagoPA had it already");
        }
        return reply.isUnknownPosition()
                ? Step.write(instruction, Call.CREATE)
                : found(done, reply, "was found at pagoPA after an answer that got lost");
    }

    private Object created(Step done, GpdReply reply) {
        var instruction = done.instruction();
        if (reply.status() == 201 && reply.position().isPresent()) {
            return verdicts.done(instruction, null, reply);
        }
        if (reply.isTaken()) {
            return done.read(Look.DISBELIEF, reply);
        }
        return reply.isRefusal()
                ? verdicts.refused(instruction, reply)
                : verdicts.trouble(
                        instruction, reply, reply.status() == 201 || reply.status() == 200 || reply.status() >= 500);
    }

    /** Adopted when it is ours, refused when it is another's. */
    private Result found(Step done, GpdReply reply, String how) {
        var instruction = done.instruction();
        var position = reply.position();
        if (position.isEmpty()) {
            return verdicts.trouble(instruction, reply, true);
        }
        var differences = position.get().differencesFrom(instruction.position());
        if (differences.isEmpty()) {
            var reason = "iupd: %s (%s)".formatted(how, position.get().status());
            return done.before() == null || instruction.inDoubt()
                    ? verdicts.doneBefore(instruction, reason, 201, reply)
                    : verdicts.done(instruction, reason, done.before());
        }
        return verdicts.refused(
                instruction,
                "iupd: pagoPA has another position under it (%s); give this due its own iupd"
                        .formatted(String.join(", ", differences)),
                done.before());
    }

    private static String elsewhere(Instruction instruction) {
        return "iuv: pagoPA has one of its IUVs (%s) under another iupd; give this due another iuv, or none"
                .formatted(instruction.position().options().stream()
                        .map(PaymentOption::iuv)
                        .collect(Collectors.joining(", ")));
    }
}
