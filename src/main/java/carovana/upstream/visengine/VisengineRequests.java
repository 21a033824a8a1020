package carovana.upstream.visengine;

import carovana.documents.provider.OrderForm;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** What is sent to Visengine. */
final class VisengineRequests {

    /** The name under which our reference goes with an order, and comes back with it. */
    static final String REFERENCE = "reference";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}");

    private VisengineRequests() {}

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    static HttpEntity json(Map<String, ?> body) throws JsonProcessingException {
        return new StringEntity(JSON.writeValueAsString(body), ContentType.APPLICATION_JSON);
    }

    /** State 0: it opens the order and charges nothing. Without a state it would be charged at once. */
    static HttpEntity open(OrderForm form) {
        return new EntityTemplate(-1, ContentType.APPLICATION_JSON, null, out -> write(form, out));
    }

    /** Written by hand, since a scan is one text of megabytes. */
    static void write(OrderForm form, OutputStream out) throws IOException {
        text(out, "{\"hash_visura\":%s,\"state\":0".formatted(quoted(form.hash())));
        text(out, ",\"callback_data\":" + JSON.writeValueAsString(callback(form)));
        if (!form.options().isEmpty()) {
            var options = new LinkedHashMap<String, Boolean>();
            form.options().forEach(each -> options.put(each, true));
            text(out, ",\"opzioni\":" + JSON.writeValueAsString(options));
        }
        text(out, ",\"json_visura\":{");
        var comma = "";
        for (var each : form.texts().entrySet()) {
            text(out, comma + quoted(each.getKey()) + ":" + quoted(each.getValue()));
            comma = ",";
        }
        for (var each : form.files().entrySet()) {
            text(out, comma + quoted(each.getKey()) + ":");
            scan(each.getValue(), out);
            comma = ",";
        }
        text(out, "}}");
    }

    /** What comes back with the order; without an address nobody is called. */
    private static Map<String, Object> callback(OrderForm form) {
        var callback = new LinkedHashMap<String, Object>();
        if (form.callback() != null) {
            callback.put("method", "JSON");
            callback.put("field", "data");
            callback.put("url", form.callback());
        }
        callback.put("data", Map.of(REFERENCE, form.reference()));
        return callback;
    }

    /** {@code "name|data:type;base64,…"}. */
    private static void scan(OrderForm.Scan scan, OutputStream out) throws IOException {
        text(out, "\"%s|data:%s;base64,".formatted(scan.name(), scan.type()));
        try (var base64 = Base64.getEncoder().wrap(new Open(out))) {
            scan.content().writeTo(base64);
        }
        text(out, "\"");
    }

    private static String quoted(String text) throws JsonProcessingException {
        return JSON.writeValueAsString(text);
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The encoder writes its end when it is closed, and more is to follow. */
    private static final class Open extends FilterOutputStream {

        Open(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() {
            // the rest of the body comes
        }
    }
}
