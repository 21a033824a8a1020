package carovana.sandbox.flows;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxClock;
import carovana.sandbox.SandboxJson;
import carovana.sandbox.node.Psp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The newer way to flows. Windows, pages and refusals: pagoPA's FdR. */
@InSandbox
@RestController
class FdrController {

    private static final String BASE = "/sandbox/fdr-org/service/v1";
    private static final String ORGANIZATION = "\\d{11}";
    private static final String DATED = "\\d{4}-\\d{2}-\\d{2}.*";

    private final FlowBook flows;
    private final SandboxClock clock;

    FdrController(FlowBook flows, SandboxClock clock) {
        this.flows = flows;
        this.clock = clock;
    }

    /** Both dates must fit, and each goes back a month where it is not given: a very late revision is not listed. */
    @GetMapping(BASE + "/organizations/{organization}/fdrs")
    ResponseEntity<byte[]> list(
            @PathVariable String organization,
            @RequestParam(required = false) String flowDate,
            @RequestParam(required = false) String publishedGt,
            @RequestParam(required = false) String pspId,
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(defaultValue = "1000") String size) {
        var asked = new Page(whole("page", page), whole("size", size));
        if (asked.size() > FlowOrder.MOST) {
            throw FdrRefusal.value("size", "must be less than or equal to " + FlowOrder.MOST);
        }
        requireKnown(organization, pspId);
        Instant dated = since("flowDate", flowDate);
        Instant published = since("publishedGt", publishedGt);
        List<Flow> found = FlowOrder.sorted(flows.published(organization, clock.instant()).stream()
                .filter(flow -> pspId == null || flow.psp.id().equals(pspId))
                .filter(flow -> flow.flowDate.isAfter(dated) && flow.published.isAfter(published)));
        return json(
                200,
                asked.of(
                        found.size(),
                        found.stream()
                                .skip(asked.from())
                                .limit(asked.size())
                                .map(FdrView::listed)
                                .toList()));
    }

    @GetMapping(BASE + "/organizations/{organization}/fdrs/{fdr}/revisions/{revision}/psps/{psp}")
    ResponseEntity<byte[]> flow(
            @PathVariable String organization,
            @PathVariable String fdr,
            @PathVariable String revision,
            @PathVariable String psp) {
        Flow flow = find(organization, fdr, revision, psp);
        return served(flow, FdrView.single(flow));
    }

    @GetMapping(BASE + "/organizations/{organization}/fdrs/{fdr}/revisions/{revision}/psps/{psp}/payments")
    ResponseEntity<byte[]> payments(
            @PathVariable String organization,
            @PathVariable String fdr,
            @PathVariable String revision,
            @PathVariable String psp,
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(defaultValue = "1000") String size) {
        var asked = new Page(whole("page", page), whole("size", size));
        Flow flow = find(organization, fdr, revision, psp);
        long end = Math.min(asked.from() + asked.size(), flow.lines);
        return served(
                flow, asked.of(flow.lines, FdrView.payments(flows.linesOf(flow, asked.from(), end), asked.from())));
    }

    @RequestMapping(BASE + "/**")
    ResponseEntity<byte[]> unknown() {
        return json(404, Map.of("statusCode", 404, "message", "Resource not found"));
    }

    private Flow find(String organization, String fdr, String revision, String psp) {
        int number = whole("revision", revision);
        requireKnown(organization, null);
        return flows.find(organization, fdr, number)
                .filter(flow -> flow.psp.id().equals(psp))
                .filter(flow -> flow.isPublishedBy(clock.instant()))
                .filter(flow -> !flow.has(FlowTrouble.NEVER_SERVED))
                .orElseThrow(() -> missing(fdr, psp));
    }

    private static FdrRefusal missing(String fdr, String psp) {
        if (!fdr.matches(DATED)) {
            return FdrRefusal.nameWithoutDate(fdr);
        }
        boolean named = fdr.substring(10).startsWith(psp + "-");
        return named ? FdrRefusal.unknownFlow(fdr) : FdrRefusal.nameWithoutPsp(fdr);
    }

    private void requireKnown(String organization, String psp) {
        if (!organization.matches(ORGANIZATION)) {
            throw FdrRefusal.unknownOrganization(organization);
        }
        if (psp != null
                && !psp.equals(Psp.USUAL.id())
                && flows.all().stream().noneMatch(flow -> flow.psp.id().equals(psp))) {
            throw FdrRefusal.unknownPsp(psp);
        }
    }

    private Instant since(String name, String text) {
        LocalDateTime oldest = clock.now().minusMonths(1);
        if (text == null || text.isEmpty()) {
            return oldest.toInstant(ZoneOffset.UTC);
        }
        Instant since;
        try {
            since = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw FdrRefusal.unreadable(name, text);
        }
        if (since.isBefore(oldest.toInstant(ZoneOffset.UTC))) {
            throw FdrRefusal.value(name, "The date cannot be older than 1 months");
        }
        return since;
    }

    private static int whole(String name, String text) {
        int value;
        try {
            value = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw FdrRefusal.unreadable(name, text);
        }
        if (value < 1) {
            throw FdrRefusal.value(name, "must be greater than or equal to 1");
        }
        return value;
    }

    /** Pages count from 1. */
    private record Page(int number, int size) {

        long from() {
            return (number - 1L) * size;
        }

        Map<String, Object> of(long count, List<?> data) {
            var metadata = new LinkedHashMap<String, Object>();
            metadata.put("pageSize", size);
            metadata.put("pageNumber", number);
            metadata.put("totPage", Math.max(1, (count + size - 1) / size));
            var answer = new LinkedHashMap<String, Object>();
            answer.put("metadata", metadata);
            answer.put("count", count);
            answer.put("data", data);
            return answer;
        }
    }

    /** A flow that is broken is so in this form too. */
    private static ResponseEntity<byte[]> served(Flow flow, Object body) {
        byte[] whole = SandboxJson.write(body);
        byte[] told = flow.has(FlowTrouble.BROKEN_XML) ? Arrays.copyOf(whole, whole.length * 2 / 3) : whole;
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(told);
    }

    private static ResponseEntity<byte[]> json(int status, Object body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(SandboxJson.write(body));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(FdrRefusal refusal) {
        var error = new LinkedHashMap<String, Object>();
        if (refusal.path != null) {
            error.put("path", refusal.path);
        }
        error.put("message", refusal.getMessage());
        var answer = new LinkedHashMap<String, Object>();
        answer.put("httpStatusCode", refusal.status);
        answer.put("httpStatusDescription", HttpStatus.valueOf(refusal.status).getReasonPhrase());
        answer.put("appErrorCode", refusal.code);
        answer.put("errors", List.of(error));
        return json(refusal.status, answer);
    }
}
