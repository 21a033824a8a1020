package carovana.reconciliation.seen;

import carovana.access.Caller;
import carovana.ledger.payments.AskedRun;
import carovana.ledger.payments.AskedRuns;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a run of reconciliation is asked for, and followed. */
@RestController
@Tag(name = "Reconciliation")
class RunsDoor {

    private final Asking asking;
    private final AskedRuns runs;

    RunsDoor(Asking asking, AskedRuns runs) {
        this.asking = asking;
        this.runs = runs;
    }

    enum State {
        WAITING,
        RUNNING,
        FINISHED
    }

    /** @param trouble what broke it off; absent when nothing did */
    @Schema(name = "Run")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RunView(long id, State state, Instant askedAt, Instant startedAt, Instant finishedAt, String trouble) {
        static RunView of(AskedRun run) {
            var state =
                    run.finishedAt() != null ? State.FINISHED : run.startedAt() != null ? State.RUNNING : State.WAITING;
            return new RunView(run.id(), state, run.askedAt(), run.startedAt(), run.finishedAt(), run.trouble());
        }
    }

    @PostMapping("/reconciliation/{organization}/run")
    @Operation(
            summary = "Fetch what is new, look at it, and write the report, now",
            description = "While a run waits already, that one is meant.")
    @ApiResponse(responseCode = "202", description = "It begins within a second or so; follow it at Location")
    ResponseEntity<RunView> run(@PathVariable String organization, @AuthenticationPrincipal Caller caller) {
        asking.mustOpen(organization, caller);
        long id = runs.ask(organization);
        return ResponseEntity.accepted()
                .location(URI.create("/reconciliation/%s/runs/%d".formatted(organization, id)))
                .contentType(MediaType.APPLICATION_JSON)
                .body(find(organization, id));
    }

    @GetMapping("/reconciliation/{organization}/runs/{id}")
    @Operation(summary = "How far a run is")
    RunView get(@PathVariable String organization, @PathVariable long id, @AuthenticationPrincipal Caller caller) {
        asking.mustOpen(organization, caller);
        return find(organization, id);
    }

    private RunView find(String organization, long id) {
        return runs.find(organization, id)
                .map(RunView::of)
                .orElseThrow(() -> Asking.refused(
                        HttpStatus.NOT_FOUND,
                        "Organization %s has no run with the number %d".formatted(organization, id)));
    }
}
