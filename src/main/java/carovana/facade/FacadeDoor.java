package carovana.facade;

import carovana.access.Caller;
import carovana.positions.Organization;
import carovana.positions.Organizations;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** How the façade answers: as GPD does, also where it refuses. */
abstract class FacadeDoor {

    static final String SERVICE = "/gpd/debt-positions-service";
    static final String BASE = SERVICE + "/v1";
    static final String POSITIONS = BASE + "/organizations/{organization}/debtpositions";

    private static final Logger log = LoggerFactory.getLogger(FacadeDoor.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Organizations organizations;

    FacadeDoor(Organizations organizations) {
        this.organizations = organizations;
    }

    /** The organization of the path; the key was looked at before, and is looked at again. */
    Organization open(String organization, Caller caller) {
        caller.mustOpen(organization);
        return organizations
                .find(organization)
                .orElseThrow(() -> Refusal.badData(
                        "Organization %s is not in carovana.organizations: have it added".formatted(organization)));
    }

    static ResponseEntity<byte[]> json(int status, String body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body.getBytes(StandardCharsets.UTF_8));
    }

    static ObjectNode said(int status, String title, String detail) {
        return JSON.createObjectNode().put("title", title).put("status", status).put("detail", detail);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(Refusal refusal) {
        return json(
                refusal.status,
                said(refusal.status, refusal.title, refusal.getMessage()).toString());
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<byte[]> ledgerAway(Exception away) {
        log.error("The ledger did not answer", away);
        return refused(new Refusal(
                503,
                "Service Unavailable",
                "The ledger does not answer at the moment: read the position before you send it again"));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> unexpected(Exception unexpected) {
        log.error("The façade failed", unexpected);
        return refused(new Refusal(
                500, "INTERNAL SERVER ERROR", "Something failed here that is not your fault; it was logged"));
    }
}
