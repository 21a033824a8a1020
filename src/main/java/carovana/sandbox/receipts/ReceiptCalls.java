package carovana.sandbox.receipts;

import carovana.sandbox.InSandbox;
import carovana.sandbox.gateway.CallReader;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Tells which receipt a call asks for, by its IUV. */
@InSandbox
@Component
class ReceiptCalls implements CallReader {

    private static final Pattern ONE = Pattern.compile("/payments/[^/]+/receipts/([^/]+)");

    @Override
    public String service() {
        return "receipts";
    }

    @Override
    public void read(String method, String path, byte[] body, BiConsumer<String, String> found) {
        Matcher matcher = ONE.matcher(path);
        if (matcher.matches()) {
            found.accept("get", matcher.group(1));
        }
    }
}
