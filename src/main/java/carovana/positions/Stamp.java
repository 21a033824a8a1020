package carovana.positions;

/**
 * A digital revenue stamp (marca da bollo) bought with a payment.
 *
 * @param hash Base64 of the document's SHA-256, 44 characters
 * @param type 01, the only type there is
 * @param province two-letter province where the payer lives
 */
public record Stamp(String hash, String type, String province) {}
