package carovana.facade;

/** A call that is not passed on, with what is answered: in GPD's form, and in its words where GPD would refuse it too. */
final class Refusal extends RuntimeException {

    static final String BAD_REQUEST = "BAD REQUEST";
    static final String BAD_DATA = "Error in the debt position request data";

    final int status;
    final String title;

    Refusal(int status, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
    }

    static Refusal badRequest(String detail) {
        return new Refusal(400, BAD_REQUEST, detail);
    }

    static Refusal badData(String detail) {
        return new Refusal(400, BAD_DATA, detail);
    }

    static Refusal notUnique(String organization) {
        return new Refusal(
                409,
                "The debt position violated constraints of uniqueness",
                "Already exists a debt position for the Organization Fiscal Code %s or one of its payment options is not unique"
                        .formatted(organization));
    }

    static Refusal segregated(String organization, String iupd) {
        return new Refusal(
                403,
                "The payment position is forbidden",
                "The caller does not have proper authorization to access or modify the IUVs in the payment position. [Organization Fiscal Code=%s, IUPD=%s]"
                        .formatted(organization, iupd));
    }

    Refusal with(String more) {
        return more.isEmpty() ? this : new Refusal(status, title, getMessage() + " | " + more);
    }
}
