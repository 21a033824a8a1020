package carovana.sandbox.flows;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxClock;
import carovana.sandbox.SandboxJson;
import carovana.sandbox.control.Troubles;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The older way to flows, which by now only passes on what the newer one says (pagoPA's reporting analysis): whatever
 * fails, also the service behind it, is a 400 of the list and a 404 of a flow.
 */
@InSandbox
@RestController
class ReportingsController {

    private static final String BASE = "/sandbox/gpd-reporting/api/v1";
    private static final String BEHIND = "fdr";
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    private final FlowBook flows;
    private final Troubles troubles;
    private final SandboxClock clock;

    ReportingsController(FlowBook flows, Troubles troubles, SandboxClock clock) {
        this.flows = flows;
        this.troubles = troubles;
        this.clock = clock;
    }

    /** Newest first, of the one page that is asked for behind; no more than the last month less a day. */
    @GetMapping(BASE + "/organizations/{organization}/reportings")
    ResponseEntity<byte[]> list(@PathVariable String organization, @RequestParam(required = false) String flowDate) {
        if (troubles.failsNeighbours(BEHIND)) {
            return failed("500 Internal Server Error");
        }
        LocalDateTime now = clock.now();
        LocalDateTime oldest = now.minusMonths(1);
        Instant from = oldest.plusDays(1).toInstant(ZoneOffset.UTC);
        Instant to = Instant.MAX;
        if (flowDate != null && !flowDate.isEmpty()) {
            LocalDate day;
            try {
                day = LocalDate.parse(flowDate);
            } catch (DateTimeParseException e) {
                return failed(e.getMessage());
            }
            if (day.isBefore(oldest.toLocalDate())) {
                return failed("The date cannot be older than 1 month.");
            }
            from = day.atStartOfDay().toInstant(ZoneOffset.UTC);
            to = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        Instant first = from;
        Instant end = to;
        List<Flow> found = FlowOrder.sorted(flows.published(organization, clock.instant()).stream()
                .filter(flow -> !flow.flowDate.isBefore(first) && flow.flowDate.isBefore(end)));
        List<Flow> page = new ArrayList<>(found.subList(0, Math.min(FlowOrder.MOST, found.size())));
        Collections.reverse(page);
        return json(200, page.stream().map(ReportingsController::view).toList());
    }

    /** The date in the path is not looked at. */
    @GetMapping(BASE + "/organizations/{organization}/reportings/{id}/date/{date}")
    ResponseEntity<byte[]> flow(@PathVariable String organization, @PathVariable String id) {
        Optional<Flow> found = flows.newest(organization, id, clock.instant());
        if (found.isEmpty() || found.get().has(FlowTrouble.NEVER_SERVED) || troubles.failsNeighbours(BEHIND)) {
            return ResponseEntity.status(404)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(new byte[0]);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .body(FlowDocument.of(found.get(), flows).getBytes(StandardCharsets.UTF_8));
    }

    @RequestMapping(BASE + "/**")
    ResponseEntity<byte[]> unknown() {
        return json(404, Map.of("statusCode", 404, "message", "Resource not found"));
    }

    /** UTC without saying so. */
    private static Object view(Flow flow) {
        var view = new LinkedHashMap<String, Object>();
        view.put("flowId", flow.id);
        view.put("flowDate", SECONDS.format(LocalDateTime.ofInstant(flow.flowDate, ZoneOffset.UTC)));
        return view;
    }

    private static ResponseEntity<byte[]> failed(String why) {
        return json(400, Map.of("Error", "Error retrieving flow list: " + why));
    }

    private static ResponseEntity<byte[]> json(int status, Object body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(SandboxJson.write(body));
    }
}
