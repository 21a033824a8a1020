package carovana.upstream.visengine;

import carovana.documents.provider.ProviderTrouble;
import carovana.documents.provider.ProviderTrouble.Kind;
import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;

/** Writes a document out of the JSON it comes in, while it comes. */
final class DocumentAnswer {

    /** Base64 makes three bytes four, and may be broken into lines; beside it stands a name. */
    private static final long ENVELOPE = 1024 * 1024;

    private static final Set<String> SIZES = Set.of("dimensione", "size");

    private final OutputStream out;
    private final long most;
    private long written;
    private long announced = -1;
    private boolean found;
    private IOException notTaken;

    DocumentAnswer(OutputStream out, long mostBytes) {
        this.out = out;
        this.most = mostBytes;
    }

    /** @return its length */
    long read(InputStream in) throws IOException, ProviderTrouble {
        try (var json = VisengineJson.factory(most * 3 / 2 + ENVELOPE).createParser(in)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME) {
                    take(json);
                }
            }
        } catch (TooLong tooLong) {
            throw new ProviderTrouble(Kind.SPOILT, "the document is larger than %d MB".formatted(most >> 20));
        } catch (JsonEOFException brokenOff) {
            throw new ProviderTrouble(Kind.LATER, "Visengine broke off in the middle of the document");
        } catch (JsonParseException | StreamConstraintsException | IllegalArgumentException damaged) {
            throw new ProviderTrouble(Kind.SPOILT, "the document is damaged: what came is no base64 in JSON");
        } catch (IOException failed) {
            if (notTaken != null) {
                throw new VisengineLine.OutputFailed(notTaken);
            }
            throw failed;
        }
        if (!found) {
            throw new ProviderTrouble(Kind.SPOILT, "the answer has no document in it");
        }
        if (announced >= 0 && announced != written) {
            throw new ProviderTrouble(
                    Kind.SPOILT, "the document has %d bytes, and was announced with %d".formatted(written, announced));
        }
        return written;
    }

    private void take(JsonParser json) throws IOException {
        var name = json.currentName();
        var value = json.nextToken();
        if (name.equals("file") && value == JsonToken.VALUE_STRING) {
            found = true;
            json.readBinaryValue(Base64Variants.MIME_NO_LINEFEEDS, new Bounded());
        } else if (SIZES.contains(name) && value != null && value.isScalarValue()) {
            announced = json.getValueAsLong(-1);
        }
    }

    private static final class TooLong extends IOException {}

    private final class Bounded extends OutputStream {

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            written += length;
            if (written > most) {
                throw new TooLong();
            }
            try {
                out.write(bytes, from, length);
            } catch (IOException full) {
                notTaken = full;
                throw full;
            }
        }
    }
}
