package carovana.house;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.submission.Step;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The routes")
class RoutesTest {

    /** Which call comes next is decided while an instruction is carried out. */
    private static final String NEXT_CALL = "direct:${variable.step.route}";

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path ROUTES = Path.of("routes");
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
            .getSchema(RoutesTest.class.getResourceAsStream("/schema/camelYamlDsl.json"));

    static List<Path> files() {
        try (Stream<Path> files = Files.walk(ROUTES)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void are_one_to_a_file_that_bears_their_name_and_says_what_they_do(Path file) throws IOException {
        var document = YAML.readTree(file.toFile());

        assertThat(document).hasSize(1);
        var thing = document.get(0).has("route")
                ? document.get(0).get("route")
                : document.get(0).get("routeConfiguration");
        assertThat(file.getFileName()).hasToString(thing.path("id").asText() + ".camel.yaml");
        if (document.get(0).has("route")) {
            assertThat(thing.path("description").asText()).matches("[A-Z].{20,}[^.]");
            assertThat(thing.has("routeConfigurationId") || thing.has("errorHandler"))
                    .as("a route says which policy it is under, or that it lets failures fly")
                    .isTrue();
        } else {
            assertThat(thing.path("onException")).allMatch(each -> !each.path("onException")
                    .path("description")
                    .asText()
                    .isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void are_written_in_canonical_yaml(Path file) throws IOException {
        assertThat(SCHEMA.validate(YAML.readTree(file.toFile()))).isEmpty();
        assertThat(Files.readString(file))
                .as("the compact notation")
                .doesNotContainPattern("(?m)simple: [^\\n]*\\$\\{");
    }

    @ParameterizedTest
    @MethodSource("files")
    void call_direct_routes_that_exist(Path file) throws IOException {
        for (var uri : YAML.readTree(file.toFile()).findValuesAsText("uri")) {
            if (uri.startsWith("direct:") && !uri.equals(NEXT_CALL) && !isFrom(file, uri)) {
                assertThat(files()).anyMatch(each -> each.endsWith(uri.substring("direct:".length()) + ".camel.yaml"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Step.Call.class)
    void exist_for_every_call_of_gpd(Step.Call call) {
        var route = new Step(null, call, null, false, false, null).route();
        assertThat(ROUTES.resolve("upstream").resolve(route + ".camel.yaml")).exists();
    }

    private static boolean isFrom(Path file, String uri) {
        return file.getFileName().toString().equals(uri.substring("direct:".length()) + ".camel.yaml");
    }

    @Test
    void of_every_folder_are_loaded() throws IOException {
        JsonNode settings = YAML.readTree(Path.of("config/application.yaml").toFile());
        var patterns = settings.at("/camel/main/routes-include-pattern").asText();
        try (Stream<Path> folders = Files.list(ROUTES)) {
            assertThat(folders.map(folder -> "classpath:routes/" + folder.getFileName() + "/*.camel.yaml"))
                    .allMatch(patterns::contains);
        }
    }
}
