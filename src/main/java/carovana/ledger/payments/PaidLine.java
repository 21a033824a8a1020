package carovana.ledger.payments;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a back office was told of one payment.
 *
 * @param file whose line it is
 * @param number of the line in its file, from 1
 * @param iupd the position's; null when the ledger knows none
 * @param nav notice number; null without a receipt
 * @param amount euro cents
 * @param paidAt from its receipt; null without
 * @param paidOn the day in Italy
 * @param iuf the flow that reports it; null when none does
 * @param state a {@link PaymentState}, or {@link #WITHDRAWN}
 * @param before the state it was told in before; null the first time
 */
public record PaidLine(
        long file,
        int number,
        PaymentKey key,
        String iupd,
        String nav,
        String psp,
        long amount,
        Instant paidAt,
        LocalDate paidOn,
        String iuf,
        boolean isStamp,
        String state,
        String before) {

    /** Nothing says any more that it was paid: the flow that did was issued again without it. */
    public static final String WITHDRAWN = "WITHDRAWN";

    static PaidLine first(PaymentPages.Row row) {
        var payment = row.payment();
        return new PaidLine(
                0,
                0,
                payment.key(),
                row.iupd(),
                row.nav(),
                row.psp(),
                payment.amount(),
                payment.paidAt(),
                payment.paidOn(),
                payment.iuf(),
                payment.isStamp(),
                payment.state().name(),
                null);
    }

    /** Told again, since it is otherwise now. */
    PaidLine after(PaidLine earlier) {
        return new PaidLine(0, 0, key, iupd, nav, psp, amount, paidAt, paidOn, iuf, isStamp, state, earlier.state());
    }

    PaidLine withdrawn() {
        return new PaidLine(0, 0, key, iupd, nav, psp, amount, paidAt, paidOn, iuf, isStamp, WITHDRAWN, state);
    }

    boolean differsFrom(PaidLine earlier) {
        return !state.equals(earlier.state()) || amount != earlier.amount();
    }
}
