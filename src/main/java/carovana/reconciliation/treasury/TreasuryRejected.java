package carovana.reconciliation.treasury;

/** A bank's file cannot be taken; the message says why and what to do, a line each. */
final class TreasuryRejected extends Exception {

    TreasuryRejected(String sentences) {
        super(sentences, null, false, false);
    }
}
