package carovana.reconciliation.seen;

import carovana.access.Caller;
import carovana.ledger.payments.Payment;
import carovana.ledger.payments.PaymentKey;
import carovana.ledger.payments.PaymentPages;
import carovana.ledger.payments.PaymentState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The payments that were made, and how far each is. */
@RestController
@Tag(name = "Reconciliation")
class PaymentsDoor {

    private final Asking asking;
    private final PaymentPages payments;

    PaymentsDoor(Asking asking, PaymentPages payments) {
        this.asking = asking;
        this.payments = payments;
    }

    @GetMapping("/reconciliation/{organization}/payments")
    @Operation(
            summary = "The payments that were made, latest day first",
            description =
                    "Follow next until it is absent. Amounts are euro cents. With Accept: text/csv all of them come at"
                            + " once, and amounts are euro.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = PaymentPage.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
            })
    ResponseEntity<PageOf<PaymentView>> list(
            @PathVariable String organization,
            @Parameter(description = "the first day on which they were paid, yyyy-MM-dd")
                    @RequestParam(required = false)
                    String from,
            @Parameter(description = "the last one") @RequestParam(required = false) String to,
            @Parameter(description = "PAID, REPORTED, REPORTED_NO_RECEIPT, RECONCILED, REVERSED, FOREIGN or MISMATCH")
                    @RequestParam(required = false)
                    String state,
            @Parameter(description = "only those of this IUV, and then those that are only asked for too")
                    @RequestParam(required = false)
                    String iuv,
            @Parameter(description = "as next says") @RequestParam(required = false) String after,
            @Parameter(description = "payments of one page, up to 500") @RequestParam(defaultValue = "100") int limit,
            @Parameter(hidden = true) @RequestHeader(value = HttpHeaders.ACCEPT, required = false) String accept,
            @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        asking.mustOpen(organization, caller);
        if (iuv != null) {
            var all = payments.of(organization, iuv.strip());
            if (Csv.isWanted(accept)) {
                PaymentSheet.write(all, Csv.begin(response));
                return null;
            }
            return PageOf.json(new PageOf<>(all.stream().map(PaymentView::of).toList(), null));
        }
        var days = asking.anyDays(from, to);
        var asked = new PaymentPages.Asked(days.from(), days.to(), state(state));
        var last = last(organization, after);
        if (Csv.isWanted(accept)) {
            PaymentSheet.write(payments, organization, asked, last, Csv.begin(response));
            return null;
        }
        int most = Asking.limit(limit);
        return PageOf.json(PageOf.of(
                payments.page(organization, asked, last, most + 1), most, row -> mark(row.payment()), PaymentView::of));
    }

    /** How a page of payments looks. */
    @Schema(name = "PaymentPage")
    record PaymentPage(List<PaymentView> entries, String next) {}

    private static PaymentState state(String text) {
        var state = Asking.word("state", text, PaymentState.class);
        if (state == PaymentState.OPEN) {
            throw Asking.refused("Nobody has paid what is OPEN: look for it by its IUV (?iuv=), or in /positions");
        }
        return state;
    }

    private static String mark(Payment payment) {
        var key = payment.key();
        return Asking.mark(payment.paidOn(), key.iuv(), key.iur(), key.index());
    }

    /** Only what is needed to go on from there. */
    private static Payment last(String organization, String after) {
        return Asking.unmark(
                after,
                parts -> new Payment(
                        new PaymentKey(organization, parts.get(1), parts.get(2), Integer.parseInt(parts.get(3))),
                        PaymentState.PAID,
                        0,
                        null,
                        LocalDate.parse(parts.get(0)),
                        null,
                        false));
    }
}
