package carovana.documents.provider;

/**
 * Something that may be added to a product.
 *
 * @param code what is sent for it, such as {@code opzione_0}
 * @param type what it is, such as {@code urgenza}: what people order
 * @param price euro cents, without VAT
 */
public record Option(String code, String type, long price) {}
