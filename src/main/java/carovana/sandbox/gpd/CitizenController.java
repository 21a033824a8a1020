package carovana.sandbox.gpd;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxClock;
import carovana.sandbox.control.ControlAnswers;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Pays a notice as a citizen would: through a bank and the node, which refuses what cannot be paid. */
@InSandbox
@RestController
class CitizenController extends ControlAnswers {

    private static final String BANK = "Banca di Prova";

    private final NodeDoor door;
    private final Payments payments;
    private final SandboxClock clock;

    CitizenController(NodeDoor door, Payments payments, SandboxClock clock) {
        this.door = door;
        this.payments = payments;
        this.clock = clock;
    }

    @PostMapping("/sandbox/control/pay")
    ResponseEntity<byte[]> pay(@RequestBody(required = false) byte[] body) {
        JsonNode order = read(body);
        String organization = text(order, "organization");
        String nav = text(order, "nav");
        String bank = order.hasNonNull("psp") ? text(order, "psp") : BANK;
        Payments.Found found = door.open(organization, nav);
        if (order.hasNonNull("amount") && amount(order) != found.option().amount) {
            throw new NodeDoor.Refused(NodeDoor.Fault.PAA_ATTIVA_RPT_IMPORTO_NON_VALIDO);
        }
        String receipt = UUID.randomUUID().toString().replace("-", "");
        var paid = payments.pay(
                organization, nav, new PayRequest(clock.now(), "CREDIT_CARD", null, null, bank, receipt, "0"));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("organization", organization);
        answer.put("nav", paid.option().nav);
        answer.put("iuv", paid.option().iuv);
        answer.put("iupd", paid.position().iupd);
        answer.put("amount", paid.option().amount);
        answer.put("idReceipt", receipt);
        answer.put("paymentDate", paid.option().paymentDate.toString());
        answer.put("status", paid.position().status.name());
        return answer(200, answer);
    }

    private static long amount(JsonNode order) {
        JsonNode amount = order.get("amount");
        if (!amount.isIntegralNumber()) {
            throw new Misunderstood("\"amount\" must be a whole number of cents.");
        }
        return amount.asLong();
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(NodeDoor.Refused refusal) {
        return answer(409, Map.of("fault", refusal.fault.name(), "message", refusal.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(GpdRefusal refusal) {
        return answer(409, Map.of("fault", "PAA_PAGAMENTO_DUPLICATO", "message", refusal.title));
    }
}
