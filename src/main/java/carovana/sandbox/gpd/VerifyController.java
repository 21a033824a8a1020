package carovana.sandbox.gpd;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxClock;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows a payer every way to pay behind one notice, also those that cannot be paid (any more). Its refusals have a format
 * of their own, and a caller who may not look is told that there is nothing (pagoPA's core 1.1.37).
 */
@InSandbox
@RestController
class VerifyController extends GpdAnswers {

    private final Payments payments;
    private final SandboxClock clock;

    VerifyController(Payments payments, SandboxClock clock) {
        this.payments = payments;
        this.clock = clock;
    }

    @PostMapping(
            value = BASE + "/v1/payment-options/organizations/{organization}/notices/{nav}",
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> verify(
            @PathVariable String organization, @PathVariable String nav, HttpServletRequest request) {
        new Parameters(request, "verifyPaymentOptions").segregation().admitNotice(organization, nav);
        Position position = payments.find(organization, nav)
                .orElseThrow(() -> GpdRefusal.noticeNotFound(organization, nav))
                .position();
        return answer(200, new VerifyView(position, clock.now()).told());
    }

    @Override
    @ExceptionHandler
    ResponseEntity<byte[]> refused(GpdRefusal refusal) {
        return switch (refusal.status) {
            case 400 -> refused(HttpStatus.BAD_REQUEST, "ODP-101", "PAA_SINTASSI", refusal);
            case 403, 404 -> refused(HttpStatus.NOT_FOUND, "ODP-107", "PAA_PAGAMENTO_SCONOSCIUTO", refusal);
            default -> refused(HttpStatus.INTERNAL_SERVER_ERROR, "ODP-103", "PAA_SYSTEM_ERROR", refusal);
        };
    }

    private ResponseEntity<byte[]> refused(HttpStatus status, String code, String fault, GpdRefusal refusal) {
        long second = clock.instant().getEpochSecond();
        var error = new LinkedHashMap<String, Object>();
        error.put("httpStatusCode", status.value());
        error.put("httpStatusDescription", status.getReasonPhrase());
        error.put("appErrorCode", code);
        error.put("timestamp", second);
        error.put(
                "dateTime",
                LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC).toString());
        error.put("errorMessage", fault + " " + refusal.getMessage());
        return answer(status.value(), error);
    }
}
