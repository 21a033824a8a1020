package carovana.sandbox.receipts;

/**
 * What the list of receipts knows of one.
 *
 * @param paymentDateTime as the receipt writes it: Rome's time, without a zone
 * @param status          {@link #CREATED} until the core was seen to know of the payment
 */
public record Receipt(String organization, String iuv, String debtor, String paymentDateTime, String status) {

    public static final String CREATED = "CREATED";
    public static final String PAID = "PAID";

    boolean isCreated() {
        return CREATED.equals(status);
    }

    Receipt settled() {
        return new Receipt(organization, iuv, debtor, paymentDateTime, PAID);
    }
}
