package carovana.reconciliation.seen;

import carovana.access.Caller;
import carovana.ledger.payments.AnomalyPages;
import carovana.ledger.payments.CreditState;
import carovana.ledger.payments.Credits;
import carovana.ledger.payments.FlowId;
import carovana.ledger.payments.FlowPages;
import carovana.ledger.payments.FlowState;
import carovana.ledger.payments.KeptDocuments;
import carovana.ledger.payments.KnownFlows;
import carovana.ledger.payments.StoredFlow;
import carovana.reconciliation.seen.FlowView.CreditView;
import carovana.reconciliation.seen.FlowView.LineView;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The reporting flows, line by line, with what the bank credited of them. */
@RestController
@Tag(name = "Reconciliation")
class FlowsDoor {

    private static final int ANOMALIES = 100;

    private final Asking asking;
    private final FlowPages flows;
    private final KnownFlows known;
    private final Credits credits;
    private final AnomalyPages anomalies;
    private final KeptDocuments kept;
    private final Download download;

    FlowsDoor(
            Asking asking,
            FlowPages flows,
            KnownFlows known,
            Credits credits,
            AnomalyPages anomalies,
            KeptDocuments kept,
            Download download) {
        this.asking = asking;
        this.flows = flows;
        this.known = known;
        this.credits = credits;
        this.anomalies = anomalies;
        this.kept = kept;
        this.download = download;
    }

    /**
     * @param versions all issues of the same flow, this one among them
     * @param others what came later under this same version with other contents
     * @param lines a page of them
     * @param next the address of the next page of lines; absent on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WholeFlow(
            FlowView flow,
            List<FlowView> versions,
            List<KeptView> others,
            List<CreditView> credits,
            List<AnomalyView> anomalies,
            List<LineView> lines,
            String next) {}

    @GetMapping("/reconciliation/{organization}/flows")
    @Operation(
            summary = "The reporting flows, latest credit transfer first",
            description = "Those that a newer version replaces are left out, unless state=SUPERSEDED asks for them."
                    + " Follow next until it is absent. With Accept: text/csv all of them come at once, and amounts are"
                    + " euro.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = FlowPage.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
            })
    ResponseEntity<PageOf<FlowView>> list(
            @PathVariable String organization,
            @Parameter(description = "the first day of their credit transfers, yyyy-MM-dd")
                    @RequestParam(required = false)
                    String from,
            @Parameter(description = "the last one") @RequestParam(required = false) String to,
            @Parameter(description = "ACCEPTED, REJECTED, MATCHED or SUPERSEDED") @RequestParam(required = false)
                    String state,
            @Parameter(description = "UNCREDITED, PART_CREDITED, CREDITED or OVER_CREDITED")
                    @RequestParam(required = false)
                    String credit,
            @Parameter(description = "only the versions of this flow") @RequestParam(required = false) String iuf,
            @Parameter(description = "as next says") @RequestParam(required = false) String after,
            @Parameter(description = "flows of one page, up to 500") @RequestParam(defaultValue = "100") int limit,
            @Parameter(hidden = true) @RequestHeader(value = HttpHeaders.ACCEPT, required = false) String accept,
            @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        asking.mustOpen(organization, caller);
        if (iuf != null) {
            var versions = versions(organization, iuf.strip());
            if (Csv.isWanted(accept)) {
                FlowSheet.write(versions, Csv.begin(response));
                return null;
            }
            return PageOf.json(new PageOf<>(versions, null));
        }
        var days = asking.anyDays(from, to);
        var asked = new FlowPages.Asked(
                days.from(), days.to(), state(organization, state), Asking.word("credit", credit, CreditState.class));
        var last = Asking.unmark(after, parts -> flows.find(organization, Long.parseLong(parts.get(0)))
                .orElseThrow());
        if (Csv.isWanted(accept)) {
            FlowSheet.write(flows, organization, asked, last, Csv.begin(response));
            return null;
        }
        int most = Asking.limit(limit);
        return PageOf.json(PageOf.of(
                flows.page(organization, asked, last, most + 1),
                most,
                flow -> Asking.mark(flow.number()),
                FlowView::of));
    }

    /** How a page of flows looks. */
    @Schema(name = "FlowPage")
    record FlowPage(List<FlowView> entries, String next) {}

