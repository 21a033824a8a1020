/**
 * What the ledger remembers of ordered documents: requests, where each is, what happened to it, what may be spent, which
 * files are kept and until when, and who read them. Amounts are euro cents. Nothing here is personal.
 */
package carovana.ledger.documents;
