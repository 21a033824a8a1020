package carovana.sandbox.gpd;

import carovana.sandbox.InSandbox;
import carovana.sandbox.SandboxClock;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Many positions at a time, all or nothing: v2, and the same calls inside the core (pagoPA's core 1.1.37). */
@InSandbox
@RestController
class BulkController extends GpdAnswers {

    /** MAX_DEBT_POSITIONS of UAT and PROD; the message is what the core really prints (pagoPA's core 1.1.37). */
    private static final int MOST_POSITIONS = 100;

    private static final String SIZE_MESSAGE = "{javax.validation.constraints.Size.message}";
    private static final int MOST_DELETED = 20;
    private static final String ELEVEN = "\\b\\w{11}\\b";
    private static final String ORGANIZATION = "/organizations/{organization}/debtpositions";

    private final Positions positions;
    private final SandboxClock clock;

    BulkController(Positions positions, SandboxClock clock) {
        this.positions = positions;
        this.clock = clock;
    }

    record ManyPositions(
            @NotNull @Valid @Size(min = 1, max = MOST_POSITIONS, message = SIZE_MESSAGE)
            List<PositionRequest> paymentPositions) {}

    record ManyNames(
            @NotNull @Size(min = 1, max = MOST_DELETED) List<String> paymentPositionIUPDs) {}

    @PostMapping(
            value = {
                BASE + "/v1" + ORGANIZATION + "/bulk",
                BASE + "/v2" + ORGANIZATION,
                BASE + "/v2" + ORGANIZATION + "/bulk"
            },
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> create(
            @PathVariable String organization, @RequestBody byte[] body, HttpServletRequest request) {
        var parameters = new Parameters(request, "createMultipleDebtPositions");
        LocalDateTime now = clock.now();
        List<Position> drafts = drafts(organization, body, now);
        boolean toPublish = parameters.toPublish();
        positions.create(
                organization,
                drafts,
                toPublish,
                parameters.segregation(),
                parameters.serviceType().orElse(Positions.SERVICE_TYPE),
                now);
        return ResponseEntity.status(201).build();
    }

    @PutMapping(
            value = {BASE + "/v1" + ORGANIZATION, BASE + "/v2" + ORGANIZATION},
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> update(
            @PathVariable String organization, @RequestBody byte[] body, HttpServletRequest request) {
        var parameters = new Parameters(request, "updateMultipleDebtPositions");
        LocalDateTime now = clock.now();
        List<Position> drafts = drafts(organization, body, now);
        boolean toPublish = parameters.toPublish();
        positions.updateMany(organization, drafts, toPublish, parameters.segregation(), now);
        return ResponseEntity.ok().build();
    }

    /** The core calls its plain sentence JSON, and so do we. */
    @DeleteMapping(
            value = {BASE + "/v1" + ORGANIZATION, BASE + "/v2" + ORGANIZATION},
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> delete(
            @PathVariable String organization, @RequestBody byte[] body, HttpServletRequest request) {
        var parameters = new Parameters(request, "deleteMultipleDebtPositions");
        List<String> iupds = GpdJson.request(body, ManyNames.class).paymentPositionIUPDs();
        parameters.matching("organizationFiscalCode", organization, ELEVEN);
        positions.deleteMany(organization, iupds, parameters.segregation());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body("The debt position was successfully deleted".getBytes(StandardCharsets.UTF_8));
    }

    private static List<Position> drafts(String organization, byte[] body, LocalDateTime now) {
        return GpdJson.request(body, ManyPositions.class).paymentPositions().stream()
                .map(asked -> PositionDraft.of(organization, asked, now))
                .toList();
    }
}
