package carovana.sandbox.node;

import carovana.sandbox.InSandbox;
import carovana.sandbox.control.ControlAnswers;
import carovana.sandbox.gpd.NodeDoor;
import carovana.sandbox.gpd.Notice;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Pays a notice as a citizen would: through a bank and the node, which refuses what cannot be paid. */
@InSandbox
@RestController
class CitizenController extends ControlAnswers {

    private static final Set<Integer> CODES =
            Set.of(Payment.PAID, Payment.STAND_IN, Payment.STAND_IN_NO_RECEIPT, Payment.NO_RECEIPT);

    private final NodeDoor door;
    private final Citizen citizen;

    CitizenController(NodeDoor door, Citizen citizen) {
        this.door = door;
        this.citizen = citizen;
    }

    @PostMapping("/sandbox/control/pay")
    ResponseEntity<byte[]> pay(@RequestBody(required = false) byte[] body) {
        JsonNode order = read(body);
        String organization = text(order, "organization");
        String nav = text(order, "nav");
        Psp psp = order.hasNonNull("psp") ? psp(text(order, "psp")) : Psp.USUAL;
        int code = code(order);
        boolean receipt = yes(order, "receipt", hasReceipt(code));
        if (receipt && !hasReceipt(code)) {
            throw new Misunderstood("Of a payment with \"code\" 8 or 9 there is no receipt.");
        }
        ReceiptDocument.Form form = form(order);
        Notice notice = door.open(organization, nav, yes(order, "again", false));
        if (order.hasNonNull("amount") && amount(order) != notice.amount()) {
            throw new NodeDoor.Refused(NodeDoor.Fault.PAA_ATTIVA_RPT_IMPORTO_NON_VALIDO);
        }
        Citizen.Paid paid = citizen.pay(notice, psp, code, receipt ? form : null);
        Payment payment = paid.payment();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("organization", organization);
        answer.put("nav", notice.nav());
        answer.put("iuv", notice.iuv());
        answer.put("iupd", notice.iupd());
        answer.put("amount", notice.amount());
        answer.put("idReceipt", payment.receiptId);
        answer.put("receipt", paid.receipt());
        answer.put("code", payment.code);
        answer.put("psp", payment.psp.id());
        answer.put("paymentDate", payment.paidAt.toString());
        answer.put("operatingDay", payment.operatingDay.toString());
        answer.put("status", door.statusOf(organization, nav).map(Enum::name).orElse(null));
        return answer(200, answer);
    }

    /** As the flow will tell it. Whoever wants no receipt, and says no more, has paid when it was too late for one. */
    private static int code(JsonNode order) {
        if (!order.hasNonNull("code")) {
            return yes(order, "receipt", true) ? Payment.PAID : Payment.NO_RECEIPT;
        }
        if (!CODES.contains(order.get("code").asInt(-1))) {
            throw new Misunderstood("\"code\" must be 0, 4, 8 or 9.");
        }
        return order.get("code").asInt();
    }

    private static boolean hasReceipt(int code) {
        return code == Payment.PAID || code == Payment.STAND_IN;
    }

    private static Psp psp(String name) {
        Psp psp = Psp.named(name);
        if (psp == null) {
            throw new Misunderstood("\"psp\" must have at least three letters or digits.");
        }
        return psp;
    }

    private static boolean yes(JsonNode order, String field, boolean otherwise) {
        if (!order.hasNonNull(field)) {
            return otherwise;
        }
        if (!order.get(field).isBoolean()) {
            throw new Misunderstood("\"%s\" must be true or false.".formatted(field));
        }
        return order.get(field).asBoolean();
    }

    private static ReceiptDocument.Form form(JsonNode order) {
        String form = order.hasNonNull("form") ? text(order, "form") : "v2";
        if (!form.equals("v1") && !form.equals("v2")) {
            throw new Misunderstood("\"form\" must be v1 or v2.");
        }
        return ReceiptDocument.Form.valueOf(form.toUpperCase(Locale.ROOT));
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
        return answer(409, Map.of("fault", refusal.fault().name(), "message", refusal.getMessage()));
    }
}
