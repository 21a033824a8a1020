package carovana.upstream.visengine;

import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.component.http.HttpMethods;
import org.apache.hc.core5.http.HttpEntity;

/**
 * One call of Visengine or of its OAuth service.
 *
 * @param path behind the address
 * @param authorization the whole header
 * @param entity null for none
 * @param reader takes the answer while it comes
 */
public record VisengineCall(HttpMethods verb, String path, String authorization, HttpEntity entity, Reader reader) {

    /** Reads an answer's body where it is a good one. */
    @FunctionalInterface
    public interface Reader {
        Object read(InputStream body) throws IOException, carovana.documents.provider.ProviderTrouble;
    }

    /** Whether something is there afterwards that was not there before. */
    boolean changes() {
        return verb != HttpMethods.GET;
    }

    VisengineCall as(String otherAuthorization) {
        return new VisengineCall(verb, path, otherAuthorization, entity, reader);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return verb + " " + path;
    }
}
