package carovana.sandbox.gpd;

import carovana.sandbox.InSandbox;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDateTime;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Payment options one by one: what the node, the notice platform and the reporting flows call. */
@InSandbox
@RestController
@RequestMapping(
        value = GpdAnswers.BASE + "/v1/organizations/{organization}/paymentoptions",
        produces = MediaType.APPLICATION_JSON_VALUE)
class PaymentController extends GpdAnswers {

    private static final String NAV = "\\d{1,30}";
    private static final String IUV = "\\b\\w{0,35}\\b";
    private static final String FISCAL_CODE = "\\d{11}";

    /**
     * The core asks the node whether the notice is being paid, and takes no answer for a yes. Nobody plays that side of
     * the node (pagoPA's core 1.1.37).
     */
    private static final int IN_PROGRESS = 209;

    private final Payments payments;

    PaymentController(Payments payments) {
        this.payments = payments;
    }

    record FeeRequest(
            @NotNull(message = "Notification fee is required")
            @Min(value = 0, message = "Notification fee must be greater or equals to zero")
            Long notificationFee) {}

    record ClosedRequest(LocalDateTime paymentDate) {}

    @GetMapping("/{nav}")
    ResponseEntity<byte[]> get(
            @PathVariable String organization, @PathVariable String nav, HttpServletRequest request) {
        var parameters = new Parameters(request, "getOrganizationPaymentOptionByNAV");
        parameters.matching("nav", nav, NAV);
        Payments.Found found = payments.shown(organization, nav);
        return answer(200, PaymentView.withDebtor(found, payments.statusNow(found)));
    }

    @GetMapping("/{iuv}/debtposition")
    ResponseEntity<byte[]> positionOf(
            @PathVariable String organization, @PathVariable String iuv, HttpServletRequest request) {
        var parameters = new Parameters(request, "getDebtPositionByIUV");
        parameters.matching("organizationFiscalCode", organization, FISCAL_CODE);
        parameters.matching("iuv", iuv, IUV);
        if (!parameters.segregation().covers(iuv)) {
            throw GpdRefusal.forbidden(organization, iuv);
        }
        Position position = payments.byIuv(organization, iuv)
                .orElseThrow(() -> GpdRefusal.iuvNotFound(organization, iuv))
                .position();
        return answer(200, PositionView.read(PositionController.told(position), position.paymentOption));
    }

    @PostMapping(value = "/{nav}/pay", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> pay(@PathVariable String organization, @PathVariable String nav, @RequestBody byte[] body) {
        return answer(
                200, PaymentView.changed(payments.pay(organization, nav, GpdJson.request(body, PayRequest.class))));
    }

    @PostMapping("/{iuv}/transfers/{id}/report")
    ResponseEntity<byte[]> report(
            @PathVariable String organization, @PathVariable String iuv, @PathVariable String id) {
        return answer(200, PositionView.transfer(payments.report(organization, iuv, id)));
    }

    @PutMapping(value = "/{nav}/notificationfee", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> notify(
            @PathVariable String organization, @PathVariable String nav, @RequestBody byte[] body) {
        long fee = GpdJson.request(body, FeeRequest.class).notificationFee();
        return answer(IN_PROGRESS, PaymentView.changed(payments.notify(organization, nav, fee)));
    }

    /** The one payment call that creditors themselves may make; v2 offers it too. */
    @InSandbox
    @RestController
    @RequestMapping(
            value = {
                GpdAnswers.BASE + "/v1/organizations/{organization}/paymentoptions/paids",
                GpdAnswers.BASE + "/v2/organizations/{organization}/paymentoptions/paids"
            },
            produces = MediaType.APPLICATION_JSON_VALUE)
    static class Closed extends GpdAnswers {

        private final Payments payments;

        Closed(Payments payments) {
            this.payments = payments;
        }

        @PostMapping(value = "/{nav}", consumes = MediaType.APPLICATION_JSON_VALUE)
        ResponseEntity<byte[]> close(
                @PathVariable String organization,
                @PathVariable String nav,
                @RequestBody byte[] body,
                HttpServletRequest request) {
            LocalDateTime date = GpdJson.request(body, ClosedRequest.class).paymentDate();
            Segregation segregation = new Parameters(request, "setPaymentOptionAsAlreadyPaid").segregation();
            return answer(200, PaymentView.changed(payments.close(organization, nav, date, segregation)));
        }
    }
}
