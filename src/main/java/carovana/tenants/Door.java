package carovana.tenants;

import carovana.access.Caller;
import carovana.ledger.tenants.Change.Action;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What may be done with a tenant and with a config alike. */
abstract class Door {

    private final Desk<?> desk;
    private final String address;
    private final String idName;

    /**
     * @param address of one, with places for its proxy and its id
     * @param idName how a refusal calls its id
     */
    Door(Desk<?> desk, String address, String idName) {
        this.desk = desk;
        this.address = address;
        this.idName = idName;
    }

    @PostMapping
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @Operation(summary = "Save a new one; a tenant brings its id, a config without one gets one")
    ResponseEntity<JsonNode> create(
            @PathVariable(required = false) String proxy,
            @Parameter(hidden = true) HttpServletRequest request,
            @AuthenticationPrincipal Caller caller) {
        var saved = desk.create(named(proxy), Documents.read(request), caller);
        var at = address.formatted(named(proxy), saved.document().path("id").asText());
        return Answers.one(ResponseEntity.created(URI.create(at)), saved);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One of them, its secrets as stars; a deleted one has active: false")
    ResponseEntity<JsonNode> get(
            @PathVariable(required = false) String proxy,
            @PathVariable String id,
            @AuthenticationPrincipal Caller caller) {
        return Answers.one(ResponseEntity.ok(), desk.show(named(proxy), Answers.id(id, idName), caller));
    }

    @PutMapping("/{id}")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @Operation(summary = "Put another in its place; secrets left out, or sent back as stars, stay")
    ResponseEntity<JsonNode> replace(
            @PathVariable(required = false) String proxy,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request,
            @AuthenticationPrincipal Caller caller) {
        return change(proxy, id, new Edit(Action.REPLACED, Documents.read(request), ifMatch), caller);
    }

    @PatchMapping("/{id}")
    @RequestBody(content = @Content(mediaType = "application/merge-patch+json", schema = @Schema(type = "object")))
    @Operation(summary = "Change some of it (RFC 7396); lists are replaced as a whole")
    ResponseEntity<JsonNode> patch(
            @PathVariable(required = false) String proxy,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request,
            @AuthenticationPrincipal Caller caller) {
        return change(proxy, id, new Edit(Action.PATCHED, Documents.read(request), ifMatch), caller);
    }

    private ResponseEntity<JsonNode> change(String proxy, String id, Edit edit, Caller caller) {
        return Answers.one(ResponseEntity.ok(), desk.change(named(proxy), Answers.id(id, idName), edit, caller));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete it: it stays, switched off, and a tenant's configs give nothing any more")
    void delete(
            @PathVariable(required = false) String proxy,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @AuthenticationPrincipal Caller caller) {
        desk.delete(named(proxy), Answers.id(id, idName), ifMatch, caller);
    }

    @GetMapping("/{id}/history")
    @Operation(summary = "Who changed what in it, the latest first")
    JsonNode history(
            @PathVariable(required = false) String proxy,
            @PathVariable String id,
            @AuthenticationPrincipal Caller caller) {
        return Answers.history(desk.history(named(proxy), Answers.id(id, idName), Answers.MOST, caller));
    }

    static String named(String proxy) {
        return proxy == null ? Proxies.DEFAULT : proxy;
    }
}
