package carovana.sandbox.flows;

import java.time.LocalDate;

/**
 * One payment as a flow reports it.
 *
 * @param iur    the number of the payment, and of its receipt where there is one
 * @param amount in cents
 * @param code   the outcome: 0 paid, 3 revoked, 4 stand-in, 8 stand-in without a receipt, 9 without a receipt
 */
public record FlowLine(String iuv, String iur, int index, long amount, int code, LocalDate date) {

    static final int REVOKED = 3;

    FlowLine withAmount(long other) {
        return new FlowLine(iuv, iur, index, other, code, date);
    }

    FlowLine withCode(int other) {
        return new FlowLine(iuv, iur, index, amount, other, date);
    }
}
