package carovana.facade;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import carovana.access.Caller;
import carovana.positions.Organizations;
import carovana.upstream.gpd.GpdRequests;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What Carovana keeps nothing of: readings, and the two calls that GPD does for many positions or for none of ours. */
@RestController
@RequestMapping(value = FacadeDoor.BASE, produces = APPLICATION_JSON_VALUE)
@Tag(name = "GPD", description = "pagoPA's own API of debt positions, v1: change the base address and nothing else")
class PassedOnFacade extends FacadeDoor {

    private static final String SEGREGATION = "segregationCodes";
    private static final List<String> OF_A_LIST = List.of(
            "limit",
            "page",
            "status",
            "due_date_from",
            "due_date_to",
            "payment_date_from",
            "payment_date_to",
            "payment_date_time_from",
            "payment_date_time_to",
            "orderby",
            "ordering",
            "serviceType",
            SEGREGATION);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PassingOn passingOn;
    private final GpdRequests gpd;
    private final Judgement judgement;

    PassedOnFacade(Organizations organizations, PassingOn passingOn, GpdRequests gpd, Judgement judgement) {
        super(organizations);
        this.passingOn = passingOn;
        this.gpd = gpd;
        this.judgement = judgement;
    }

    @GetMapping("/organizations/{organization}/debtpositions")
    @Operation(summary = "List debt positions, as pagoPA has them")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 50, by itself 10")
    @Parameter(name = "page", in = ParameterIn.QUERY, description = "from 0 on")
    @Parameter(name = "status", in = ParameterIn.QUERY, description = "DRAFT, PUBLISHED, VALID…")
    @Parameter(name = "due_date_from", in = ParameterIn.QUERY, description = "yyyy-MM-dd; so due_date_to")
    @Parameter(name = "payment_date_from", in = ParameterIn.QUERY, description = "yyyy-MM-dd; so payment_date_to")
    @Parameter(name = "orderby", in = ParameterIn.QUERY, description = "INSERTED_DATE, IUPD, STATUS, COMPANY_NAME")
    @Parameter(name = "ordering", in = ParameterIn.QUERY, description = "ASC or DESC")
    ResponseEntity<byte[]> list(
            @PathVariable String organization,
            @Parameter(hidden = true) HttpServletRequest request,
            @AuthenticationPrincipal Caller caller) {
        open(organization, caller);
        return passingOn.ask(gpd.list(organization, Query.of(request, OF_A_LIST)));
    }

    @GetMapping("/organizations/{organization}/debtpositions/{iupd}")
    @Operation(summary = "Read a debt position, as pagoPA has it")
    ResponseEntity<byte[]> get(
            @PathVariable String organization,
            @PathVariable String iupd,
            @Parameter(hidden = true) HttpServletRequest request,
            @AuthenticationPrincipal Caller caller) {
        open(organization, caller);
        return passingOn.ask(gpd.read(organization, iupd, Query.of(request, List.of(SEGREGATION))));
    }

    @PatchMapping(value = "/organizations/{organization}/debtpositions/transfers", consumes = APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Move what is unpaid from one account (oldIban) to another of the organization's",
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject("{\"newIban\":\"IT60X0542811101000000123456\"}"))))
    @Parameter(name = "oldIban", in = ParameterIn.QUERY, required = true)
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "transfers at most, 1000 by itself")
    ResponseEntity<byte[]> move(
            @PathVariable String organization,
            @Parameter(hidden = true) HttpServletRequest request,
            @AuthenticationPrincipal Caller caller) {
        var creditor = open(organization, caller);
        var body = Bodies.read(request);
        var newIban = newIban(body);
        // a body without an account is for pagoPA to refuse
        if (newIban.isTextual() && !newIban.asText().isBlank()) {
            judgement.account(creditor, newIban.asText());
        }
        return passingOn.ask(gpd.move(organization, Query.of(request, List.of("oldIban", "limit")), text(body)));
    }

    private static JsonNode newIban(byte[] body) {
        try {
            return JSON.readTree(body).path("newIban");
        } catch (IOException noJson) {
            return JSON.missingNode();
        }
    }

    @PostMapping(value = "/organizations/{organization}/paymentoptions/paids/{nav}", consumes = APPLICATION_JSON_VALUE)
    @Operation(summary = "Close a notice that was paid outside of pagoPA")
    ResponseEntity<byte[]> close(
            @PathVariable String organization,
            @PathVariable String nav,
            @Parameter(hidden = true) HttpServletRequest request,
            @AuthenticationPrincipal Caller caller) {
        open(organization, caller);
        var body = text(Bodies.read(request));
        return passingOn.ask(gpd.close(organization, nav, Query.of(request, List.of(SEGREGATION)), body));
    }

    @GetMapping("/info")
    @Operation(summary = "Whether pagoPA's service is there, and its version")
    ResponseEntity<byte[]> info() {
        return passingOn.ask(gpd.info());
    }

    private static String text(byte[] body) {
        return body.length == 0 ? null : new String(body, StandardCharsets.UTF_8);
    }
}
