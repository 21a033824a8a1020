package carovana.sandbox.receipts;

/** A call that the receipts service refuses, with what it answers (pagoPA's payments and receipts). */
final class ReceiptRefusal extends RuntimeException {

    final int status;
    final String title;

    private ReceiptRefusal(int status, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
    }

    static ReceiptRefusal badRequest(String detail) {
        return new ReceiptRefusal(400, "BAD REQUEST", detail);
    }

    static ReceiptRefusal invalidRange(String from, String to) {
        return new ReceiptRefusal(
                400, "Invalid date range", "The date range is not valid [from= %s, to= %s]".formatted(from, to));
    }

    static ReceiptRefusal notEnough() {
        return new ReceiptRefusal(400, "Not enough elements", "The page number is too big for the filtered elements");
    }

    static ReceiptRefusal notFound(String organization, String iuv) {
        return new ReceiptRefusal(
                404,
                "Not found the receipt",
                "Not found a receipt for Organization Fiscal Code %s and IUV %s".formatted(organization, iuv));
    }

    static ReceiptRefusal unpaid(String organization, String iuv) {
        return new ReceiptRefusal(
                422,
                "The receipts recovery is failed",
                ("The debt position is in an inappropriate state [status= PO_UNPAID] to provide the receipt"
                                + " [Organization Fiscal Code= %s, IUV= %s]")
                        .formatted(organization, iuv));
    }

    static ReceiptRefusal forbidden(String organization, String iuv) {
        return new ReceiptRefusal(
                403,
                "The receipt retrieve is forbidden",
                ("The caller does not have proper authorization to access IUV with the following segregation code %s"
                                + " [Organization Fiscal Code=%s, IUV=%s]")
                        .formatted(iuv.substring(0, Math.min(2, iuv.length())), organization, iuv));
    }
}
