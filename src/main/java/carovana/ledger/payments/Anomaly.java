package carovana.ledger.payments;

import java.time.Instant;

/**
 * Something that does not add up, as it is now.
 *
 * @param group what it was found in: {@code P:iuv}, {@code F:IUF}, {@code C:reference} or {@code G:gaps}; looking there
 *     again tells whether it still is so
 * @param subject what it is about, within its organization: a payment's {@code iuv/iur/index}, a notice's
 *     {@code iuv} or {@code iuv/index}, a flow's {@code iuf}, a credit's reference; up to 120 characters
 * @param since when it began to be so
 * @param openFrom when it stopped being a matter of waiting
 * @param evidence what was seen, in few characters: when that changes, it is news again, whoever closed it before
 * @param sentence what is wrong, and what to do
 */
public record Anomaly(
        String organization,
        AnomalyKind kind,
        String group,
        String subject,
        Severity severity,
        Instant since,
        Instant openFrom,
        String evidence,
        String sentence) {}
