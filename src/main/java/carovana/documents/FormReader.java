package carovana.documents;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
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
        var body = new Bounded(request.getInputStream(), settings.scansSize().toBytes() * 4 / 3 + OVERHEAD);
        var type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            try {
                return orders.read(organization, body, (name, left) -> null);
            } catch (TooLarge tooLarge) {
                throw tooLarge.rejected();
            }
        }
        return form(organization, request, body);
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
        } catch (TooLarge tooLarge) {
            throw tooLarge.rejected();
        } catch (FileUploadException broken) {
            throw new OrderRejected(
                    "the form cannot be read, or has more than %d parts: send it again".formatted(PARTS));
        } finally {
            for (var each : parts.unused) {
                Files.deleteIfExists(each.file());
            }
        }
    }

    private void read(String organization, HttpServletRequest request, InputStream body, Parts parts)
            throws IOException, OrderRejected {
        var upload = new FileUpload();
        upload.setFileCountMax(PARTS);
        var items = upload.getItemIterator(new Streamed(request, body));
        long left = settings.scansSize().toBytes();
        while (items.hasNext()) {
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

    static final class TooLarge extends IOException {
        private final long limit;

        private TooLarge(long limit) {
            this.limit = limit;
        }

        private OrderRejected rejected() {
            return new OrderRejected("the order is larger than %d MB: scan the files smaller".formatted(limit >> 20));
        }
    }

    private static final class Bounded extends FilterInputStream {
        private final long limit;
        private long read;

        Bounded(InputStream in, long limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int n = super.read(into, from, length);
            read += Math.max(0, n);
            if (read > limit) {
                throw new TooLarge(limit);
            }
            return n;
        }
    }
}
