package carovana.files;

/** A value is not what its column asks for; the message is the advice that goes beside it. */
public final class Unreadable extends Exception {

    public Unreadable(String advice) {
        super(advice, null, false, false);
    }
}
