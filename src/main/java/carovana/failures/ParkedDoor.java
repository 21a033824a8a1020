package carovana.failures;

import carovana.access.Caller;
import carovana.ledger.Parked;
import carovana.ledger.Parked.ParkedInstruction;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What waits for a person: seen, mended, sent again. */
@RestController
@Tag(name = "Parked", description = "What could not be settled and waits for a person")
class ParkedDoor {

    private static final int MOST = 500;

    private final Parked parked;

    ParkedDoor(Parked parked) {
        this.parked = parked;
    }

    record ParkedList(List<ParkedInstruction> parked) {}

    record Replayed(long id, String iupd, String state) {}

    @GetMapping("/parked")
    @Operation(summary = "What is parked, oldest first")
    ParkedList list(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit,
            @AuthenticationPrincipal Caller caller) {
        return new ParkedList(
                caller.organizations().isEmpty()
                        ? List.of()
                        : parked.list(caller.organizations(), after, Math.max(1, Math.min(MOST, limit))));
    }

    @PostMapping("/parked/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Send it again, now that its cause is mended")
    Replayed replay(@PathVariable long id, @AuthenticationPrincipal Caller caller) {
        var found = parked.find(id)
                .filter(each -> caller.opens(each.organization()))
                .filter(each -> parked.replay(id))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND,
                        "Nothing with the number %d is parked that this key opens".formatted(id)));
        return new Replayed(id, found.iupd(), "WAITING");
    }
}
