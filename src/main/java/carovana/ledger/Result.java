package carovana.ledger;

import java.time.LocalDateTime;

/**
 * What one try came to.
 *
 * @param reason why; null when there is nothing to say
 * @param notBefore when to try again, UTC (WAITING and UNSENT)
 * @param inDoubt whether the next try must read before it sends
 * @param answer what pagoPA said to it; null when there is nothing to pass on
 */
public record Result(
        Instruction instruction, Kind kind, String reason, LocalDateTime notBefore, boolean inDoubt, Answer answer) {

    public enum Kind {
        /** pagoPA has done it. */
        DONE,
        /** pagoPA will not do it. */
        REFUSED,
        /** A person must look. */
        PARKED,
        /** It will be tried again. */
        WAITING,
        /** It was not tried at all: nothing to tell, it is as it was. */
        UNSENT
    }

    public static Result done(Instruction instruction, String reason) {
        return new Result(instruction, Kind.DONE, reason, null, false, null);
    }

    public static Result refused(Instruction instruction, String reason) {
        return new Result(instruction, Kind.REFUSED, reason, null, false, null);
    }

    public static Result parked(Instruction instruction, String reason, boolean inDoubt) {
        return new Result(instruction, Kind.PARKED, reason, null, inDoubt, null);
    }

    public static Result waiting(Instruction instruction, String reason, LocalDateTime notBefore, boolean inDoubt) {
        return new Result(instruction, Kind.WAITING, reason, notBefore, inDoubt, null);
    }

    public static Result unsent(Instruction instruction, LocalDateTime notBefore) {
        return new Result(instruction, Kind.UNSENT, null, notBefore, instruction.inDoubt(), null);
    }

    /** It may be done or not: to be read at pagoPA at once. */
    public static Result doubtful(Instruction instruction, LocalDateTime now) {
        return new Result(instruction, Kind.UNSENT, null, now, true, null);
    }

    public Result with(Answer heard) {
        return new Result(instruction, kind, reason, notBefore, inDoubt, heard);
    }

    /** Whether nothing more is tried by itself. */
    public boolean isSettled() {
        return kind != Kind.WAITING && kind != Kind.UNSENT;
    }

    /** How it is told: CREATED, UPDATED…, or the kind itself. */
    String told() {
        return kind == Kind.DONE ? outcome().name() : kind.name();
    }

    /** Of a settled one. */
    public Outcome outcome() {
        return kind == Kind.DONE ? Outcome.of(instruction.operation()) : Outcome.valueOf(kind.name());
    }
}
