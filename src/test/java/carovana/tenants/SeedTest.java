package carovana.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import carovana.positions.CheckSettings.Check;
import carovana.positions.Taxonomy;
import carovana.tenants.TenantsSettings.SplitSum;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Runs where the intermediaries' own forms and constraints are at hand. */
@DisplayName("The tables of the profiles, beside the intermediaries' own documentation")
class SeedTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DATA = Path.of("../shared/data");

    private static JsonNode forms;
    private static JsonNode constraints;

    @BeforeAll
    static void read() throws IOException {
        assumeTrue(Files.isDirectory(DATA));
        forms = JSON.readTree(DATA.resolve("payment-proxy-forms.json").toFile());
        constraints =
                JSON.readTree(DATA.resolve("payment-proxy-constraints.json").toFile());
    }

    @Test
    void the_forms_of_mypay_have_the_same_components_with_the_same_limits() {
        var tenant = flattened(
                forms(ConstraintsTest.settings(SplitSum.STRICT, Check.WARN)).tenant("mypay"));
        var config = flattened(
                forms(ConstraintsTest.settings(SplitSum.STRICT, Check.WARN)).config("mypay"));
        var ours = tenant;
        for (var theirs : forms) {
            if (theirs.has("FORM_at_seed_line")) {
                ours = theirs.path("FORM_at_seed_line").asInt() < 200 ? tenant : config;
                continue;
            }
            var path = theirs.path("path").asText();
            var mine = ours.stream()
                    .filter(each -> each.path("path").asText().equals(path))
                    .toList();
            assertThat(mine).as(path).hasSize(1);
            for (var key : List.of("type", "hidden")) {
                assertThat(mine.get(0).path(key)).as(path + " " + key).isEqualTo(theirs.path(key));
            }
            for (var key : List.of("required", "maxLength", "minLength", "min")) {
                // the server's own limits are in the form too
                var limit = theirs.path("validate").path(key);
                if (!limit.isMissingNode()) {
                    assertThat(mine.get(0).path("validate").path(key).asText())
                            .as(path + " " + key)
                            .isEqualTo(limit.asText());
                }
            }
            if (theirs.has("defaultValue") && !theirs.path("defaultValue").isArray()) {
                assertThat(mine.get(0).path("defaultValue")).isEqualTo(theirs.path("defaultValue"));
            }
        }
        assertThat(tenant.size()).isEqualTo(9);
        assertThat(config.size()).isEqualTo(21);
    }

    @Test
    void the_tables_know_every_field_that_the_intermediaries_document() {
        for (var profile : List.of("mypay", "iris")) {
            var table = Profile.named(profile);
            for (var theirs : constraints.path("profiles").path(profile).path("tenant")) {
                var mine = named(table.tenant(), theirs.path("path").asText());
                assertThat(mine.required())
                        .as(mine.key())
                        .isEqualTo(theirs.path("required").asBoolean());
                assertThat(mine.secret())
                        .as(mine.key())
                        .isEqualTo(theirs.path("secret").asBoolean());
                assertThat(Secrets.isSecret(mine.key())).as(mine.key()).isEqualTo(mine.secret());
                assertThat(mine.kind() == Field.Kind.YES_NO)
                        .as(mine.key())
                        .isEqualTo(theirs.path("type").asText().equals("boolean"));
            }
            var config = new ArrayList<>(table.config());
            config.addAll(table.item());
            for (var theirs : constraints.path("profiles").path(profile).path("config")) {
                var path = theirs.path("path").asText();
                if (path.equals("items") || path.startsWith("split[]")) {
                    continue;
                }
                var mine = named(config, path.replace("items[].", "").replace("[]", ""));
                if (theirs.has("maxLength")) {
                    assertThat(mine.longest())
                            .as(path)
                            .isEqualTo(theirs.path("maxLength").intValue());
                }
                if (!path.equals("remote_collection") && !path.endsWith("receiver")) {
                    assertThat(mine.required())
                            .as(path)
                            .isEqualTo(theirs.path("required").asBoolean());
                }
            }
        }
    }

    private static Forms forms(TenantsSettings settings) {
        return new Forms(new Proxies(settings), settings, Taxonomy.carried());
    }

    private static Field named(List<Field> fields, String path) {
        int dot = path.indexOf('.');
        var key = dot < 0 ? path : path.substring(0, dot);
        var found = fields.stream().filter(each -> each.key().equals(key)).findFirst();
        assertThat(found).as(path).isPresent();
        return dot < 0 ? found.get() : named(found.get().fields(), path.substring(dot + 1));
    }

    /** The components of a form with their paths; a fieldset leads to no place of its own. */
    private static List<JsonNode> flattened(JsonNode form) {
        return components(form, "").toList();
    }

    private static Stream<JsonNode> components(JsonNode around, String path) {
        return Stream.iterate(0, i -> i < around.path("components").size(), i -> i + 1)
                .map(i -> around.path("components").get(i))
                .flatMap(each -> {
                    var at = path + each.path("key").asText();
                    var inner = each.path("type").asText().equals("fieldset") ? path : at + ".";
                    var here = JSON.<ObjectNode>valueToTree(each).put("path", at);
                    return Stream.concat(Stream.of(here), components(each, inner));
                });
    }

    @Test
    void their_own_examples_are_taken_but_for_what_their_own_documentation_forbids() throws IOException {
        var text = Files.readString(Path.of("../shared/spec/002_3241653288be5755.txt"));
        var documents = documents(text);
        int taken = 0;
        for (var document : documents) {
            var findings = new Findings();
            var profile = Profile.named(document.has("IPA_code") || document.has("items") ? "mypay" : "iris");
            if (document.has("tenant_id")) {
                ConstraintsTest.strict().check(profile, document, findings);
            } else if (document.has("password") && document.has("id")) {
                ConstraintsTest.rules(SplitSum.STRICT, Check.WARN)
                        .check(profile.tenant(), document, Place.ROOT, findings);
            } else {
                continue;
            }
            taken++;
            var faults =
                    findings.faults().stream().map(each -> each.place().field()).toList();
            // IRIS' example: parts of 0.5 for an amount of 1
            assertThat(faults).as(document.toString()).isEqualTo(document.has("split") ? List.of("split") : List.of());
        }
        assertThat(taken).isGreaterThanOrEqualTo(6);
    }

    /** Whole JSON objects that stand in a text. */
    static List<ObjectNode> documents(String text) {
        var documents = new ArrayList<ObjectNode>();
        int at = text.indexOf("\n{");
        while (at >= 0) {
            int end = text.indexOf("\n}", at);
            try {
                documents.add((ObjectNode) Documents.JSON.readTree(text.substring(at, end + 2)));
            } catch (IOException noWholeObject) {
                // the next one may be
            }
            at = text.indexOf("\n{", end);
        }
        return documents;
    }
}
