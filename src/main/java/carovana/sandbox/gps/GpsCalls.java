package carovana.sandbox.gps;

import carovana.sandbox.InSandbox;
import carovana.sandbox.gateway.CallReader;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Tells which enrollment, by its service, or else which institution a call is about. */
@InSandbox
@Component
class GpsCalls implements CallReader {

    private static final Map<String, String> OPERATIONS =
            Map.of("POST", "create", "GET", "get", "PUT", "update", "DELETE", "delete");
    private static final Pattern PLACE =
            Pattern.compile("/organizations/([^/]+)(?:/services/([^/]+)|/(spontaneouspayments))?");

    @Override
    public String service() {
        return "gps";
    }

    @Override
    public void read(String method, String path, byte[] body, BiConsumer<String, String> found) {
        Matcher matcher = PLACE.matcher(path);
        if (matcher.matches() && OPERATIONS.containsKey(method)) {
            String about = matcher.group(2) == null ? matcher.group(1) : matcher.group(2);
            found.accept(matcher.group(3) == null ? OPERATIONS.get(method) : "pay", about);
        }
    }
}
