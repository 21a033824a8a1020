/**
 * What is known of payments: receipts, reporting flows, credits of the bank, what does not add up, and what people said
 * to it. Amounts are euro cents, moments are instants, days are days in Europe/Rome.
 */
package carovana.ledger.payments;
