package carovana.ledger.payments;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Money that arrived on the organization's account.
 *
 * @param organization fiscal code, 11 digits
 * @param reference what names it at the treasurer: {@code year/number}, or the EndToEndId; up to 70 characters
 * @param amount euro cents; a debit note is not above 0
 * @param day when it was credited
 * @param text the remittance information, up to 1000 characters
 * @param reading what the text could be read as
 * @param iuf the flow it pays, as the text or a person says; null when none
 * @param iuv the payment it pays by itself; null when none
 * @param isCancelled whether the treasurer took it back
 * @param learnedAt when we came to know
 */
public record BankCredit(
        String organization,
        String reference,
        long amount,
        LocalDate day,
        String text,
        Reading reading,
        String iuf,
        String iuv,
        boolean isCancelled,
        Instant learnedAt) {

    /** What a credit's text is. */
    public enum Reading {
        /** it names a flow */
        FLOW,
        /** it names one payment */
        PAYMENT,
        /** it is pagoPA's, and its identifier cannot be trusted */
        UNREADABLE,
        /** it is something else */
        OTHER,
        /** it names nothing, and a person said which flow it pays */
        ASSIGNED
    }

    public boolean counts() {
        return amount > 0 && !isCancelled;
    }
}
