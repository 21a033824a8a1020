package carovana.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/**
 * Reads each answer to its end before anybody looks at it, so that nobody waits for an upstream inside of a transaction,
 * within limits: an answer that is too long, or comes too slowly, ends with its connection.
 */
public final class WholeAnswers implements ExecChainHandler {

    private static final int PIECE = 16 * 1024;

    private final long largest;
    private final Duration longest;

    /**
     * @param largest how many bytes an answer may have, once it is unpacked
     * @param longest how long it may take to come, from its first byte on
     */
    public WholeAnswers(long largest, Duration longest) {
        this.largest = largest;
        this.longest = longest;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        var response = chain.proceed(request, scope);
        var entity = response.getEntity();
        if (entity != null) {
            var taking = new HeldBytes.Taking(largest);
            try {
                take(entity.getContent(), taking);
                response.setEntity(new Held(taking.held(), entity));
            } catch (IOException | RuntimeException broken) {
                scope.execRuntime.discardEndpoint();
                taking.close();
                throw broken;
            }
        }
        return response;
    }

    private void take(InputStream content, HeldBytes.Taking taking) throws IOException {
        long end = System.nanoTime() + longest.toNanos();
        var piece = new byte[PIECE];
        for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
            taking.write(piece, 0, read);
            if (System.nanoTime() - end > 0) {
                throw new IOException("it had not come to its end after %d s".formatted(longest.toSeconds()));
            }
        }
    }

    /** No stream of the connection's: nobody closes it but who reads it. */
    private static final class Held extends AbstractHttpEntity {

        private final HeldBytes bytes;

        private Held(HeldBytes bytes, HttpEntity entity) {
            super(entity.getContentType(), null);
            this.bytes = bytes;
        }

        @Override
        public InputStream getContent() {
            return bytes;
        }

        @Override
        public boolean isStreaming() {
            return false;
        }

        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public long getContentLength() {
            return bytes.size();
        }

        @Override
        public void close() {
            // the bytes outlive the call
        }
    }
}
