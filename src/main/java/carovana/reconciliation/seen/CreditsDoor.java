package carovana.reconciliation.seen;

import carovana.access.Caller;
import carovana.ledger.payments.BankCredit;
import carovana.ledger.payments.BankCredit.Reading;
import carovana.ledger.payments.Credits;
import carovana.ledger.payments.FlowId;
import carovana.ledger.payments.KnownFlows;
import carovana.reconciliation.seen.FlowView.CreditView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a person says which flow a credit of the bank pays, when its text does not. */
@RestController
@Tag(name = "Reconciliation")
class CreditsDoor {

    private final Asking asking;
    private final Credits credits;
    private final KnownFlows flows;
    private final Clock clock;

    CreditsDoor(Asking asking, Credits credits, KnownFlows flows, Clock clock) {
        this.asking = asking;
        this.credits = credits;
        this.flows = flows;
        this.clock = clock;
    }

    /** @param iuf the id of the flow that the credit pays */
    @Schema(name = "Assignment")
    record Assignment(String iuf) {}

    @GetMapping("/reconciliation/{organization}/credits")
    @Operation(summary = "A credit of the bank, by its reference")
    CreditView get(
            @PathVariable String organization,
            @Parameter(description = "as the anomaly's subject says, such as 2026/1") @RequestParam String reference,
            @AuthenticationPrincipal Caller caller) {
        asking.mustOpen(organization, caller);
        return CreditView.of(find(organization, reference));
    }

    @PostMapping("/reconciliation/{organization}/credits/assign")
    @Operation(
            summary = "Say which flow a credit pays, whatever its reference looks like",
            description = "A reference with a slash in it (2026/1) is only taken here.")
    CreditView assign(
            @PathVariable String organization,
            @Parameter(description = "the credit's") @RequestParam String reference,
            @RequestBody(required = false) Assignment assignment,
            @AuthenticationPrincipal Caller caller) {
        asking.mustOpen(organization, caller);
        var credit = find(organization, reference);
        var iuf = iuf(organization, assignment);
        if (isClear(credit)) {
            throw Asking.refused(
                    HttpStatus.CONFLICT,
                    "Credit %s says by itself what it pays, %s: only one that does not is assigned"
                            .formatted(credit.reference(), credit.iuf() == null ? credit.iuv() : credit.iuf()));
        }
        credits.assign(organization, credit.reference(), iuf, caller.name(), clock.instant());
        return CreditView.of(find(organization, credit.reference()));
    }

    @PostMapping("/reconciliation/{organization}/credits/{reference}/assign")
    @Operation(summary = "Say which flow a credit pays")
    CreditView assignTo(
            @PathVariable String organization,
            @PathVariable String reference,
            @RequestBody(required = false) Assignment assignment,
            @AuthenticationPrincipal Caller caller) {
        return assign(organization, reference, assignment, caller);
    }

    /** An id that was cut off may look whole: only a flow that is known is believed. */
    private boolean isClear(BankCredit credit) {
        return credit.reading() == Reading.PAYMENT
                || credit.reading() == Reading.FLOW
                        && !flows.of(credit.organization(), List.of(FlowId.key(credit.iuf())))
                                .isEmpty();
    }

    private BankCredit find(String organization, String reference) {
        return credits.find(organization, reference)
                .orElseThrow(() -> Asking.refused(
                        HttpStatus.NOT_FOUND,
                        "Organization %s has no credit with the reference %s".formatted(organization, reference)));
    }

    /** One that is known, as it is written there; or one that may still come. */
    private String iuf(String organization, Assignment assignment) {
        var iuf = assignment == null || assignment.iuf() == null
                ? ""
                : assignment.iuf().strip();
        if (iuf.isEmpty()) {
            throw Asking.refused(
                    HttpStatus.UNPROCESSABLE_ENTITY, "Say which flow it pays: {\"iuf\": \"2026-11-18PSP-1\"}");
        }
        var known = iuf.length() > 35 ? List.<String>of() : known(organization, iuf);
        if (known.isEmpty() && !FlowId.isWellFormed(iuf)) {
            throw Asking.refused(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "No flow is called \"%s\", and none ever could be: copy its id from /reconciliation/%s/flows"
                            .formatted(iuf.length() > 60 ? iuf.substring(0, 60) : iuf, organization));
        }
        return known.isEmpty() ? iuf : known.get(0);
    }

    private List<String> known(String organization, String iuf) {
        return flows.of(organization, List.of(FlowId.key(iuf))).stream()
                .map(each -> each.flow().id().iuf())
                .toList();
    }
}
