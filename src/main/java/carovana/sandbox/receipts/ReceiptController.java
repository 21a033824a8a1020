package carovana.sandbox.receipts;

import carovana.sandbox.Euro;
import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxStore;
import carovana.sandbox.control.ControlAnswers;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets a receipt be told in another way under the same number. */
@InSandbox
@RestController
class ReceiptController extends ControlAnswers {

    private static final String AMOUNT = "<paymentAmount>[^<]*</paymentAmount>";

    private final ReceiptBook book;
    private final SandboxStore store;

    ReceiptController(ReceiptBook book, SandboxStore store) {
        this.book = book;
        this.store = store;
    }

    @PostMapping("/sandbox/control/receipt")
    ResponseEntity<byte[]> change(@RequestBody(required = false) byte[] body) {
        JsonNode order = read(body);
        JsonNode amount = order.path("amount");
        if (!amount.isMissingNode() && !amount.isIntegralNumber()) {
            throw new Misunderstood("\"amount\" must be a whole number of cents.");
        }
        Optional<Receipt> found = book.find(text(order, "organization"), text(order, "iuv"));
        if (found.isEmpty()) {
            return answer(404, Map.of("message", "There is no such receipt."));
        }
        String document = book.document(found.get()).replaceFirst("</description>", " BIS</description>");
        if (amount.isIntegralNumber()) {
            String other = "<paymentAmount>%s</paymentAmount>".formatted(Euro.text(amount.asLong()));
            document = document.replaceFirst(AMOUNT, other);
        }
        book.add(found.get(), document);
        store.commit();
        return answer(200, Map.of("message", "the receipt is another one now"));
    }
}
