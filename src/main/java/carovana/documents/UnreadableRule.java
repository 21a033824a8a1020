package carovana.documents;

/** A product's rule cannot be understood; the message says where, as a sentence. */
class UnreadableRule extends Exception {

    UnreadableRule(String sentence) {
        super(sentence);
    }
}
