package carovana.submission;

import carovana.ledger.Answer;
import carovana.ledger.Instruction;
import carovana.ledger.Result;
import carovana.upstream.Governor;
import carovana.upstream.UpstreamHeld;
import carovana.upstream.gpd.GpdPosition;
import carovana.upstream.gpd.GpdReply;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What is said of an instruction in the end, and what is done when pagoPA says nothing that counts. */
@Component
class Verdicts {

    /** A warning: what could be paid before cannot be now. */
    static final String DRAFT = "publish: it is a draft now, and cannot be paid until it is published";

    private static final Logger log = LoggerFactory.getLogger(Verdicts.class);

    private final Retries retries;
    private final Governor governor;

    Verdicts(Retries retries, Governor gpdGovernor) {
        this.retries = retries;
        this.governor = gpdGovernor;
    }

    /** @param answer what GPD said to the write, or the reading that stands for it */
    Result done(Instruction instruction, String reason, GpdReply answer) {
        governor.answered();
        return Result.done(instruction, reason).with(answer(answer));
    }

    /** @param answer what GPD said to it; null when it said nothing to it, and the reason is ours */
    Result refused(Instruction instruction, String reason, GpdReply answer) {
        governor.answered();
        var told = answer == null ? GpdReply.refusal(409, "Existing related payment found", reason) : answer;
        return Result.refused(instruction, reason).with(answer(told));
    }

    /**
     * What the instruction asks for was done by an earlier call of ours, whose answer got lost.
     *
     * @param status of that answer
     * @param reading what GPD has now
     */
    Result doneBefore(Instruction instruction, String reason, int status, GpdReply reading) {
        return done(instruction, reason, reading.asWritten(status, instruction.position()));
    }

    /** GPD's own reason. */
    Result refused(Instruction instruction, GpdReply reply) {
        return refused(instruction, "pagoPA refused it (%d): %s".formatted(reply.status(), reply.detail()), reply);
    }

    /** GPD's own reason, and what it has instead. */
    Result refusedAs(Step looked, GpdPosition position) {
        var refusal = looked.before();
        return refused(
                looked.instruction(),
                "pagoPA refused it (%d), and has it as %s: %s"
                        .formatted(refusal.status(), position.status(), refusal.detail()),
                refusal);
    }

    private static Answer answer(GpdReply reply) {
        return reply == null ? null : new Answer(reply.status(), reply.body());
    }

    /** GPD answered, and not what was to be expected: tried again later. */
    Result again(Instruction instruction, String reason) {
        governor.answered();
        return retries.again(instruction, reason, null, true);
    }

    Result parked(Instruction instruction, String reason, GpdReply answer) {
        log.warn("Parked: {}", reason);
        return Result.parked(instruction, reason, true).with(answer(answer));
    }

    /**
     * An answer that says nothing about the position: key, permission, address, pace, or an upstream that failed.
     *
     * @param mayBeDone whether the call may have done its work all the same
     */
    Result trouble(Instruction instruction, GpdReply reply, boolean mayBeDone) {
        boolean inDoubt = mayBeDone || instruction.inDoubt();
        return switch (reply.status()) {
            case 401 ->
                held(instruction, reply, "pagoPA does not know the subscription key (carovana.upstream.gpd.key)");
            case 403 ->
                again(
                        instruction,
                        reply,
                        "this key is not enabled for organization %s: ask PagoPA to enable it"
                                .formatted(instruction.organization()),
                        inDoubt);
            case 429 -> held(instruction, reply, "pagoPA asks for fewer calls");
            case 404, 405 -> again(instruction, reply, "there is no GPD at carovana.upstream.gpd.address", inDoubt);
            case 502, 503, 504 -> {
                var reason = "pagoPA is away (%d)".formatted(reply.status());
                troubled(reason);
                yield again(instruction, reply, reason, inDoubt);
            }
            case 500 -> again(instruction, reply, "pagoPA failed (500): " + reply.detail(), inDoubt);
            default ->
                reply.isRefusal()
                        ? refused(instruction, reply)
                        : again(
                                instruction,
                                reply,
                                "pagoPA's answer (%d) cannot be understood".formatted(reply.status()),
                                inDoubt);
        };
    }

    /** After an exception: nothing came back at all. */
    Result away(Instruction instruction, Exception exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof UpstreamHeld held) {
                return Result.unsent(instruction, LocalDateTime.ofInstant(held.until(), ZoneOffset.UTC));
            }
            if (Silence.neverArrived(cause)) {
                var reason = "pagoPA cannot be reached: " + cause.getMessage();
                troubled(reason);
                return retries.again(instruction, reason, null, instruction.inDoubt());
            }
            if (cause instanceof IOException) {
                var reason = "pagoPA did not answer: " + cause.getMessage();
                troubled(reason);
                return retries.again(instruction, reason, null, true);
            }
        }
        log.error("Instruction {} could not be handled", instruction.id(), exception);
        return Result.parked(
                instruction, "could not be handled (%s): tell whoever runs Carovana".formatted(exception), true);
    }

    /** Calls are held back; whoever runs Carovana is told why, once. */
    private void troubled(String reason) {
        if (governor.troubled()) {
            log.warn("{}: all calls wait, and are tried again by themselves", reason);
        }
    }

    private Result held(Instruction instruction, GpdReply reply, String reason) {
        if (reply.retryAfter() == null) {
            troubled(reason);
        } else {
            governor.holdFor(reply.retryAfter());
        }
        return again(instruction, reply, reason, instruction.inDoubt());
    }

    private Result again(Instruction instruction, GpdReply reply, String reason, boolean inDoubt) {
        return retries.again(instruction, reason, reply.retryAfter(), inDoubt)
                .with(instruction.attempts() + 1 >= retries.attempts() ? answer(reply) : null);
    }
}
