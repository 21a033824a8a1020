package carovana.reconciliation.seen;

import carovana.access.Caller;
import carovana.ledger.payments.FlowListing;
import carovana.ledger.payments.FlowPages;
import carovana.ledger.payments.KeptDocuments;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The flows that are known to be there and of which nothing can be told. */
@RestController
@Tag(name = "Reconciliation")
class FailingFlowsDoor {

    private static final int FAILING = 100;

    private final Asking asking;
    private final FlowPages flows;
    private final KeptDocuments kept;
    private final Download download;

    FailingFlowsDoor(Asking asking, FlowPages flows, KeptDocuments kept, Download download) {
        this.asking = asking;
        this.flows = flows;
        this.kept = kept;
        this.download = download;
    }

    enum State {
        /** it was listed and is tried again */
        LISTED,
        /** it came and cannot be read: a new version must come */
        UNPARSABLE
    }

    /**
     * @param state LISTED is tried again, UNPARSABLE came and cannot be read
     * @param tries fetches that failed; absent for what came
     * @param trouble what the last one met, or why it cannot be read
     * @param document what came, byte for byte; absent when nothing did
     */
    @Schema(name = "FailingFlow")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NotRead(
            State state,
            String iuf,
            String psp,
            Instant listedAt,
            Instant fetchedAt,
            Integer tries,
            String trouble,
            String document) {

        static NotRead of(FlowListing listing) {
            return new NotRead(
                    State.LISTED,
                    listing.id().iuf(),
                    listing.id().psp(),
                    listing.listedAt(),
                    null,
                    listing.tries(),
                    listing.trouble(),
                    null);
        }

        static NotRead of(KeptDocuments.Unread unread, String here) {
            var flow = unread.flow();
            return new NotRead(
                    State.UNPARSABLE,
                    flow.id().iuf(),
                    flow.id().psp(),
                    null,
                    flow.fetchedAt(),
                    null,
                    flow.fault(),
                    here + "/documents/" + unread.number());
        }
    }

    @GetMapping("/reconciliation/{organization}/flows/failing")
    @Operation(
            summary = "Flows that could not be fetched or read until now",
            description = "What is LISTED is tried again; for what is UNPARSABLE the PSP must send a new version.")
    PageOf<NotRead> failing(@PathVariable String organization, @AuthenticationPrincipal Caller caller) {
        asking.mustOpen(organization, caller);
        var here = "/reconciliation/%s/flows/failing".formatted(organization);
        return new PageOf<>(
                Stream.concat(
                                flows.failing(organization, FAILING).stream().map(NotRead::of),
                                kept.unreadFlows(organization, FAILING).stream().map(each -> NotRead.of(each, here)))
                        .toList(),
                null);
    }

    @GetMapping("/reconciliation/{organization}/flows/failing/documents/{document}")
    @Operation(summary = "What came and cannot be read, byte for byte")
    @KeptAnswer
    void document(
            @PathVariable String organization,
            @PathVariable long document,
            @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        asking.mustOpen(organization, caller);
        var unread = kept.unreadFlow(organization, document).stream()
                .findFirst()
                .orElseThrow(() -> Asking.refused(
                        HttpStatus.NOT_FOUND,
                        "Organization %s has no unreadable flow with document %d: look for it in /reconciliation/%s/flows/failing"
                                .formatted(organization, document, organization)));
        download.send(document, unread.flow().id().iuf(), response);
    }
}
