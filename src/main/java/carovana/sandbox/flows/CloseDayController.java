package carovana.sandbox.flows;

import carovana.sandbox.BusinessDays;
import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxClock;
import carovana.sandbox.control.ControlAnswers;
import carovana.sandbox.node.Psp;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets the PSPs report an operating day. */
@InSandbox
@RestController
class CloseDayController extends ControlAnswers {

    private final ClosingDay closing;
    private final FlowBook flows;
    private final SandboxClock clock;

    CloseDayController(ClosingDay closing, FlowBook flows, SandboxClock clock) {
        this.closing = closing;
        this.flows = flows;
        this.clock = clock;
    }

    @PostMapping("/sandbox/control/close-day")
    ResponseEntity<byte[]> close(@RequestBody(required = false) byte[] body) {
        Order order = order(body == null || body.length == 0 ? JSON.createObjectNode() : read(body));
        Set<String> made = closing.close(order).stream()
                .map(flow -> flow.organization + flow.id)
                .collect(Collectors.toSet());
        List<Map<String, Object>> told = flows.of(order.day()).stream()
                .filter(order::wants)
                .map(flow -> view(flow, made.contains(flow.organization + flow.id)))
                .toList();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("date", order.day().toString());
        answer.put("regulationDate", BusinessDays.after(order.day(), 1).toString());
        answer.put("flows", told);
        if (!BusinessDays.isOne(order.day())) {
            LocalDate next = BusinessDays.after(order.day(), 1);
            answer.put("message", "No business day: what is paid then belongs to %s.".formatted(next));
        }
        return answer(200, answer);
    }

    private Order order(JsonNode order) {
        LocalDate day = order.hasNonNull("date") ? day(text(order, "date")) : BusinessDays.operatingDay(clock.inRome());
        String organization = order.hasNonNull("organization") ? text(order, "organization") : null;
        Psp psp = order.hasNonNull("psp") ? Psp.named(text(order, "psp")) : null;
        if (psp == null && order.hasNonNull("psp")) {
            throw new Misunderstood("\"psp\" must have at least three letters or digits.");
        }
        return new Order(day, organization, psp == null ? null : psp.id(), troubles(order.path("troubles")));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Misunderstood("\"date\" is a day like 2026-11-18.");
        }
    }

    private static Set<FlowTrouble> troubles(JsonNode words) {
        var troubles = EnumSet.noneOf(FlowTrouble.class);
        words.forEach(word -> troubles.add(FlowTrouble.of(word.asText())
                .orElseThrow(
                        () -> new Misunderstood("\"troubles\" must be some of %s.".formatted(FlowTrouble.words())))));
        return troubles;
    }

    private static Map<String, Object> view(Flow flow, boolean isNew) {
        var view = new LinkedHashMap<String, Object>();
        view.put("organization", flow.organization);
        view.put("flowId", flow.id);
        view.put("revision", flow.revision);
        view.put("psp", flow.psp.id());
        view.put("iban", flow.iban);
        view.put("flowDate", flow.flowDate.toString());
        view.put("published", flow.published.toString());
        view.put("regulation", flow.regulation);
        view.put("regulationDate", flow.regulationDate.toString());
        view.put("payments", flow.lines);
        view.put("total", flow.total);
        view.put("net", flow.net);
        view.put("troubles", flow.troubles.stream().map(FlowTrouble::word).toList());
        view.put("new", isNew);
        return view;
    }
}
