package carovana.ledger.payments;

/**
 * The share of one beneficiary in what was paid.
 *
 * @param index number of the transfer, 1 to 5
 * @param beneficiary fiscal code, 11 digits
 * @param amount euro cents
 * @param isStamp whether a revenue stamp was bought: it is never remitted and stands in no flow
 */
public record ReceiptTransfer(int index, String beneficiary, long amount, boolean isStamp) {}
