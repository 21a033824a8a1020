package carovana.tenants;

import carovana.access.Caller;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The payment proxy's configs of payments. */
@RestController
@RequestMapping({"${carovana.tenants.path}/{proxy}/v2/configs", "${carovana.tenants.path}/v2/configs"})
@Tag(name = "Payment proxy: configs", description = "How each kind of payment is made out")
class ConfigsDoor extends Door {

    private static final List<String> SPELLINGS = List.of("config_id", "config_ids", "config_ids[]", "config_id[]");

    /** The description of the API: a list has up to 5 ids. */
    private static final int MOST = 5;

    private final ConfigDesk desk;
    private final Forms forms;

    ConfigsDoor(ConfigDesk desk, Forms forms, TenantsSettings settings) {
        super(desk, settings.path() + "/%s/v2/configs/%s", "config_id");
        this.desk = desk;
        this.forms = forms;
    }

    @GetMapping("/schema")
    @Operation(summary = "The form that a config is filled in with (Form.io)")
    ObjectNode schema(@PathVariable(required = false) String proxy) {
        return forms.config(named(proxy));
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
}
