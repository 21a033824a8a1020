package carovana.intake;

import carovana.access.Caller;
import carovana.ledger.Drop;
import carovana.ledger.Drop.State;
import carovana.ledger.Drops;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Where a person says whether a roll that takes much away is meant so. */
@RestController
@Tag(name = "Drops")
class RollsDoor {

    private final Drops drops;

    RollsDoor(Drops drops) {
        this.drops = drops;
    }

    @PostMapping("/drops/{id}/confirm")
    @Operation(summary = "A roll that asks is meant so: it goes on")
    @ApiResponse(responseCode = "202", description = "It goes on; its way can be followed at /drops/{id}")
    ResponseEntity<Void> confirm(@PathVariable long id, @AuthenticationPrincipal Caller caller) {
        var drop = asking(id, caller);
        if (!drops.confirm(id, Comparison.fromText(drop.comparison()).rows())) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "Drop %d asks nothing".formatted(id));
        }
        return ResponseEntity.accepted().build();
    }

    @PostMapping("/drops/{id}/decline")
    @Operation(summary = "A roll that asks is not meant so: nothing of it is taken")
    @ApiResponse(responseCode = "202", description = "Its file goes to rejected/, with the reason")
    ResponseEntity<Void> decline(@PathVariable long id, @AuthenticationPrincipal Caller caller) {
        asking(id, caller);
        drops.reject(id, List.of("It would have taken too much away from its roll, and somebody declined that."));
        return ResponseEntity.accepted().build();
    }

    private Drop asking(long id, Caller caller) {
        var drop = drops.find(id)
                .filter(found -> caller.opens(found.organization()))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no drop %d that this key opens".formatted(id)));
        if (drop.state() != State.ASKING) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "Drop %d asks nothing: it is %s".formatted(id, drop.state()));
        }
        return drop;
    }
}
