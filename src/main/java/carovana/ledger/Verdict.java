package carovana.ledger;

/**
 * What became of an entry that asks pagoPA for nothing.
 *
 * @param instruction of the position it repeats, or null
 */
record Verdict(Entry entry, Outcome outcome, Long instruction, Reasons reasons) {

    static Verdict rejected(Entry entry, Reasons reasons) {
        return new Verdict(entry, Outcome.REJECTED, null, reasons);
    }
}
