package carovana.documents.unpack;

/** What was delivered breaks a limit or plays a trick: it is kept apart, and never tried again. */
public class Hostile extends Exception {

    public Hostile(String sentence) {
        super(sentence);
    }
}
