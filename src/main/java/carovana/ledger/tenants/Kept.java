package carovana.ledger.tenants;

/** What is kept of an intermediary's configuration: a tenant, or a payment config. */
public sealed interface Kept permits Tenant, PaymentConfig {

    String proxy();

    String id();

    boolean active();

    String document();

    long version();
}
