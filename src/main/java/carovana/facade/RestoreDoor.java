package carovana.facade;

import carovana.access.Caller;
import carovana.positions.Operation;
import carovana.positions.Organizations;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What pagoPA does not offer: an invalid position can be paid again. */
@RestController
@Tag(name = "Positions", description = "Where each due is, and how it came there")
class RestoreDoor {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Organizations organizations;
    private final Judgement judgement;
    private final Replies replies;

    RestoreDoor(Organizations organizations, Judgement judgement, Replies replies) {
        this.organizations = organizations;
        this.judgement = judgement;
        this.replies = replies;
    }

    @PostMapping("/positions/{organization}/{iupd}/restore")
    @io.swagger.v3.oas.annotations.Operation(
            summary = "Make an INVALID position payable again: it is deleted and created with its own keys")
    @ApiResponse(responseCode = "200", description = "It can be paid again: the position, as pagoPA has it")
    @ApiResponse(responseCode = "202", description = "pagoPA has not answered in time: the work goes on, see Location")
    ResponseEntity<byte[]> restore(
            @PathVariable String organization,
            @PathVariable String iupd,
            @Parameter(hidden = true) HttpServletRequest request,
            @AuthenticationPrincipal Caller caller)
            throws InterruptedException {
        caller.mustOpen(organization);
        var creditor = organizations
                .find(organization)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND,
                        "Organization %s is not in carovana.organizations".formatted(organization)));
        var answer = replies.to(creditor, judgement.key(iupd, Operation.RESTORE), Repeatable.of(request, new byte[0]));
        if (answer.getStatusCode().isError()) {
            return problem(answer.getStatusCode().value(), detail(answer.getBody()));
        }
        return answer.getStatusCode().value() == HttpStatus.CREATED.value()
                ? ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer.getBody())
                : answer;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(Refusal refusal) {
        return problem(refusal.status, refusal.getMessage());
    }

    private static String detail(byte[] body) {
        try {
            var said = JSON.readTree(new String(body, StandardCharsets.UTF_8));
            return said.path("detail").asText(said.path("message").asText());
        } catch (JsonProcessingException noJson) {
            return "pagoPA would not do it";
        }
    }

    private static ResponseEntity<byte[]> problem(int status, String detail) {
        var title = ProblemDetail.forStatus(status).getTitle();
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(FacadeDoor.said(status, title, detail).toString().getBytes(StandardCharsets.UTF_8));
    }
}
