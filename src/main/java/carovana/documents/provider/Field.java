package carovana.documents.provider;

/**
 * One thing that a product asks for.
 *
 * @param key what the provider calls it, such as {@code $4}
 * @param name what people call it, such as {@code CODICE FISCALE}
 * @param type the provider's word for its kind; one that is not known is plain text
 */
public record Field(String key, String name, String type) {

    public boolean isFile() {
        return type.equals("file");
    }
}
