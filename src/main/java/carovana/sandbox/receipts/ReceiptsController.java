package carovana.sandbox.receipts;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxClock;
import carovana.sandbox.SandboxJson;
import carovana.sandbox.gpd.NodeDoor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists receipts and shows them. Parameters, order and refusals: pagoPA's payments and receipts. */
@InSandbox
@RestController
class ReceiptsController {

    static final String BASE = "/sandbox/gpd/payments-receipts-service/v1";
    private static final int MOST_SIZE = 100;

    private final ReceiptBook book;
    private final NodeDoor core;
    private final SandboxClock clock;

    ReceiptsController(ReceiptBook book, NodeDoor core, SandboxClock clock) {
        this.book = book;
        this.core = core;
        this.clock = clock;
    }

    /** What makes a page is chosen before those the core takes for unpaid are dropped from it. */
    @GetMapping(BASE + "/payments/{organization}/receipts")
    ResponseEntity<byte[]> list(
            @PathVariable String organization,
            @RequestParam(defaultValue = "0") String pageNum,
            @RequestParam(defaultValue = "20") String pageSize,
            @RequestParam(required = false) String debtor,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(defaultValue = "") String debtorOrIuv,
            @RequestParam(required = false) String segregationCodes) {
        int page = whole("pageNum", pageNum, 0, Integer.MAX_VALUE);
        int size = whole("pageSize", pageSize, 1, MOST_SIZE);
        Window window = Window.of(from, to, clock.inRome());
        Predicate<String> admitted = admitted(segregationCodes);
        List<Receipt> found = book.of(
                organization,
                receipt -> window.has(receipt)
                        && (debtor == null || debtor.equals(receipt.debtor()))
                        && receipt.iuv().startsWith(service)
                        && (receipt.iuv().startsWith(debtorOrIuv)
                                || receipt.debtor().startsWith(debtorOrIuv))
                        && admitted.test(receipt.iuv()));
        int pages = found.size() / size + 1; // the store counts an empty page behind a full one
        if (page >= pages) {
            throw ReceiptRefusal.notEnough();
        }
        List<Object> results = found.stream()
                .skip((long) page * size)
                .limit(size)
                .filter(this::isKnownAsPaid)
                .map(ReceiptsController::view)
                .toList();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("currentPageNumber", page);
        answer.put("length", results.size());
        answer.put("totalPages", pages);
        answer.put("results", results);
        return json(200, answer);
    }

    @GetMapping(BASE + "/payments/{organization}/receipts/{iuv}")
    ResponseEntity<byte[]> receipt(
            @PathVariable String organization,
            @PathVariable String iuv,
            @RequestParam(required = false) String segregationCodes,
            @RequestHeader(name = "Accept", defaultValue = "") String accept) {
        if (!admitted(segregationCodes).test(iuv)) {
            throw ReceiptRefusal.forbidden(organization, iuv);
        }
        Receipt receipt = book.find(organization, iuv).orElseThrow(() -> ReceiptRefusal.notFound(organization, iuv));
        if (!isKnownAsPaid(receipt)) {
            throw ReceiptRefusal.unpaid(organization, iuv);
        }
        boolean asJson = accept.contains("json") && !accept.contains("xml");
        return ResponseEntity.ok()
                .contentType(asJson ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_XML)
                .body(book.document(receipt).getBytes(StandardCharsets.UTF_8));
    }

    /** A call that the product does not offer does not get past the real gateway. */
    @RequestMapping(BASE + "/**")
    ResponseEntity<byte[]> unknown() {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("statusCode", 404);
        answer.put("message", "Resource not found");
        return json(404, answer);
    }

    private boolean isKnownAsPaid(Receipt receipt) {
        return !receipt.isCreated()
                || !core.isUnpaid(receipt.organization(), receipt.iuv()).orElse(true);
    }

    private static Object view(Receipt receipt) {
        var view = new LinkedHashMap<String, Object>();
        view.put("organizationFiscalCode", receipt.organization());
        view.put("iuv", receipt.iuv());
        view.put("debtor", receipt.debtor());
        view.put("paymentDateTime", receipt.paymentDateTime());
        view.put("status", Receipt.PAID);
        return view;
    }

    private static Predicate<String> admitted(String segregationCodes) {
        if (segregationCodes == null) {
            return iuv -> true;
        }
        if (!segregationCodes.matches("\\d{2}(,\\d{2})*")) {
            throw ReceiptRefusal.badRequest("segregationCodes: must match \"\\d{2}(,\\d{2})*\"");
        }
        return iuv -> Arrays.stream(segregationCodes.split(",")).anyMatch(iuv::startsWith);
    }

    private static int whole(String name, String text, int least, int most) {
        int value;
        try {
            value = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw ReceiptRefusal.badRequest("Invalid value %s for property %s".formatted(text, name));
        }
        if (value < least) {
            throw ReceiptRefusal.badRequest("%s: must be greater than or equal to %d".formatted(name, least));
        }
        if (value > most) {
            throw ReceiptRefusal.badRequest("%s: must be less than or equal to %d".formatted(name, most));
        }
        return value;
    }

    private static ResponseEntity<byte[]> json(int status, Object body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(SandboxJson.write(body));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(ReceiptRefusal refusal) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("title", refusal.title);
        problem.put("status", refusal.status);
        problem.put("detail", refusal.getMessage());
        return json(refusal.status, problem);
    }
}
