package carovana.ledger.payments;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Where one payment is.
 *
 * @param amount euro cents: as the receipt says, else as the flow, else as is asked for
 * @param paidAt from its receipt; null without
 * @param paidOn the day in Italy: as the receipt says, else as the flow; null while nobody has paid, also where a flow
 *     takes back what nothing says was ever paid
 * @param iuf the flow that reports it; null when none does
 * @param isStamp whether a revenue stamp is bought: then being paid is all there is
 */
public record Payment(
        PaymentKey key,
        PaymentState state,
        long amount,
        Instant paidAt,
        LocalDate paidOn,
        String iuf,
        boolean isStamp) {

    static final ZoneId ITALY = ZoneId.of("Europe/Rome");

    /** With the day of its receipt. */
    public Payment(PaymentKey key, PaymentState state, long amount, Instant paidAt, String iuf, boolean isStamp) {
        this(key, state, amount, paidAt, paidAt == null ? null : LocalDate.ofInstant(paidAt, ITALY), iuf, isStamp);
    }
}
