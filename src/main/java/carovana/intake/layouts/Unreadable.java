package carovana.intake.layouts;

/** A value is not what its column asks for; the message is the advice that goes beside it. */
final class Unreadable extends Exception {

    Unreadable(String advice) {
        super(advice, null, false, false);
    }
}
