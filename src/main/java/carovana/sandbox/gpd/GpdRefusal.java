package carovana.sandbox.gpd;

/** A call that the core refuses, with what it answers. Titles and texts: pagoPA's core 1.1.37 */
final class GpdRefusal extends RuntimeException {

    static final String BAD_REQUEST = "BAD REQUEST";
    private static final String BAD_DATA = "Error in the debt position request data";

    final int status;
    final String title;

    GpdRefusal(int status, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
    }

    static GpdRefusal badRequest(String detail) {
        return new GpdRefusal(400, BAD_REQUEST, detail);
    }

    static GpdRefusal badData(String detail) {
        return new GpdRefusal(400, BAD_DATA, detail);
    }

    static GpdRefusal notUnique(String organization) {
        return new GpdRefusal(
                409,
                "The debt position violated constraints of uniqueness",
                "Already exists a debt position for the Organization Fiscal Code %s ".formatted(organization)
                        + "or one of its payment options is not unique");
    }

    static GpdRefusal notFound(String organization, String iupd) {
        return new GpdRefusal(
                404,
                "Not found the debt position",
                "Not found a debt position for Organization Fiscal Code %s and IUPD %s".formatted(organization, iupd));
    }

    static GpdRefusal forbidden(String organization, String iupd) {
        return new GpdRefusal(
                403,
                "The payment position is forbidden",
                ("The caller does not have proper authorization to access or modify the IUVs in the payment"
                                + " position. [Organization Fiscal Code=%s, IUPD=%s]")
                        .formatted(organization, iupd));
    }

    static GpdRefusal noticeForbidden(String organization) {
        return new GpdRefusal(
                403,
                "The payment position is forbidden",
                ("The caller does not have proper authorization to access or modify the NAVs in the payment"
                                + " position. [Organization Fiscal Code=%s]")
                        .formatted(organization));
    }

    static GpdRefusal paid(String organization, String iupd) {
        return new GpdRefusal(
                409,
                "Existing related payment found",
                "A payment transaction has already been carried out on the debt position with %s"
                        .formatted(names(organization, iupd)));
    }

    /** @param able what it cannot be done to in its state: updatable, publishable, invalidable */
    static GpdRefusal notAble(String able, String organization, String iupd) {
        return new GpdRefusal(
                409,
                "Existing related payment found or not in %s state".formatted(able),
                "A payment transaction has already been carried out or, the debt position with %s, is not in %s state"
                        .formatted(names(organization, iupd), able));
    }

    static String names(String organization, String iupd) {
        return "Organization Fiscal Code %s and IUPD %s".formatted(organization, iupd);
    }

    static GpdRefusal noticeNotFound(String organization, String nav) {
        return optionNotFound(organization, "NAV", nav);
    }

    static GpdRefusal iuvNotFound(String organization, String iuv) {
        return optionNotFound(organization, "IUV", iuv);
    }

    private static GpdRefusal optionNotFound(String organization, String kind, String name) {
        return new GpdRefusal(
                404,
                "Not found the payment option",
                "Not found a payment option for Organization Fiscal Code %s and %s %s"
                        .formatted(organization, kind, name));
    }

    static GpdRefusal creationFailed(String organization) {
        return new GpdRefusal(
                500,
                "The debt position creation is failed",
                "Creation failed for the debt position with Organization Fiscal Code " + organization);
    }

    static GpdRefusal updateFailed(String organization) {
        return new GpdRefusal(
                500,
                "The debt position update is failed",
                "Update failed for the debt position with Organization Fiscal Code " + organization);
    }

    static GpdRefusal unexpected(String detail) {
        return new GpdRefusal(500, "INTERNAL SERVER ERROR", detail);
    }
}
