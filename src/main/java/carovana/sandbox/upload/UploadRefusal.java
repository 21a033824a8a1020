package carovana.sandbox.upload;

/** A call that the massive upload refuses. Titles: pagoPA's massive upload. */
final class UploadRefusal extends RuntimeException {

    final int status;
    final String title;

    UploadRefusal(int status, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
    }

    static UploadRefusal badRequest(String detail) {
        return new UploadRefusal(400, "BAD_REQUEST", detail);
    }

    static UploadRefusal emptyFile() {
        return new UploadRefusal(400, "EMPTY FILE", "The zip file is missing");
    }

    static UploadRefusal invalidFile(String detail) {
        return new UploadRefusal(400, "INVALID FILE", detail);
    }

    static UploadRefusal invalidJson(String detail) {
        return new UploadRefusal(400, "INVALID JSON", "Given JSON is invalid for required API payload: " + detail);
    }

    static UploadRefusal invalidPositions(String detail) {
        return new UploadRefusal(
                400,
                "INVALID DEBT POSITIONS",
                "The format of the debt positions in the uploaded file is invalid. " + detail);
    }

    static UploadRefusal unknown(String id) {
        return new UploadRefusal(
                404, "STATUS NOT FOUND", "The status for given fileId %s does not exist for GPD".formatted(id));
    }

    static UploadRefusal noReport() {
        return new UploadRefusal(404, "Upload blob not found", "The blob for the given upload id does not exist");
    }

    static UploadRefusal tooEarly() {
        return new UploadRefusal(
                425, "Too Early", "The report has not been generated yet, wait for the operations to complete.");
    }
}
