package carovana.tenants;

import carovana.access.Caller;
import carovana.ledger.tenants.Change.Action;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The payment proxy's configs of payments. */
@RestController
@RequestMapping({"${carovana.tenants.path}/{proxy}/v2/configs", "${carovana.tenants.path}/v2/configs"})
@Tag(name = "Payment proxy: configs", description = "How each kind of payment is made out")
class ConfigsDoor {

    private static final List<String> SPELLINGS = List.of("config_id", "config_ids", "config_ids[]", "config_id[]");

    /** The description of the API: a list has up to 5 ids. */
    private static final int MOST = 5;

    private final ConfigDesk desk;
    private final Forms forms;
    private final String path;

    ConfigsDoor(ConfigDesk desk, Forms forms, TenantsSettings settings) {
        this.desk = desk;
        this.forms = forms;
        this.path = settings.path();
    }

    @GetMapping("/schema")
    @Operation(summary = "The form that a config is filled in with (Form.io)")
    ObjectNode schema(@PathVariable(required = false) String proxy) {
        return forms.config(named(proxy));
    }

    @PostMapping
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @Operation(summary = "Save a new config; without an id it gets one")
    ResponseEntity<JsonNode> create(
            @PathVariable(required = false) String proxy,
            @Parameter(hidden = true) HttpServletRequest request,
            @AuthenticationPrincipal Caller caller) {
        var saved = desk.create(named(proxy), Documents.read(request), caller);
        var at = "%s/%s/v2/configs/%s"
                .formatted(path, named(proxy), saved.document().path("id").asText());
        return Answers.one(ResponseEntity.created(URI.create(at)), saved);
    }

    @GetMapping
    @Operation(summary = "The named configs, five at most, deleted ones too; or all active ones that the key opens")
    @Parameter(
            name = "config_id",
            in = ParameterIn.QUERY,
            array = @ArraySchema(schema = @Schema(type = "string", format = "uuid")),
            description = "repeated, or with commas; config_ids is the same")
    ArrayNode list(
            @PathVariable(required = false) String proxy,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query,
            @AuthenticationPrincipal Caller caller) {
        var ids = ids(query);
        return Answers.all(
                ids.isEmpty() ? desk.showActive(named(proxy), caller) : desk.show(named(proxy), ids, caller));
    }

    private static Set<String> ids(MultiValueMap<String, String> query) {
        var ids = SPELLINGS.stream()
                .flatMap(name -> query.getOrDefault(name, List.of()).stream())
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(value -> Answers.id(value, "config_ids"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (ids.size() > MOST) {
            throw new Refused(
                    Place.ROOT.to("config_ids"),
                    "length",
                    "are %d, and %d are the most: ask in several turns".formatted(ids.size(), MOST));
        }
        return ids;
    }

    @GetMapping("/{id}")
    @Operation(summary = "A config; a deleted one has active: false")
    ResponseEntity<JsonNode> get(
            @PathVariable(required = false) String proxy,
            @PathVariable String id,
            @AuthenticationPrincipal Caller caller) {
        return Answers.one(ResponseEntity.ok(), desk.show(named(proxy), Answers.id(id, "config_id"), caller));
    }

    @PutMapping("/{id}")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @Operation(summary = "Put another in the place of a config")
    ResponseEntity<JsonNode> replace(
            @PathVariable(required = false) String proxy,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request,
            @AuthenticationPrincipal Caller caller) {
        var edit = new Edit(Action.REPLACED, Documents.read(request), ifMatch);
        return Answers.one(ResponseEntity.ok(), desk.change(named(proxy), Answers.id(id, "config_id"), edit, caller));
    }

    @PatchMapping("/{id}")
    @RequestBody(content = @Content(mediaType = "application/merge-patch+json", schema = @Schema(type = "object")))
    @Operation(summary = "Change some of a config (RFC 7396); lists are replaced as a whole")
    ResponseEntity<JsonNode> patch(
            @PathVariable(required = false) String proxy,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @Parameter(hidden = true) HttpServletRequest request,
            @AuthenticationPrincipal Caller caller) {
        var edit = new Edit(Action.PATCHED, Documents.read(request), ifMatch);
        return Answers.one(ResponseEntity.ok(), desk.change(named(proxy), Answers.id(id, "config_id"), edit, caller));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a config: it stays, switched off")
    void delete(
            @PathVariable(required = false) String proxy,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String ifMatch,
            @AuthenticationPrincipal Caller caller) {
        desk.delete(named(proxy), Answers.id(id, "config_id"), ifMatch, caller);
    }

    @GetMapping("/{id}/history")
    @Operation(summary = "Who changed what in a config, the latest first")
    JsonNode history(
            @PathVariable(required = false) String proxy,
            @PathVariable String id,
            @AuthenticationPrincipal Caller caller) {
        return Answers.history(desk.history(named(proxy), Answers.id(id, "config_id"), Answers.MOST, caller));
    }

    private static String named(String proxy) {
        return proxy == null ? Proxies.DEFAULT : proxy;
    }
}
