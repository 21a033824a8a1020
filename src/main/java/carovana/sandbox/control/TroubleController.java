package carovana.sandbox.control;

import carovana.sandbox.InSandbox;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders trouble, and ends it. */
@InSandbox
@RestController
@RequestMapping("/sandbox/control/trouble")
class TroubleController extends ControlAnswers {

    /** The services whose calls can be made to fail so far. */
    private static final List<String> SERVICES =
            List.of("gpd", "upload", "receipts", "reportings", "fdr", "gps", "visengine", "visengine-oauth");

    /** The calls about one position, receipt, flow, enrollment or request, as they are counted. */
    private static final Set<String> OPERATIONS = Set.of(
            "create",
            "get",
            "update",
            "publish",
            "invalidate",
            "delete",
            "payments",
            "pay",
            "list",
            "search",
            "choose",
            "document",
            "catalogue",
            "product");

    private static final long LONGEST_DELAY = 600_000;

    private final Troubles troubles;

    TroubleController(Troubles troubles) {
        this.troubles = troubles;
    }

    @PostMapping
    ResponseEntity<byte[]> begin(@RequestBody(required = false) byte[] body) {
        JsonNode order = read(body);
        String service = text(order, "service");
        if (!SERVICES.contains(service)) {
            throw new Misunderstood("The sandbox plays no service \"%s\"; it plays %s."
                    .formatted(service, String.join(", ", SERVICES)));
        }
        Kind kind = Kind.of(service, order.path("kind").asText())
                .orElseThrow(() -> new Misunderstood("\"kind\" must be one of %s.".formatted(Kind.words(service))));
        Long calls = order.hasNonNull("calls") ? (Long) whole(order, "calls", 1, Long.MAX_VALUE) : null;
        long millis = order.hasNonNull("millis") ? whole(order, "millis", 1, LONGEST_DELAY) : 0;
        if (kind == Kind.SLOW && millis == 0) {
            throw new Misunderstood("Say in \"millis\" how slow.");
        }
        String operation = order.hasNonNull("operation") ? text(order, "operation") : null;
        if (operation != null && !OPERATIONS.contains(operation)) {
            throw new Misunderstood(
                    "\"operation\" must be one of %s.".formatted(String.join(", ", new TreeSet<>(OPERATIONS))));
        }
        troubles.begin(new Trouble(service, operation, kind, calls, share(order), millis));
        return answer(200, Map.of("message", "trouble ordered"));
    }

    @DeleteMapping
    ResponseEntity<byte[]> end() {
        troubles.end();
        return answer(200, Map.of("message", "all trouble ended"));
    }

    private static double share(JsonNode order) {
        if (!order.hasNonNull("share")) {
            return 1.0;
        }
        JsonNode share = order.get("share");
        if (!share.isNumber() || share.asDouble() < 0 || share.asDouble() > 1) {
            throw new Misunderstood("\"share\" must be a number from 0 to 1.");
        }
        return share.asDouble();
    }

    private static long whole(JsonNode order, String field, long from, long to) {
        JsonNode value = order.get(field);
        if (!value.isIntegralNumber() || value.asLong() < from || value.asLong() > to) {
            throw new Misunderstood("\"%s\" must be a whole number from %d%s."
                    .formatted(field, from, to == Long.MAX_VALUE ? " on" : " to " + to));
        }
        return value.asLong();
    }
}
