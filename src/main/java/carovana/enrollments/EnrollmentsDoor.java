package carovana.enrollments;

import carovana.access.Caller;
import carovana.ledger.enrollments.Enrolled;
import carovana.ledger.enrollments.EnrollmentStep;
import carovana.positions.Organizations;
import carovana.upstream.gps.GpsSettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Enrollments to spontaneous payments: declared beside actual, and made equal. */
@RestController
@Tag(name = "Enrollments", description = "An organization's enrollments to spontaneous payments (GPS)")
class EnrollmentsDoor {

    private static final int MOST = 500;

    private final Enrolling enrolling;
    private final Enrolled ledger;
    private final Organizations organizations;
    private final GpsSettings gps;

    EnrollmentsDoor(Enrolling enrolling, Enrolled ledger, Organizations organizations, GpsSettings gps) {
        this.enrolling = enrolling;
        this.ledger = ledger;
        this.organizations = organizations;
        this.gps = gps;
    }

    record Steps(List<EnrollmentStep> steps) {}

    @GetMapping("/enrollments/{organization}")
    @Operation(summary = "What was declared, what GPS has, and the difference")
    Comparison compare(@PathVariable String organization, @AuthenticationPrincipal Caller caller) throws GpsAway {
        admit(organization, caller);
        return enrolling.compare(organization);
    }

    @PostMapping("/enrollments/{organization}/apply")
    @Operation(summary = "Make GPS equal to what was declared, and read it again")
    Comparison apply(
            @PathVariable String organization,
            @RequestParam(defaultValue = "false") boolean removeForeign,
            @AuthenticationPrincipal Caller caller)
            throws GpsAway {
        admit(organization, caller);
        try {
            return enrolling.apply(organization, removeForeign, caller.name());
        } catch (Enrolling.Busy busy) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT,
                    "The enrollments of %s are being applied just now: ask again when that is done"
                            .formatted(organization));
        }
    }

    @GetMapping("/enrollments/{organization}/steps")
    @Operation(summary = "What was done at GPS, the latest first")
    Steps steps(
            @PathVariable String organization,
            @RequestParam(defaultValue = "100") int limit,
            @AuthenticationPrincipal Caller caller) {
        known(organization, caller);
        return new Steps(ledger.steps(organization, Math.max(1, Math.min(MOST, limit))));
    }

    private void admit(String organization, Caller caller) {
        known(organization, caller);
        if (!gps.isConfigured()) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "GPS is not set up here: carovana.upstream.gps.address is empty");
        }
    }

    private void known(String organization, Caller caller) {
        if (organizations.find(organization).isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "Organization %s is not in carovana.organizations".formatted(organization));
        }
        caller.mustOpen(organization);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> away(GpsAway away) {
        var answer = ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE);
        if (away.retryAfter() != null) {
            answer.header(
                    HttpHeaders.RETRY_AFTER,
                    Long.toString(Math.max(1, away.retryAfter().plusMillis(999).toSeconds())));
        }
        return answer.body(ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE,
                away.getMessage() + ": try again later; applying again does nothing twice"));
    }
}
