package carovana.submission;

import carovana.ledger.Instruction;
import carovana.positions.Operation;
import carovana.submission.Step.Call;
import carovana.submission.Step.Look;
import carovana.upstream.gpd.GpdReply;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Deletes; what is not there any more is deleted, once it was looked for. */
@Component
class Deleting implements Plan {

    /** GPD's words for it. */
    private static final GpdReply DELETED = GpdReply.of(200, "\"The debt position was successfully deleted\"");

    private final Verdicts verdicts;

    Deleting(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    @Override
    public Set<Operation> operations() {
        return Set.of(Operation.DELETE);
    }

    @Override
    public Step first(Instruction instruction) {
        return instruction.inDoubt() ? Step.read(instruction, Look.BEFORE) : Step.write(instruction, Call.DELETE);
    }

    @Override
    public Object next(Step done, GpdReply reply) {
        return done.call() == Call.DELETE ? deleted(done, reply) : read(done, reply);
    }

    private Object deleted(Step done, GpdReply reply) {
        if (reply.isDeleted()) {
            return verdicts.done(done.instruction(), null, reply);
        }
        if (reply.status() == 409 || reply.isUnknownPosition()) {
            return done.read(Look.DISBELIEF, reply);
        }
        return reply.isRefusal()
                ? verdicts.refused(done.instruction(), reply)
                : verdicts.trouble(done.instruction(), reply, reply.status() == 200 || reply.status() >= 500);
    }

    private Object read(Step done, GpdReply reply) {
        var instruction = done.instruction();
        if (reply.isUnknownPosition()) {
            return verdicts.done(
                    instruction, "iupd: pagoPA has it no more", instruction.inDoubt() ? DELETED : done.before());
        }
        var position = reply.position();
        if (position.isEmpty()) {
            return verdicts.trouble(instruction, reply, false);
        }
        return done.before() == null ? Step.write(instruction, Call.DELETE) : verdicts.refusedAs(done, position.get());
    }
}
