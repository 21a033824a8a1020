package carovana.intake.layouts;

import java.util.List;

/** A dropped file cannot be taken at all; each sentence says what is wrong, where, and what to do. */
public class DropRejected extends Exception {

    private final List<String> sentences;

    public DropRejected(List<String> sentences) {
        super(String.join(" ", sentences));
        this.sentences = List.copyOf(sentences);
    }

    public DropRejected(String sentence) {
        this(List.of(sentence));
    }

    public List<String> sentences() {
        return sentences;
    }
}
