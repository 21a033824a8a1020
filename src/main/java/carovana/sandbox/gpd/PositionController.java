package carovana.sandbox.gpd;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxClock;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Debt positions one by one, as v1 offers them. */
@InSandbox
@RestController
@RequestMapping(
        value = GpdAnswers.BASE + "/v1/organizations/{organization}/debtpositions",
        produces = MediaType.APPLICATION_JSON_VALUE)
class PositionController extends GpdAnswers {

    /** What the core takes as an organization or IUPD in a path (pagoPA's core 1.1.37). */
    static final String NAME = "[\\w*\\h-]+";

    private final Positions positions;
    private final PositionList list;
    private final SandboxClock clock;

    PositionController(Positions positions, PositionList list, SandboxClock clock) {
        this.positions = positions;
        this.list = list;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> create(
            @PathVariable String organization, @RequestBody byte[] body, HttpServletRequest request) {
        var parameters = new Parameters(request, "createDebtPosition");
        PositionRequest asked = GpdJson.request(body, PositionRequest.class);
        boolean toPublish = parameters.toPublish();
        LocalDateTime now = clock.now();
        Position draft = PositionDraft.of(organization, asked, now);
        positions.create(
                organization,
                List.of(draft),
                toPublish,
                parameters.segregation(),
                parameters.serviceType().orElse(Positions.SERVICE_TYPE),
                now);
        return answer(201, PositionView.echo(draft));
    }

    @GetMapping
    ResponseEntity<byte[]> list(@PathVariable String organization, HttpServletRequest request) {
        var query = ListQuery.of(new Parameters(request, "getOrganizationDebtPositions"));
        PositionList.Page page = list.page(organization, query);
        List<Map<String, Object>> views = page.positions().stream()
                .filter(position -> !position.hasManyPlans())
                .map(position -> PositionView.read(position, query.shown(position)))
                .toList();
        return answer(200, PositionList.answer(query, page, views));
    }

    @GetMapping("/{iupd}")
    ResponseEntity<byte[]> get(
            @PathVariable String organization, @PathVariable String iupd, HttpServletRequest request) {
        var parameters = new Parameters(request, "getOrganizationDebtPositionByIUPD");
        parameters.matching("organizationFiscalCode", organization, NAME);
        parameters.matching("iupd", iupd, NAME);
        Position position = positions.get(organization, iupd, parameters.segregation());
        return answer(200, PositionView.read(told(position), position.paymentOption));
    }

    @PutMapping(value = "/{iupd}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> update(
            @PathVariable String organization,
            @PathVariable String iupd,
            @RequestBody byte[] body,
            HttpServletRequest request) {
        var parameters = new Parameters(request, "updateDebtPosition");
        PositionRequest asked = GpdJson.request(body, PositionRequest.class);
        boolean toPublish = parameters.toPublish();
        requireSame(iupd, asked.iupd());
        LocalDateTime now = clock.now();
        Position draft = PositionDraft.of(organization, asked, now);
        return answer(
                200,
                PositionView.echo(positions.update(organization, draft, toPublish, parameters.segregation(), now)));
    }

    @DeleteMapping("/{iupd}")
    ResponseEntity<byte[]> delete(
            @PathVariable String organization, @PathVariable String iupd, HttpServletRequest request) {
        var parameters = new Parameters(request, "deleteDebtPosition");
        parameters.matching("organizationFiscalCode", organization, NAME);
        parameters.matching("iupd", iupd, NAME);
        positions.delete(organization, List.of(iupd), parameters.segregation());
        return answer(200, "The debt position was successfully deleted");
    }

    @PostMapping("/{iupd}/publish")
    ResponseEntity<byte[]> publish(
            @PathVariable String organization, @PathVariable String iupd, HttpServletRequest request) {
        var parameters = new Parameters(request, "publishDebtPosition");
        return answer(200, PositionView.echo(positions.publish(organization, iupd, parameters.segregation())));
    }

    @PostMapping("/{iupd}/invalidate")
    ResponseEntity<byte[]> invalidate(
            @PathVariable String organization, @PathVariable String iupd, HttpServletRequest request) {
        var parameters = new Parameters(request, "invalidateDebtPosition");
        return answer(200, PositionView.echo(positions.invalidate(organization, iupd, parameters.segregation())));
    }

    static void requireSame(String path, String body) {
        if (!path.equals(body)) {
            throw GpdRefusal.badData(
                    "IUPD mistmatch error: path variable IUPD [%s] and request body IUPD [%s] must be the same"
                            .formatted(path, body));
        }
    }

    /** v1 has no words for a position with more than one plan of installments. */
    static Position told(Position position) {
        if (position.hasManyPlans()) {
            throw new GpdRefusal(
                    422,
                    "MULTI_INSTALLMENT_NOT_SUPPORTED_IN_V1",
                    ("Multi-installment positions are not supported by this version of the API (v1)."
                                    + " Organization Fiscal Code %s, IUPD %s.")
                            .formatted(position.organizationFiscalCode, position.iupd));
        }
        return position;
    }
}
