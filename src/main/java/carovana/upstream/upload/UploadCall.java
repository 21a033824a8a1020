package carovana.upstream.upload;

/**
 * One call of the massive upload.
 *
 * @param path behind the address
 * @param zip what is uploaded; null when something is asked
 * @param fileName how the zip is called; null when something is asked
 */
public record UploadCall(String path, byte[] zip, String fileName) {

    public String method() {
        return zip == null ? "GET" : "POST";
    }
}
