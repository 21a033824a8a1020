package carovana.tenants;

import carovana.access.Caller;
import carovana.ledger.tenants.Change.Action;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The payment proxy's tenants. */
@RestController
@RequestMapping({"${carovana.tenants.path}/{proxy}/v2/tenants", "${carovana.tenants.path}/v2/tenants"})
@Tag(name = "Payment proxy: tenants", description = "Organizations' accounts with an intermediary")
class TenantsDoor {

    private final TenantDesk desk;
    private final Forms forms;
    private final String path;

    TenantsDoor(TenantDesk desk, Forms forms, TenantsSettings settings) {
        this.desk = desk;
        this.forms = forms;
        this.path = settings.path();
    }

    @GetMapping("/schema")
    @Operation(summary = "The form that a tenant is filled in with (Form.io)")
    ObjectNode schema(@PathVariable(required = false) String proxy) {
        return forms.tenant(named(proxy));
    }

    @PostMapping
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @Operation(summary = "Save a new tenant, id included")
    ResponseEntity<JsonNode> create(
            @PathVariable(required = false) String proxy,
            @Parameter(hidden = true) HttpServletRequest request,
            @AuthenticationPrincipal Caller caller) {
        var saved = desk.create(named(proxy), Documents.read(request), caller);
        var at = "%s/%s/v2/tenants/%s"
                .formatted(path, named(proxy), saved.document().path("id").asText());
        return Answers.one(ResponseEntity.created(URI.create(at)), saved);
    }

    @GetMapping("/{id}")
    @Operation(summary = "A tenant, its secrets as stars; a deleted one has active: false")
    ResponseEntity<JsonNode> get(
            @PathVariable(required = false) String proxy,
            @PathVariable String id,
            @AuthenticationPrincipal Caller caller) {
        return Answers.one(ResponseEntity.ok(), desk.show(named(proxy), Answers.id(id, "tenant_id"), caller));
    }

    @PutMapping("/{id}")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @Operation(summary = "Put another in the place of a tenant; secrets left out, or sent back as stars, stay")
    ResponseEntity<JsonNode> replace(
            @PathVariable(required = false) String proxy,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request,
            @AuthenticationPrincipal Caller caller) {
        var edit = new Edit(Action.REPLACED, Documents.read(request), ifMatch);
        return Answers.one(ResponseEntity.ok(), desk.change(named(proxy), Answers.id(id, "tenant_id"), edit, caller));
    }

    @PatchMapping("/{id}")
    @RequestBody(content = @Content(mediaType = "application/merge-patch+json", schema = @Schema(type = "object")))
    @Operation(summary = "Change some of a tenant (RFC 7396)")
    ResponseEntity<JsonNode> patch(
            @PathVariable(required = false) String proxy,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request,
            @AuthenticationPrincipal Caller caller) {
        var edit = new Edit(Action.PATCHED, Documents.read(request), ifMatch);
        return Answers.one(ResponseEntity.ok(), desk.change(named(proxy), Answers.id(id, "tenant_id"), edit, caller));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a tenant: it stays, switched off, and its configs give nothing any more")
    void delete(
            @PathVariable(required = false) String proxy,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @AuthenticationPrincipal Caller caller) {
        desk.delete(named(proxy), Answers.id(id, "tenant_id"), ifMatch, caller);
    }

    @GetMapping("/{id}/history")
    @Operation(summary = "Who changed what in a tenant, the latest first")
    JsonNode history(
            @PathVariable(required = false) String proxy,
            @PathVariable String id,
            @AuthenticationPrincipal Caller caller) {
        return Answers.history(desk.history(named(proxy), Answers.id(id, "tenant_id"), Answers.MOST, caller));
    }

    private static String named(String proxy) {
        return proxy == null ? Proxies.DEFAULT : proxy;
    }
}
