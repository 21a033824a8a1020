/**
 * The payment proxy's configuration: tenants, their payment configs, what became of them, and the configs as rows name
 * them. Documents are JSON, and what is secret in them is encrypted before it comes here.
 */
package carovana.ledger.tenants;
