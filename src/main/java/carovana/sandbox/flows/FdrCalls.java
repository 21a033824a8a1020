package carovana.sandbox.flows;

import carovana.sandbox.InSandbox;
import carovana.sandbox.gateway.CallReader;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Tells which flow a call asks for. */
@InSandbox
@Component
class FdrCalls implements CallReader {

    private static final Pattern ONE =
            Pattern.compile("/organizations/[^/]+/fdrs/([^/]+)/revisions/[^/]+/psps/[^/]+(/payments)?");

    @Override
    public String service() {
        return "fdr";
    }

    @Override
    public void read(String method, String path, byte[] body, BiConsumer<String, String> found) {
        Matcher matcher = ONE.matcher(path);
        if (matcher.matches()) {
            found.accept(matcher.group(2) == null ? "get" : "payments", matcher.group(1));
        }
    }
}