    @GetMapping("/reconciliation/{organization}/flows/{id}")
    @Operation(summary = "A flow: its versions, its lines in pages, what the bank credited of it, what does not add up")
    WholeFlow get(
            @PathVariable String organization,
            @PathVariable long id,
            @Parameter(description = "as next says") @RequestParam(required = false) String after,
            @Parameter(description = "lines of one page, up to 500") @RequestParam(defaultValue = "100") int limit,
            @AuthenticationPrincipal Caller caller) {
        asking.mustOpen(organization, caller);
        var flow = find(organization, id);
        var iuf = flow.flow().id();
        int most = Asking.limit(limit);
        Integer last = Asking.unmark(after, parts -> Integer.valueOf(parts.get(0)));
        var lines = PageOf.of(
                flows.lines(flow, last == null ? 0 : last, most + 1),
                most,
                line -> Asking.mark(line.line().number()),
                LineView::of);
        return new WholeFlow(
                FlowView.of(flow),
                versions(organization, iuf.iuf()),
                kept.ofFlow(flow).stream()
                        .map(each ->
                                KeptView.of(each, "/reconciliation/%s/flows/%d/documents".formatted(organization, id)))
                        .toList(),
                credits.ofFlows(organization, List.of(iuf.key())).stream()
                        .map(CreditView::of)
                        .toList(),
                anomalies
                        .page(
                                organization,
                                new AnomalyPages.Asked(null, null, null, iuf.iuf()),
                                Long.MAX_VALUE,
                                ANOMALIES)
                        .stream()
                        .map(AnomalyView::of)
                        .toList(),
                lines.entries(),
                lines.next());
    }

    @GetMapping("/reconciliation/{organization}/flows/{id}/document")
    @Operation(summary = "The flow as it was received, byte for byte")
    @KeptAnswer
    void document(
            @PathVariable String organization,
            @PathVariable long id,
            @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        asking.mustOpen(organization, caller);
        var flow = find(organization, id);
        download.send(flow.document(), flow.flow().id().iuf(), response);
    }

    @GetMapping("/reconciliation/{organization}/flows/{id}/documents/{document}")
    @Operation(summary = "What came later under the same version with other contents, byte for byte")
    @KeptAnswer
    void other(
            @PathVariable String organization,
            @PathVariable long id,
            @PathVariable long document,
            @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        asking.mustOpen(organization, caller);
        var flow = find(organization, id);
        if (kept.ofFlow(flow).stream().noneMatch(each -> each.number() == document)) {
            throw Asking.refused(
                    HttpStatus.NOT_FOUND,
                    "Flow %d has no other contents with the number %d: its others say which there are"
                            .formatted(id, document));
        }
        download.send(document, flow.flow().id().iuf() + "-other", response);
    }

    private static FlowState state(String organization, String text) {
        if (text != null && text.strip().toUpperCase(Locale.ROOT).matches("LISTED|UNPARSABLE")) {
            throw Asking.refused(
                    "Of flows that are %s nothing is known to list here: see /reconciliation/%s/flows/failing"
                            .formatted(text.strip().toUpperCase(Locale.ROOT), organization));
        }
        return Asking.word("state", text, FlowState.class);
    }

    private List<FlowView> versions(String organization, String iuf) {
        return known.of(organization, List.of(FlowId.key(iuf))).stream()
                .map(FlowView::of)
                .toList();
    }

    private StoredFlow find(String organization, long id) {
        return flows.find(organization, id)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND,
                        "Organization %s has no flow with the number %d: look for it in /reconciliation/%s/flows"
                                .formatted(organization, id, organization)));
    }
}
