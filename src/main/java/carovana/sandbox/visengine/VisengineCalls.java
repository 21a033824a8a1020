package carovana.sandbox.visengine;

import carovana.sandbox.InSandbox;
import carovana.sandbox.gateway.CallReader;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Tells which request a call is about, by its id; calls about none are counted under the first part of their path. */
@InSandbox
@Component
class VisengineCalls implements CallReader {

    private static final Pattern PATH = Pattern.compile("/(visure|richiesta|documento)(?:/([^/]+)(/ricerche)?)?/?");
    private static final Map<String, String> ABOUT_NONE =
            Map.of("GET visure", "catalogue", "GET richiesta", "list", "POST richiesta", "create");
    private static final Map<String, String> ABOUT_ONE = Map.of(
            "GET visure",
            "product",
            "GET richiesta",
            "get",
            "POST richiesta",
            "search",
            "PUT richiesta",
            "update",
            "PUT richiesta/ricerche",
            "choose",
            "GET documento",
            "document");

    @Override
    public String service() {
        return "visengine";
    }

    /** An order may bring megabytes of scans. */
    @Override
    public boolean readsBodies() {
        return false;
    }

    @Override
    public void read(String method, String path, byte[] body, BiConsumer<String, String> found) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return;
        }
        String call = method + " " + matcher.group(1) + (matcher.group(3) == null ? "" : matcher.group(3));
        String one = matcher.group(2);
        String operation = (one == null ? ABOUT_NONE : ABOUT_ONE).get(call);
        if (operation != null) {
            found.accept(operation, one == null ? matcher.group(1) : one);
        }
    }
}
