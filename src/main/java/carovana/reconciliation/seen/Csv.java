package carovana.reconciliation.seen;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** Whether a list is wanted as a spreadsheet, and how it is then answered. */
final class Csv {

    private static final MediaType TYPE = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private Csv() {}

    /** Only where it comes before all else that is taken. */
    static boolean isWanted(String accept) {
        if (accept == null) {
            return false;
        }
        try {
            var types = MediaType.parseMediaTypes(accept);
            MimeTypeUtils.sortBySpecificity(types);
            return !types.isEmpty() && TYPE.equalsTypeAndSubtype(types.get(0));
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    static OutputStream begin(HttpServletResponse response) throws IOException {
        response.setContentType(TYPE.toString());
        return response.getOutputStream();
    }
}
