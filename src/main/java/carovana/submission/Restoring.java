package carovana.submission;

import carovana.ledger.Instruction;
import carovana.positions.Objection;
import carovana.positions.Operation;
import carovana.positions.Organizations;
import carovana.positions.PositionRules;
import carovana.submission.Step.Call;
import carovana.submission.Step.Look;
import carovana.upstream.gpd.GpdPosition;
import carovana.upstream.gpd.GpdReply;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * GPD brings no INVALID position back, so it is deleted and created again. It is judged first, as a new one: once
 * deleted it must not be refused. After every interruption it is read again, and goes on from what is there.
 */
@Component
class Restoring implements Plan {

    private final PositionRules rules;
    private final Organizations organizations;
    private final Verdicts verdicts;

    Restoring(PositionRules rules, Organizations organizations, Verdicts verdicts) {
        this.rules = rules;
        this.organizations = organizations;
        this.verdicts = verdicts;
    }

    @Override
    public Set<Operation> operations() {
        return Set.of(Operation.RESTORE);
    }

    @Override
    public Step first(Instruction instruction) {
        return Step.read(instruction, Look.BEFORE);
    }

    @Override
    public Object next(Step done, GpdReply reply) {
        return switch (done.call()) {
            case DELETE -> deleted(done, reply);
            case CREATE -> created(done, reply);
            default -> read(done, reply);
        };
    }

    private Object read(Step done, GpdReply reply) {
        var instruction = done.instruction();
        if (reply.isUnknownPosition()) {
            return Step.write(instruction, Call.CREATE);
        }
        var position = reply.position();
        if (position.isEmpty()) {
            return verdicts.trouble(instruction, reply, true);
        }
        if (position.get().status().equals("INVALID")) {
            var faults = faultsOf(instruction);
            return faults.isEmpty()
                    ? Step.write(instruction, Call.DELETE)
                    : verdicts.refused(instruction, "it could not be created again: " + faults, null);
        }
        return instruction.inDoubt() && isOurs(instruction, position.get())
                ? verdicts.doneBefore(instruction, "iupd: was found restored after an answer that got lost", 201, reply)
                : verdicts.refused(
                        instruction,
                        "pagoPA has it as %s, and only an INVALID position is restored"
                                .formatted(position.get().status()),
                        null);
    }

    private String faultsOf(Instruction instruction) {
        var organization = organizations.find(instruction.organization()).orElseThrow();
        return rules.judge(instruction.position(), organization).stream()
                .filter(Objection::isFault)
                .map(each -> each.field() + ": " + each.advice())
                .collect(Collectors.joining(" | "));
    }

    private static boolean isOurs(Instruction instruction, GpdPosition position) {
        return position.differencesFrom(instruction.position()).isEmpty();
    }

    private Object deleted(Step done, GpdReply reply) {
        if (reply.isDeleted() || reply.isUnknownPosition()) {
            return Step.write(done.instruction(), Call.CREATE);
        }
        return reply.isRefusal()
                ? verdicts.refused(done.instruction(), reply)
                : verdicts.trouble(done.instruction(), reply, true);
    }

    private Object created(Step done, GpdReply reply) {
        var instruction = done.instruction();
        if (reply.status() == 201 && reply.position().isPresent()) {
            return verdicts.done(
                    instruction, Boolean.TRUE.equals(instruction.position().publish()) ? null : Verdicts.DRAFT, reply);
        }
        return reply.isRefusal()
                ? verdicts.parked(
                        instruction,
                        "it was deleted to be restored, and then refused (%d): %s; mend the cause, then replay it"
                                .formatted(reply.status(), reply.detail()),
                        reply)
                : verdicts.trouble(instruction, reply, true);
    }
}
