package carovana.access;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code /openapi.json} says of all doors: the key they ask for, and how they refuse. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String KEY = "subscriptionKey";
    private static final String PROBLEM = "Problem";
    private static final String GPD_PROBLEM = "GpdProblem";
    private static final String FACADE = "/gpd/";

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Carovana")
                        .version("1")
                        .description("Carries what citizens owe to pagoPA, and tells where each due is"))
                .components(new Components()
                        .addSecuritySchemes(
                                KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.HEADER)
                                        .name(KeyFilter.HEADER)
                                        .description("opens one or more organizations"))
                        .addSchemas(PROBLEM, problem())
                        .addSchemas(GPD_PROBLEM, problem()))
                .addSecurityItem(new SecurityRequirement().addList(KEY));
    }

    /** Whatever is refused is refused in one form; by the façade in GPD's. */
    @Bean
    OpenApiCustomizer refusalsOfEveryDoor() {
        var refusal = refusal("application/problem+json", PROBLEM);
        var ofGpd = refusal("application/json", GPD_PROBLEM);
        return api -> api.getPaths().forEach((path, door) -> door.readOperations().stream()
                .map(Operation::getResponses)
                .forEach(responses -> responses.setDefault(path.startsWith(FACADE) ? ofGpd : refusal)));
    }

    private static ApiResponse refusal(String type, String schema) {
        return new ApiResponse()
                .description("Refused: detail says why")
                .content(new Content()
                        .addMediaType(
                                type, new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + schema))));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .addProperty("title", new StringSchema())
                .addProperty("status", new Schema<Integer>().type("integer"))
                .addProperty("detail", new StringSchema().description("what is wrong and what to do, in a sentence"));
    }
}
