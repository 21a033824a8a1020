package carovana.sandbox.control;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxClock;
import carovana.sandbox.SandboxStore;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Moves the sandbox's time, and takes everything back to the first day. */
@InSandbox
@RestController
class ClockController extends ControlAnswers {

    private final SandboxClock clock;
    private final SandboxStore store;

    ClockController(SandboxClock clock, SandboxStore store) {
        this.clock = clock;
        this.store = store;
    }

    @PutMapping("/sandbox/control/clock")
    ResponseEntity<byte[]> move(@RequestBody(required = false) byte[] body) {
        JsonNode order = read(body);
        if (order.hasNonNull("now") == order.hasNonNull("advance")) {
            throw new Misunderstood("Say either \"now\" or \"advance\".");
        }
        try {
            if (order.hasNonNull("now")) {
                clock.set(Instant.parse(text(order, "now")));
            } else {
                clock.advance(duration(text(order, "advance")));
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw new Misunderstood(
                    "\"now\" is an instant like 2026-12-01T10:00:00Z, \"advance\" a time span like P1D or PT2H.");
        }
        return answer(200, Map.of("now", clock.instant().toString()));
    }

    @PostMapping("/sandbox/control/reset")
    ResponseEntity<byte[]> reset() {
        store.reset();
        return answer(200, Map.of("message", "everything forgotten"));
    }

    /** Weeks, months and years are counted from the sandbox's own today. */
    private Duration duration(String text) {
        if (text.contains("T") || text.matches("-?P-?\\d+D")) {
            return Duration.parse(text);
        }
        var today = clock.now();
        return Duration.between(today, today.plus(Period.parse(text)));
    }
}
