package carovana.upstream;

/** An answer that is not what it should be; the message is a sentence for a person. */
public class UnreadableAnswer extends RuntimeException {

    public UnreadableAnswer(String message) {
        super(message);
    }
}
