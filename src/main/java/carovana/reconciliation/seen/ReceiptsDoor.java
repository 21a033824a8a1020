package carovana.reconciliation.seen;

import carovana.access.Caller;
import carovana.ledger.payments.MissedReceipts;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The receipts, as far as the payments they belong to do not show them. */
@RestController("seenReceiptsDoor")
@Tag(name = "Reconciliation")
class ReceiptsDoor {

    private static final int FAILING = 100;

    private final Asking asking;
    private final MissedReceipts missed;

    ReceiptsDoor(Asking asking, MissedReceipts missed) {
        this.asking = asking;
        this.missed = missed;
    }

    /**
     * @param paidAt as it was listed; absent where it was not said
     * @param missedAt when it was missed first
     * @param tries fetches that failed
     * @param trouble what the last one met
     */
    @Schema(name = "MissedReceipt")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NotFetched(String iuv, Instant paidAt, Instant missedAt, int tries, String trouble) {
        static NotFetched of(MissedReceipts.Missed missed) {
            return new NotFetched(missed.iuv(), missed.paidAt(), missed.missedAt(), missed.tries(), missed.trouble());
        }
    }

    @GetMapping("/reconciliation/{organization}/receipts/failing")
    @Operation(summary = "Receipts that were listed and could not be fetched until now; they are tried again")
    PageOf<NotFetched> failing(@PathVariable String organization, @AuthenticationPrincipal Caller caller) {
        asking.mustOpen(organization, caller);
        return new PageOf<>(
                missed.of(organization, FAILING).stream().map(NotFetched::of).toList(), null);
    }
}
