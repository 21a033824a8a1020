package carovana.upstream.upload;

import carovana.upstream.RetryAfter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.springframework.stereotype.Component;

/** Between our words and the wire's. */
@Component("uploadWire")
public class UploadWire {

    /** A report has some hundred bytes for each position, and an upload at most 100,000 of them. */
    private static final int ANSWER_LIMIT = 100 * 1024 * 1024;

    /** @return the form with the zip, or nothing when something is only asked */
    public HttpEntity form(UploadCall call) {
        return call.zip() == null
                ? null
                : MultipartEntityBuilder.create()
                        .addBinaryBody("file", call.zip(), ContentType.create("application/zip"), call.fileName())
                        .build();
    }

    public UploadReply reply(Integer status, String location, String retryAfter, InputStream body) throws IOException {
        if (status == null) {
            throw new IOException("the massive upload gave no answer");
        }
        var bytes = body == null ? new byte[0] : body.readNBytes(ANSWER_LIMIT + 1);
        if (bytes.length > ANSWER_LIMIT) {
            throw new IOException("the massive upload's answer is longer than %d bytes".formatted(ANSWER_LIMIT));
        }
        return new UploadReply(
                status, new String(bytes, StandardCharsets.UTF_8), location, RetryAfter.read(retryAfter));
    }
}
