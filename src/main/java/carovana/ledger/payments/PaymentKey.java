package carovana.ledger.payments;

/**
 * One payment of one transfer, as the beneficiary knows it; the only key by which a line of a flow and a receipt agree.
 *
 * @param organization fiscal code of the beneficiary, 11 digits
 * @param iuv identifier of the payment, up to 35 characters
 * @param iur identifier of the collection, the receipt's id; empty while nobody has paid
 * @param index number of the transfer, 1 to 5
 */
public record PaymentKey(String organization, String iuv, String iur, int index) {

    /** The key within its organization: {@code iuv/iur/index}. */
    public String told() {
        return iuv + "/" + iur + "/" + index;
    }
}
