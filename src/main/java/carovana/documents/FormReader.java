package carovana.documents;

import carovana.access.SentBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.springframework.stereotype.Component;

/**
 * Reads an order from a request: a JSON, or a form whose part {@code order} is the JSON and whose other parts are the
 * files it names. Parts are read one by one while they come; the server's own forms, which write them to disk in clear,
 * stay off.
 */
@Component
class FormReader {

    private static final int PARTS = 30;
    private static final int ORDER = 1024 * 1024;
    private static final long OVERHEAD = 1024 * 1024;

    private final OrderReader orders;
    private final ScanReader scans;
    private final DocumentSettings settings;

    FormReader(OrderReader orders, ScanReader scans, DocumentSettings settings) {
        this.orders = orders;
        this.scans = scans;
        this.settings = settings;
    }

    Draft read(String organization, HttpServletRequest request) throws IOException, OrderRejected {
        // base64 makes three bytes four
        long limit = settings.scansSize().toBytes() * 4 / 3 + OVERHEAD;
        var body = new SentBody(request.getInputStream(), limit);
        var type = request.getContentType();
        try {
            return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/")
                    ? form(organization, request, body)
                    : orders.read(organization, body, (name, left) -> null);
        } catch (SentBody.TooLarge tooLarge) {
            throw new OrderRejected("the order is larger than %d MB: scan the files smaller".formatted(limit >> 20));
        }
    }

    /** What came with a form: by the part's name and by its file's name, which may be the same scan. */
    private static final class Parts {
        private final Map<String, Draft.Scan> named = new HashMap<>();
        private final List<Draft.Scan> unused = new ArrayList<>();
        private byte[] order;

        private void add(String part, String file, Draft.Scan scan) {
            unused.add(scan);
            named.putIfAbsent(part, scan);
            named.putIfAbsent(file, scan);
        }

        private Draft.Scan take(String name) {
            var scan = named.get(name);
            if (scan != null) {
                unused.remove(scan);
            }
            return scan;
        }
    }

    private Draft form(String organization, HttpServletRequest request, InputStream body)
            throws IOException, OrderRejected {
        var parts = new Parts();
        try {
            read(organization, request, body, parts);
            if (parts.order == null || parts.order.length > ORDER) {
                throw new OrderRejected("the form's part \"order\" is missing or too long: it is the order as JSON");
            }
            return orders.read(organization, new ByteArrayInputStream(parts.order), (name, rest) -> parts.take(name));
        } catch (FileUploadException broken) {
            throw new OrderRejected("the form cannot be read: send it again");
        } finally {
            for (var each : parts.unused) {
                Files.deleteIfExists(each.file());
            }
        }
    }

    private void read(String organization, HttpServletRequest request, InputStream body, Parts parts)
            throws IOException, OrderRejected {
        var items = new FileUpload().getItemIterator(new Streamed(request, body));
        long left = settings.scansSize().toBytes();
        for (int count = 1; items.hasNext(); count++) {
            if (count > PARTS) {
                throw new OrderRejected(
                        "the form has more than %d parts: send the order, and the files it names".formatted(PARTS));
            }
            var part = items.next();
            try (var in = part.openStream()) {
                if ("order".equals(part.getFieldName())) {
                    parts.order = in.readNBytes(ORDER + 1);
                } else {
                    var name = part.getName() == null ? part.getFieldName() : part.getName();
                    var scan = scans.read(organization, name, in, left);
                    left -= scan.size();
                    parts.add(part.getFieldName(), name, scan);
                }
            }
        }
    }

    private static final class Streamed extends ServletRequestContext {
        private final InputStream body;

        Streamed(HttpServletRequest request, InputStream body) {
            super(request);
            this.body = body;
        }

        @Override
        public InputStream getInputStream() {
            return body;
        }
    }
}
