package carovana.ledger;

/**
 * What came of asking for something.
 *
 * @param instruction its number; 0 when it was not taken
 * @param outcome REJECTED or DUPLICATE when it was not taken, else null
 * @param reasons why it was not taken
 */
public record Asking(long instruction, Outcome outcome, Reasons reasons) {

    public boolean isTaken() {
        return outcome == null;
    }
}
