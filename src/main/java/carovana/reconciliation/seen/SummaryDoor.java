package carovana.reconciliation.seen;

import carovana.access.Caller;
import carovana.ledger.payments.Totals;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a treasurer wants to know first. */
@RestController
@Tag(name = "Reconciliation", description = "What was paid, reported and credited, and what does not add up")
class SummaryDoor {

    /** A year: what is asked for is counted while the caller waits. */
    private static final int MOST_DAYS = 366;

    private final Asking asking;
    private final Totals totals;

    SummaryDoor(Asking asking, Totals totals) {
        this.asking = asking;
        this.totals = totals;
    }

    @GetMapping("/reconciliation/{organization}/summary")
    @Operation(
            summary = "Counts and sums of some days, and all that is open",
            description = "Payments count by the day they were made, flows by that of their credit transfer, credits by"
                    + " that on which they arrived. Amounts are euro cents.")
    Summary summary(
            @PathVariable String organization,
            @Parameter(description = "the first day, yyyy-MM-dd; 30 days before the last one when left out")
                    @RequestParam(required = false)
                    String from,
            @Parameter(description = "the last day; today when left out") @RequestParam(required = false) String to,
            @AuthenticationPrincipal Caller caller) {
        asking.mustOpen(organization, caller);
        return Summary.of(organization, asking.lastDays(from, to, MOST_DAYS), asking.today(), totals);
    }
}
