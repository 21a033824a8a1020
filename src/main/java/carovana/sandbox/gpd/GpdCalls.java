package carovana.sandbox.gpd;

import carovana.sandbox.InSandbox;
import carovana.sandbox.gateway.CallReader;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Tells which debt positions a call is about: from its path, or from the names in its body. */
@InSandbox
@Component
class GpdCalls implements CallReader {

    private static final Pattern PATH =
            Pattern.compile("/organizations/[^/]+/debtpositions(?:/([^/]+))?(?:/(publish|invalidate))?");
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public String service() {
        return "gpd";
    }

    @Override
    public void read(String method, String path, byte[] body, BiConsumer<String, String> found) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches() || "transfers".equals(matcher.group(1))) {
            return;
        }
        String operation = matcher.group(2) == null ? operation(method) : matcher.group(2);
        if (operation == null) {
            return;
        }
        if (matcher.group(1) != null && !matcher.group(1).equals("bulk")) {
            found.accept(operation, URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8));
        } else {
            namesIn(body, iupd -> found.accept(operation, iupd));
        }
    }

    private static String operation(String method) {
        return switch (method) {
            case "POST" -> "create";
            case "GET" -> "get";
            case "PUT" -> "update";
            case "DELETE" -> "delete";
            default -> null;
        };
    }

    /** A position names itself at the top, one of many a level below; deletes list bare names. */
    private static void namesIn(byte[] body, java.util.function.Consumer<String> found) {
        try (JsonParser json = JSON.createParser(body)) {
            boolean listed = false;
            int depth = 0;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token.isStructStart()) {
                    depth++;
                    listed = token == JsonToken.START_ARRAY && "paymentPositionIUPDs".equals(json.currentName());
                } else if (token.isStructEnd()) {
                    depth--;
                    listed = false;
                } else if (token == JsonToken.VALUE_STRING
                        && (listed || "iupd".equals(json.currentName()) && (depth == 1 || depth == 3))) {
                    found.accept(json.getText());
                }
            }
        } catch (IOException e) {
            // what cannot be read names nobody; the service itself will say so
        }
    }
}
