package carovana.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** How a sender calls its body: {@code ?name=}, or Content-Disposition, or not at all. */
final class SentName {

    private SentName() {}

    /** @throws ResponseStatusException 400 when there is a name that cannot be read */
    static String of(HttpServletRequest request) {
        try {
            var named = inQuery(request, "name");
            return named == null ? inHeader(request.getHeader(HttpHeaders.CONTENT_DISPOSITION)) : named;
        } catch (IllegalArgumentException unreadable) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "The name cannot be read: write ?name= percent-encoded in UTF-8, or Content-Disposition:"
                            + " attachment; filename=\"dues.csv\"");
        }
    }

    /** From the query alone: asking the request for a parameter would read a form's body, which is the file. */
    static String inQuery(HttpServletRequest request, String parameter) {
        var named = UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams()
                .getFirst(parameter);
        return named == null ? null : URLDecoder.decode(named, StandardCharsets.UTF_8);
    }

    private static String inHeader(String disposition) {
        var filename = disposition == null
                ? null
                : ContentDisposition.parse(inUtf8(disposition)).getFilename();
        return filename == null ? "drop" : filename;
    }

    /** Headers are read as Latin-1; many programs write UTF-8 into them all the same. */
    private static String inUtf8(String header) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException latin) {
            return header;
        }
    }
}
