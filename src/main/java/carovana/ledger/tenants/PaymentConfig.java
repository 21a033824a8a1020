package carovana.ledger.tenants;

import carovana.positions.PaymentTerms;

/**
 * How one kind of payment is made out.
 *
 * @param proxy the intermediary it is with
 * @param id a UUID in lower case, unique in its proxy
 * @param tenant whose it is
 * @param managementId what else it goes by; may be null, and that of others too
 * @param active false once it was deleted
 * @param document as it was saved, secrets encrypted
 * @param terms what it gives to a position
 * @param version the change that made it so
 */
public record PaymentConfig(
        String proxy,
        String id,
        String tenant,
        String managementId,
        boolean active,
        String document,
        PaymentTerms terms,
        long version)
        implements Kept {}
