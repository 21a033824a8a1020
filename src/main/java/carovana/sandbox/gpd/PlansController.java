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

/** Debt positions with their installment plans, as v3 offers them; it has no invalidate (pagoPA's gateway). */
@InSandbox
@RestController
@RequestMapping(
        value = GpdAnswers.BASE + "/v3/organizations/{organization}/debtpositions",
        produces = MediaType.APPLICATION_JSON_VALUE)
class PlansController extends GpdAnswers {

    private final Positions positions;
    private final PositionList list;
    private final SandboxClock clock;

    PlansController(Positions positions, PositionList list, SandboxClock clock) {
        this.positions = positions;
        this.list = list;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> create(
            @PathVariable String organization, @RequestBody byte[] body, HttpServletRequest request) {
        var parameters = new Parameters(request, "createDebtPosition");
        LocalDateTime now = clock.now();
        Position draft = GpdJson.request(body, PlansRequest.class).draft(organization, now);
        boolean toPublish = parameters.toPublish();
        positions.create(
                organization,
                List.of(draft),
                toPublish,
                parameters.segregation(),
                parameters.serviceType().orElse(Positions.SERVICE_TYPE),
                now);
        return answer(201, PlansView.echo(draft));
    }

    @GetMapping
    ResponseEntity<byte[]> list(@PathVariable String organization, HttpServletRequest request) {
        var query = ListQuery.of(new Parameters(request, "getOrganizationDebtPositions"), PlansView::statuses);
        PositionList.Page page = list.page(organization, query);
        List<Map<String, Object>> views = page.positions().stream()
                .map(position -> PlansView.read(position, query.shown(position)))
                .toList();
        return answer(200, PositionList.answer(query, page, views));
    }

    @GetMapping("/{iupd}")
    ResponseEntity<byte[]> get(
            @PathVariable String organization, @PathVariable String iupd, HttpServletRequest request) {
        var parameters = new Parameters(request, "getOrganizationDebtPositionByIUPD");
        parameters.matching("organizationFiscalCode", organization, PositionController.NAME);
        parameters.matching("iupd", iupd, PositionController.NAME);
        Position position = positions.get(organization, iupd, parameters.segregation());
        return answer(200, PlansView.read(position, position.paymentOption));
    }

    @PutMapping(value = "/{iupd}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> update(
            @PathVariable String organization,
            @PathVariable String iupd,
            @RequestBody byte[] body,
            HttpServletRequest request) {
        var parameters = new Parameters(request, "updateDebtPosition");
        PlansRequest asked = GpdJson.request(body, PlansRequest.class);
        boolean toPublish = parameters.toPublish();
        PositionController.requireSame(iupd, asked.iupd());
        LocalDateTime now = clock.now();
        return answer(
                200,
                PlansView.echo(positions.update(
                        organization, asked.draft(organization, now), toPublish, parameters.segregation(), now)));
    }

    @DeleteMapping("/{iupd}")
    ResponseEntity<byte[]> delete(
            @PathVariable String organization, @PathVariable String iupd, HttpServletRequest request) {
        var parameters = new Parameters(request, "deleteDebtPosition");
        parameters.matching("organizationFiscalCode", organization, PositionController.NAME);
        parameters.matching("iupd", iupd, PositionController.NAME);
        positions.delete(organization, List.of(iupd), parameters.segregation());
        return answer(200, "The debt position was successfully deleted");
    }

    @PostMapping("/{iupd}/publish")
    ResponseEntity<byte[]> publish(
            @PathVariable String organization, @PathVariable String iupd, HttpServletRequest request) {
        var parameters = new Parameters(request, "publishDebtPosition");
        return answer(200, PlansView.echo(positions.publish(organization, iupd, parameters.segregation())));
    }
}
