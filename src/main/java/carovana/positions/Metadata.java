package carovana.positions;

/** A key and a value that travel with a payment option or a transfer, at most 140 characters each. */
public record Metadata(String key, String value) {

    /** GPD writes the notification fee under this key and answers 409 to whoever does. */
    public static final String RESERVED = "NOTIFICATION_FEE";
}
