package carovana.documents;

import carovana.access.Caller;
import carovana.documents.provider.Option;
import carovana.documents.provider.ProviderTrouble;
import carovana.ledger.documents.DocumentFiles;
import carovana.ledger.documents.DocumentRequest;
import carovana.ledger.documents.DocumentRequest.State;
import carovana.ledger.documents.DocumentRequests;
import carovana.positions.Organizations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The door for programs: order a document, see where it is. */
@RestController
@RequestMapping("/documents/{organization}/requests")
@Tag(name = "Documents", description = "Documents that are ordered, asked after, fetched and kept")
class DocumentsDoor {

    private static final Logger log = LoggerFactory.getLogger(DocumentsDoor.class);

    private static final int MOST = 200;

    private final FormReader reader;
    private final Orders orders;
    private final PriceGuard guard;
    private final DocumentRequests requests;
    private final DocumentFiles files;
    private final Organizations organizations;

    DocumentsDoor(
            FormReader reader,
            Orders orders,
            PriceGuard guard,
            DocumentRequests requests,
            DocumentFiles files,
            Organizations organizations) {
        this.reader = reader;
        this.orders = orders;
        this.guard = guard;
        this.requests = requests;
        this.files = files;
        this.organizations = organizations;
    }

    record RequestList(List<RequestView> requests) {}

    /** @param events what happened, oldest first */
    record Detail(RequestView request, List<RequestView.EventView> events, List<RequestView.ReadingView> readings) {}

    /** @param price euro, without VAT */
    record Offer(String option, String price) {}

    /**
     * What an order would come to.
     *
     * @param total euro, without VAT
     * @param objections none when it would be ordered
     */
    record Quote(String total, List<Offer> options, List<String> objections) {}

    @PostMapping
    @Operation(
            summary = "Order a document; with dryRun only its price, its options and what is wrong are told",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = "application/json", schema = @Schema(type = "object")),
                                @Content(mediaType = "multipart/form-data", schema = @Schema(type = "object"))
                            }))
    ResponseEntity<Object> order(
            @PathVariable String organization,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @Parameter(hidden = true) HttpServletRequest request,
            @AuthenticationPrincipal Caller caller) {
        mustOpen(organization, caller);
        try (var draft = reader.read(organization, request)) {
            if (dryRun) {
                return ResponseEntity.ok(quote(organization, draft));
            }
            var taken = orders.take(draft, false);
            var view = RequestView.of(taken.request(), files.of(taken.request().id()));
            return ResponseEntity.status(taken.isNew() ? HttpStatus.ACCEPTED : HttpStatus.OK)
                    .location(URI.create("/documents/%s/requests/%d".formatted(organization, view.id())))
                    .body(view);
        } catch (Orders.KeyUsed used) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, used.getMessage());
        } catch (OrderRejected wrong) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_ENTITY, wrong.getMessage());
        } catch (IOException notStored) {
            log.error("An order of {} could not be stored: {}", organization, notStored.toString());
            throw new ResponseStatusException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The order could not be stored, and nothing was taken: try again later");
        }
    }

    private Quote quote(String organization, Draft draft) throws OrderRejected {
        var judged = orders.judge(draft).orElseThrow(DocumentsDoor::providerAway);
        var objections = new ArrayList<>(judged.objections());
        try {
            guard.objection(organization, judged.total()).ifPresent(objections::add);
        } catch (ProviderTrouble away) {
            throw providerAway();
        }
        return new Quote(
                euro(judged.total()),
                judged.offered().stream().map(DocumentsDoor::offer).toList(),
                objections);
    }

    private static ResponseStatusException providerAway() {
        return new ResponseStatusException(
                HttpStatus.SERVICE_UNAVAILABLE, "The provider does not answer at the moment: ask again later");
    }

    private static Offer offer(Option option) {
        return new Offer(option.type(), euro(option.price()));
    }

    private static String euro(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    @GetMapping
    @Operation(summary = "The latest requests, newest first, of one state where that is asked for")
    RequestList list(
            @PathVariable String organization,
            @RequestParam(required = false) State state,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            @RequestParam(defaultValue = "50") int limit,
            @AuthenticationPrincipal Caller caller) {
        mustOpen(organization, caller);
        return new RequestList(requests.latest(organization, state, before, Math.max(1, Math.min(MOST, limit))).stream()
                .map(each -> RequestView.of(each, files.of(each.id())))
                .toList());
    }

    @GetMapping("/{id}")
    @Operation(summary = "Where a request is, what happened to it, and who read its documents")
    Detail get(@PathVariable String organization, @PathVariable long id, @AuthenticationPrincipal Caller caller) {
        var found = find(organization, id, caller);
        return new Detail(
                RequestView.of(found, files.of(id)),
                requests.events(id).stream().map(RequestView::event).toList(),
                files.readings(id).stream().map(RequestView::reading).toList());
    }

    @PostMapping("/{id}/replay")
    @Operation(summary = "Go on with a parked request, now that a person has looked")
    ResponseEntity<RequestView> replay(
            @PathVariable String organization, @PathVariable long id, @AuthenticationPrincipal Caller caller) {
        find(organization, id, caller);
        if (!requests.replay(id, caller.name())) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "Request %d is not parked: there is nothing to replay".formatted(id));
        }
        return ResponseEntity.accepted().body(RequestView.of(requests.find(id).orElseThrow(), files.of(id)));
    }

    private DocumentRequest find(String organization, long id, Caller caller) {
        mustOpen(organization, caller);
        return requests.find(id)
                .filter(each -> each.organization().equals(organization))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no request %d of %s".formatted(id, organization)));
    }

    private void mustOpen(String organization, Caller caller) {
        if (organizations.find(organization).isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "Organization %s is not in carovana.organizations".formatted(organization));
        }
        caller.mustOpen(organization);
    }
}
