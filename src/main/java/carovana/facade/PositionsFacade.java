package carovana.facade;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import carovana.access.Caller;
import carovana.ledger.Entry;
import carovana.positions.Operation;
import carovana.positions.Organization;
import carovana.positions.Organizations;
import carovana.upstream.gpd.GpdRequests;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What changes a debt position: judged, remembered, sent at once, and answered with pagoPA's own answer. */
@RestController
@RequestMapping(value = FacadeDoor.POSITIONS, produces = APPLICATION_JSON_VALUE)
@Tag(name = "GPD", description = "pagoPA's own API of debt positions, v1: change the base address and nothing else")
@ApiResponse(responseCode = "202", description = "pagoPA has not answered in time: the work goes on, see Location")
class PositionsFacade extends FacadeDoor {

    private final Judgement judgement;
    private final Replies replies;
    private final PassingOn passingOn;
    private final GpdRequests gpd;

    PositionsFacade(
            Organizations organizations, Judgement judgement, Replies replies, PassingOn passingOn, GpdRequests gpd) {
        super(organizations);
        this.judgement = judgement;
        this.replies = replies;
        this.passingOn = passingOn;
        this.gpd = gpd;
    }

    @PostMapping(consumes = APPLICATION_JSON_VALUE)
    @io.swagger.v3.oas.annotations.Operation(
            summary = "Create a debt position",
            requestBody = @RequestBody(content = @Content(schema = @Schema(implementation = PositionBody.class))))
    @ApiResponse(responseCode = "201", description = "pagoPA has it")
    ResponseEntity<byte[]> create(
            @PathVariable String organization,
            @RequestParam(required = false) String toPublish,
            @RequestParam(required = false) String segregationCodes,
            @Parameter(hidden = true) HttpServletRequest request,
            @AuthenticationPrincipal Caller caller)
            throws InterruptedException {
        var creditor = open(organization, caller);
        var publish = Query.yesNo("toPublish", toPublish);
        var body = Bodies.read(request);
        var asked = Bodies.position(body);
        var entry = judgement.position(
                creditor,
                null,
                asked,
                Boolean.TRUE.equals(publish),
                Segregation.of("createDebtPosition", segregationCodes));
        return replies.to(creditor, entry, Repeatable.of(request, body));
    }

    @PutMapping(value = "/{iupd}", consumes = APPLICATION_JSON_VALUE)
    @io.swagger.v3.oas.annotations.Operation(
            summary = "Replace a debt position; without toPublish it stays published, or a draft, as it is",
            requestBody = @RequestBody(content = @Content(schema = @Schema(implementation = PositionBody.class))))
    @ApiResponse(responseCode = "200", description = "pagoPA has it so")
    ResponseEntity<byte[]> update(
            @PathVariable String organization,
            @PathVariable String iupd,
            @RequestParam(required = false) String toPublish,
            @RequestParam(required = false) String segregationCodes,
            @Parameter(hidden = true) HttpServletRequest request,
            @AuthenticationPrincipal Caller caller)
            throws InterruptedException {
        var creditor = open(organization, caller);
        var publish = Query.yesNo("toPublish", toPublish);
        var body = Bodies.read(request);
        var asked = Bodies.position(body);
        var codes = Segregation.of("updateDebtPosition", segregationCodes);
        var entry = judgement.position(creditor, iupd, asked, publish, codes);
        return covered(creditor, entry, codes, Repeatable.of(request, body));
    }

    @DeleteMapping("/{iupd}")
    @io.swagger.v3.oas.annotations.Operation(summary = "Delete a debt position; its keys are free again")
    @ApiResponse(responseCode = "200", description = "pagoPA has it no more")
    ResponseEntity<byte[]> delete(
            @PathVariable String organization,
            @PathVariable String iupd,
            @RequestParam(required = false) String segregationCodes,
            @Parameter(hidden = true) HttpServletRequest request,
            @AuthenticationPrincipal Caller caller)
            throws InterruptedException {
        Query.matching("deleteDebtPosition.iupd", iupd);
        return byKey(organization, iupd, Operation.DELETE, "deleteDebtPosition", segregationCodes, request, caller);
    }

    @PostMapping("/{iupd}/publish")
    @io.swagger.v3.oas.annotations.Operation(summary = "Make a draft payable")
    @ApiResponse(responseCode = "200", description = "It can be paid, or will be from its validity date on")
    ResponseEntity<byte[]> publish(
            @PathVariable String organization,
            @PathVariable String iupd,
            @RequestParam(required = false) String segregationCodes,
            @Parameter(hidden = true) HttpServletRequest request,
            @AuthenticationPrincipal Caller caller)
            throws InterruptedException {
        return byKey(organization, iupd, Operation.PUBLISH, "publishDebtPosition", segregationCodes, request, caller);
    }

    @PostMapping("/{iupd}/invalidate")
    @io.swagger.v3.oas.annotations.Operation(summary = "Let nobody pay a debt position any more")
    @ApiResponse(responseCode = "200", description = "It cannot be paid")
    ResponseEntity<byte[]> invalidate(
            @PathVariable String organization,
            @PathVariable String iupd,
            @RequestParam(required = false) String segregationCodes,
            @Parameter(hidden = true) HttpServletRequest request,
            @AuthenticationPrincipal Caller caller)
            throws InterruptedException {
        return byKey(
                organization, iupd, Operation.INVALIDATE, "invalidateDebtPosition", segregationCodes, request, caller);
    }

    private ResponseEntity<byte[]> byKey(
            String organization,
            String iupd,
            Operation operation,
            String name,
            String segregationCodes,
            HttpServletRequest request,
            Caller caller)
            throws InterruptedException {
        var creditor = open(organization, caller);
        var codes = Segregation.of(name, segregationCodes);
        var entry = judgement.key(iupd, operation);
        return covered(creditor, entry, codes, Repeatable.of(request, new byte[0]));
    }

    /** Whether the codes cover a position that is there already, only GPD knows: it is read with them first. */
    private ResponseEntity<byte[]> covered(Organization creditor, Entry entry, Segregation codes, Repeatable request)
            throws InterruptedException {
        if (!codes.isOpen()) {
            var reading = passingOn.ask(gpd.read(creditor.fiscalCode(), entry.iupd(), "segregationCodes=" + codes));
            if (!reading.getStatusCode().is2xxSuccessful()) {
                return reading;
            }
        }
        return replies.to(creditor, entry, request);
    }
}
