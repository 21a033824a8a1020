package carovana.reconciliation.seen;

import carovana.access.Caller;
import carovana.ledger.payments.KeptDocuments;
import carovana.ledger.payments.MissedReceipts;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The receipts that are missing, and those that are there, as they came: the only ones here that tell who paid. */
@RestController("seenReceiptsDoor")
@Tag(name = "Reconciliation")
class ReceiptsDoor {

    private static final int FAILING = 100;

    private final Asking asking;
    private final MissedReceipts missed;
    private final KeptDocuments kept;
    private final Download download;

    ReceiptsDoor(Asking asking, MissedReceipts missed, KeptDocuments kept, Download download) {
        this.asking = asking;
        this.missed = missed;
        this.kept = kept;
        this.download = download;
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

    @GetMapping("/reconciliation/{organization}/receipts/{iuv}")
    @Operation(
            summary = "What was kept of the receipts of an IUV: the first one of each id, and what came otherwise",
            description = "Their documents tell who paid.")
    PageOf<KeptView> ofIuv(
            @PathVariable String organization, @PathVariable String iuv, @AuthenticationPrincipal Caller caller) {
        asking.mustOpen(organization, caller);
        return new PageOf<>(
                kept.ofReceipts(organization, iuv).stream()
                        .map(each -> KeptView.of(
                                each, "/reconciliation/%s/receipts/%s/documents".formatted(organization, iuv)))
                        .toList(),
                null);
    }

    @GetMapping("/reconciliation/{organization}/receipts/{iuv}/documents/{document}")
    @Operation(summary = "A receipt as it was received, byte for byte; it tells who paid")
    @KeptAnswer
    void document(
            @PathVariable String organization,
            @PathVariable String iuv,
            @PathVariable long document,
            @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        asking.mustOpen(organization, caller);
        if (kept.ofReceipts(organization, iuv).stream().noneMatch(each -> each.number() == document)) {
            throw Asking.refused(
                    HttpStatus.NOT_FOUND,
                    "Organization %s has no receipt of this IUV with document %d: /reconciliation/%s/receipts/%s has those there are"
                            .formatted(organization, document, organization, iuv));
        }
        download.send(document, iuv, response);
    }
}
