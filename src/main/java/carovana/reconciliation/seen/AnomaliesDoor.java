package carovana.reconciliation.seen;

import carovana.access.Caller;
import carovana.ledger.payments.Anomalies;
import carovana.ledger.payments.AnomalyKind;
import carovana.ledger.payments.AnomalyPages;
import carovana.ledger.payments.KnownAnomaly;
import carovana.ledger.payments.Severity;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What does not add up, and where a person says that it is settled. */
@RestController
@Tag(name = "Reconciliation")
class AnomaliesDoor {

    /** What the ledger keeps of a reason, in characters. */
    private static final int REASON = 1000;

    private final Asking asking;
    private final AnomalyPages pages;
    private final Anomalies anomalies;
    private final Clock clock;

    AnomaliesDoor(Asking asking, AnomalyPages pages, Anomalies anomalies, Clock clock) {
        this.asking = asking;
        this.pages = pages;
        this.anomalies = anomalies;
        this.clock = clock;
    }

    /** @param reason why it is settled, a sentence of up to 1000 characters */
    @Schema(name = "Closing")
    record Closing(String reason) {}

    @GetMapping("/reconciliation/{organization}/anomalies")
    @Operation(
            summary = "What does not add up, newest first",
            description = "Follow next until it is absent. With Accept: text/csv all of them come at once.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = AnomalyPage.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
            })
    ResponseEntity<PageOf<AnomalyView>> list(
            @PathVariable String organization,
            @Parameter(description = "such as UNKNOWN_IUV") @RequestParam(required = false) String kind,
            @Parameter(description = "BLOCK, WARN or INFO") @RequestParam(required = false) String severity,
            @Parameter(description = "OPEN or CLOSED") @RequestParam(required = false) String state,
            @Parameter(description = "an IUV, a flow's id, a credit's reference or a day")
                    @RequestParam(required = false)
                    String subject,
            @Parameter(description = "as next says") @RequestParam(required = false) String after,
            @Parameter(description = "anomalies of one page, up to 500") @RequestParam(defaultValue = "100") int limit,
            @Parameter(hidden = true) @RequestHeader(value = HttpHeaders.ACCEPT, required = false) String accept,
            @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        asking.mustOpen(organization, caller);
        var wanted = Asking.word("state", state, AnomalyView.State.class);
        var asked = new AnomalyPages.Asked(
                Asking.word("kind", kind, AnomalyKind.class),
                Asking.word("severity", severity, Severity.class),
                wanted == null ? null : wanted == AnomalyView.State.OPEN,
                subject == null || subject.isBlank() ? null : subject.strip());
        Long last = Asking.unmark(after, parts -> Long.valueOf(parts.get(0)));
        long before = last == null ? Long.MAX_VALUE : last;
        if (Csv.isWanted(accept)) {
            AnomalySheet.write(pages, organization, asked, before, Csv.begin(response));
            return null;
        }
        int most = Asking.limit(limit);
        return PageOf.json(PageOf.of(
                pages.page(organization, asked, before, most + 1),
                most,
                each -> Asking.mark(each.id()),
                AnomalyView::of));
    }

    /** How a page of anomalies looks. */
    @Schema(name = "AnomalyPage")
    record AnomalyPage(List<AnomalyView> entries, String next) {}

    @PostMapping("/reconciliation/{organization}/anomalies/{id}/close")
    @Operation(
            summary = "Say that an anomaly is settled, and why",
            description =
                    "It stays closed for as long as what was seen stays the same. What only a new version of its flow"
                            + " can put right is not closed: 409 says so, with until.")
    AnomalyView close(
            @PathVariable String organization,
            @PathVariable long id,
            @RequestBody(required = false) Closing closing,
            @AuthenticationPrincipal Caller caller) {
        asking.mustOpen(organization, caller);
        var known = find(organization, id);
        var reason = closing == null || closing.reason() == null
                ? ""
                : closing.reason().strip();
        if (reason.isEmpty() || reason.length() > REASON) {
            throw Asking.refused(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "Say why it is settled, in up to %d characters: {\"reason\": \"…\"}".formatted(REASON));
        }
        if (known.closedAt() == null && !known.anomaly().kind().isClosedByHand()) {
            throw notByHand(known);
        }
        if (known.closedAt() != null || !anomalies.close(organization, id, caller.name(), reason, clock.instant())) {
            throw Asking.refused(HttpStatus.CONFLICT, "Anomaly %d is closed already".formatted(id));
        }
        return AnomalyView.of(find(organization, id));
    }

    private static ResponseStatusException notByHand(KnownAnomaly known) {
        var kind = known.anomaly().kind();
        var refused = Asking.refused(
                HttpStatus.CONFLICT,
                "Anomaly %d, %s, is not closed by hand: it is open until %s. Ask the PSP for that version"
                        .formatted(known.id(), kind, kind.closes()));
        refused.getBody().setProperty("until", kind.closes());
        return refused;
    }

    private KnownAnomaly find(String organization, long id) {
        return pages.find(organization, id)
                .orElseThrow(() -> Asking.refused(
                        HttpStatus.NOT_FOUND,
                        "Organization %s has no anomaly with the number %d".formatted(organization, id)));
    }
}
