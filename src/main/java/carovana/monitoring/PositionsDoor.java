package carovana.monitoring;

import carovana.access.Caller;
import carovana.ledger.Journeys;
import carovana.ledger.Journeys.Journey;
import carovana.ledger.Journeys.Summary;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Where each position is. */
@RestController
@Tag(name = "Positions", description = "Where each due is, and how it came there")
class PositionsDoor {

    private static final int MOST = 500;

    private final Journeys journeys;

    PositionsDoor(Journeys journeys) {
        this.journeys = journeys;
    }

    record PositionList(List<Summary> positions) {}

    @GetMapping("/positions/{organization}")
    @Operation(summary = "The latest positions of an organization, newest first")
    PositionList list(
            @PathVariable String organization,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            @RequestParam(defaultValue = "50") int limit,
            @AuthenticationPrincipal Caller caller) {
        caller.mustOpen(organization);
        return new PositionList(journeys.latest(organization, before, Math.max(1, Math.min(MOST, limit))));
    }

    @GetMapping("/positions/{organization}/{iupd}")
    @Operation(summary = "The journey of a position: everything that happened to it, in order")
    Journey journey(
            @PathVariable String organization, @PathVariable String iupd, @AuthenticationPrincipal Caller caller) {
        caller.mustOpen(organization);
        var journey = journeys.journey(organization, iupd);
        if (journey.events().isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND,
                    "The ledger knows no position %s of organization %s".formatted(iupd, organization));
        }
        return journey;
    }
}
