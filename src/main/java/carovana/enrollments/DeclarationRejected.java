package carovana.enrollments;

import java.util.List;

/** A declaration that cannot be taken, and everything that is wrong with it. */
final class DeclarationRejected extends Exception {

    private final transient List<String> sentences;

    DeclarationRejected(List<String> sentences) {
        super(String.join("; ", sentences));
        this.sentences = List.copyOf(sentences);
    }

    List<String> sentences() {
        return sentences;
    }
}
