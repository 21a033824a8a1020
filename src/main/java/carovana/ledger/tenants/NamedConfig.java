package carovana.ledger.tenants;

import carovana.positions.PaymentTerms;

/**
 * A config as a row names it, with its tenant's name beside it.
 *
 * @param tenantName may be null
 */
public record NamedConfig(String proxy, String id, long version, String tenantName, PaymentTerms terms) {}
