package carovana.ledger.payments;

import java.time.Instant;

/**
 * Where one payment is.
 *
 * @param amount euro cents: as the receipt says, else as the flow, else as is asked for
 * @param paidAt from its receipt; null without
 * @param iuf the flow that reports it; null when none does
 * @param isStamp whether a revenue stamp is bought: then being paid is all there is
 */
public record Payment(PaymentKey key, PaymentState state, long amount, Instant paidAt, String iuf, boolean isStamp) {}
