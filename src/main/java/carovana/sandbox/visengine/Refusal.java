package carovana.sandbox.visengine;

/** A call that is refused: status, number and message of the OpenAPI documents of Visengine 2.0.0 and OAuth 2.1.0. */
final class Refusal extends RuntimeException {

    final int status;

    /** The number in the envelope, or null where none is published. */
    final Integer error;

    Refusal(int status, Integer error, String message) {
        super(message, null, false, false);
        this.status = status;
        this.error = error;
    }

    static Refusal unauthorized() {
        return new Refusal(401, null, "Unauthorized");
    }

    static Refusal outOfScope(String scope) {
        return new Refusal(403, null, "Scope not allowed: " + scope);
    }

    static Refusal unknownPath() {
        return new Refusal(404, null, "Not Found");
    }

    static Refusal unreadable() {
        return new Refusal(400, null, "the body is not a JSON object");
    }

    static Refusal tooLarge() {
        return new Refusal(413, null, "the body is too large");
    }

    static Refusal unknownProduct() {
        return new Refusal(400, 200, "wrong hash_visura");
    }

    static Refusal noRequests() {
        return new Refusal(404, 203, "no request related to your account");
    }

    static Refusal insufficientCredit(int error, long balance) {
        return new Refusal(402, error, "Insufficient Credit in Wallet: " + Price.text(balance));
    }

    static Refusal insufficientData(String what) {
        return new Refusal(412, 250, "Insufficient data to validate the request: " + what);
    }

    static Refusal invalidId(int error) {
        return new Refusal(400, error, "Invalid id");
    }

    static Refusal noMatch(int error, String id) {
        return new Refusal(404, error, "no requests matches this id: " + id);
    }

    /** What must stand in the body or the path. */
    static Refusal required(int error, String what) {
        return new Refusal(428, error, what + " required");
    }
}
