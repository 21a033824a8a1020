package carovana.ledger.payments;

import java.time.LocalDate;

/**
 * What a flow says of one payment.
 *
 * @param number of the line in its flow, from 1
 * @param iuv identifier of the payment, up to 35 characters
 * @param iur identifier of the collection, up to 35 characters
 * @param index number of the transfer, 1 to 5; a flow that does not say means 1
 * @param amount euro cents; a reversal may be written with a sign
 * @param outcome 0 paid, 3 reversed, 4 in stand-in, 8 in stand-in without a receipt, 9 without a receipt; or something
 *     that nobody knows
 * @param paidOn the day of the payment, as in its receipt
 */
public record FlowLine(int number, String iuv, String iur, int index, long amount, String outcome, LocalDate paidOn) {

    public static final String REVERSED = "3";

    public boolean isReversal() {
        return outcome.equals(REVERSED);
    }

    /** Whether a receipt exists, or will come. */
    public boolean hasReceipt() {
        return outcome.equals("0") || outcome.equals("4");
    }

    /** Whether the PSP says that no receipt will ever come. */
    public boolean isWithoutReceipt() {
        return outcome.equals("8") || outcome.equals("9");
    }

    public boolean isKnown() {
        return isReversal() || hasReceipt() || isWithoutReceipt();
    }
}
