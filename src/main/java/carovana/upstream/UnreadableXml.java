package carovana.upstream;

/** XML that is not what it should be; the message is a sentence for a person, with the line where there is one. */
public final class UnreadableXml extends UnreadableAnswer {

    public UnreadableXml(String message) {
        super(message);
    }
}
