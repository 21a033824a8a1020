package carovana.sandbox.bank;

import carovana.sandbox.BusinessDays;
import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxClock;
import carovana.sandbox.control.ControlAnswers;
import carovana.sandbox.flows.FlowBook;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Gives the bank's list of what was credited for the flows of an operating day. */
@InSandbox
@RestController
class CreditController extends ControlAnswers {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final FlowBook flows;
    private final SandboxClock clock;

    CreditController(FlowBook flows, SandboxClock clock) {
        this.flows = flows;
        this.clock = clock;
    }

    @PostMapping("/sandbox/control/credit")
    ResponseEntity<byte[]> credit(@RequestBody(required = false) byte[] body) {
        JsonNode order = read(body);
        String organization = text(order, "organization");
        LocalDate day = order.hasNonNull("date") ? day(text(order, "date")) : BusinessDays.operatingDay(clock.inRome());
        String only = order.hasNonNull("flow") ? text(order, "flow") : null;
        var statement = new Statement(troubles(order.path("troubles")));
        flows.of(day).stream()
                .filter(flow -> flow.organization.equals(organization))
                .filter(flow -> only == null || flow.id.equals(only))
                .forEach(flow -> statement.add(flow, flows));
        statement.addOthers(day);
        var csv = new StringBuilder(Movement.HEADER).append("\r\n");
        statement.movements().forEach(movement -> csv.append(movement.line()).append("\r\n"));
        return ResponseEntity.ok().contentType(CSV).body(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Misunderstood("\"date\" is a day like 2026-11-18.");
        }
    }

    private static Set<CreditTrouble> troubles(JsonNode words) {
        var troubles = EnumSet.noneOf(CreditTrouble.class);
        words.forEach(word -> troubles.add(CreditTrouble.of(word.asText())
                .orElseThrow(
                        () -> new Misunderstood("\"troubles\" must be some of %s.".formatted(CreditTrouble.words())))));
        return troubles;
    }
}
