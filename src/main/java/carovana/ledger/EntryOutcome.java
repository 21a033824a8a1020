package carovana.ledger;

import java.util.List;

/**
 * What became of an entry of a drop, for the outcome file.
 *
 * @param firstRow first row of the entry, as in {@link Entry}
 * @param lastRow last row of the entry
 * @param options one per row of the entry, in order; empty when there is nothing to pay (rejected)
 * @param outcome null while it waits for one
 * @param reasons why, or warnings
 */
public record EntryOutcome(
        int firstRow, int lastRow, String iupd, Outcome outcome, List<Payable> options, Reasons reasons) {

    /**
     * What is printed on a notice.
     *
     * @param amount in cents
     * @param organization fiscal code of the creditor
     */
    public record Payable(String iuv, long amount, String organization) {

        public String nav() {
            return "3" + iuv;
        }

        /** The text of the notice's QR code; the amount in cents without leading zeros. */
        public String qr() {
            return "PAGOPA|002|" + nav() + "|" + organization + "|" + amount;
        }
    }
}
