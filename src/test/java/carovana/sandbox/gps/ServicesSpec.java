package carovana.sandbox.gps;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.sandbox.InASandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The played services of GPS")
class ServicesSpec extends InASandbox {

    private static final String LIBRARY = """
            {"id":"library","name":"Biblioteca","description":"Library cards","transferCategory":"9/0103100TS/",
             "endpoint":"http://127.0.0.1:9","basePath":"/amount","status":"ENABLED","properties":[{"name":"card"}]}""";

    private Gps gps;

    @BeforeEach
    void open() {
        gps = new Gps(sandbox);
    }

    @Test
    void are_there_from_the_first_day() {
        assertThat(gps.services("GET", "", null).json().findValuesAsText("id"))
                .containsExactly("closed-service", "donation", "revenue-stamp");
        assertThat(gps.services("GET", "", null).json().get(1))
                .hasToString(
                        "{\"id\":\"donation\",\"name\":\"Donazione\",\"description\":\"A donation to the municipality, of any amount\"}");
        assertThat(gps.services("GET", "/donation", null)
                        .json()
                        .path("properties")
                        .get(0))
                .hasToString("{\"name\":\"amount\",\"type\":\"NUMBER\",\"required\":true}");
    }

    @Test
    void are_added_changed_and_taken_away() {
        var added = gps.services("POST", "", LIBRARY);
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().path("properties").get(0))
                .hasToString("{\"name\":\"card\",\"type\":\"STRING\",\"required\":true}");
        assertThat(gps.services("POST", "", LIBRARY).status()).isEqualTo(409);

        var changed = gps.services("PUT", "/library", LIBRARY.replace("ENABLED", "DISABLED"));
        assertThat(changed.json().path("status").asText()).isEqualTo("DISABLED");
        assertThat(gps.services("GET", "/library", null).json()).isEqualTo(changed.json());

        assertThat(gps.services("DELETE", "/library", null).text())
                .isEqualTo("\"The service with id library was successfully removed\"");
        var unknown = gps.services("GET", "/library", null);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.detail()).isEqualTo("Not found a service configuration for Service Id library");
        assertThat(gps.services("PUT", "/library", LIBRARY).status()).isEqualTo(404);
        assertThat(gps.services("DELETE", "/library", null).status()).isEqualTo(404);
    }

    @Test
    void lack_nothing_that_a_payment_needs() {
        var refused = gps.services("POST", "", "{\"id\":\"x\",\"status\":\"ENABLED\",\"properties\":[{}]}");

        assertThat(refused.detail())
                .isEqualTo("basePath: must not be blank, description: must not be blank, endpoint: must not be blank,"
                        + " name: must not be blank, properties[0].name: must not be blank,"
                        + " transferCategory: must not be blank");
        assertThat(gps.services("POST", "", LIBRARY.replace("ENABLED", "OPEN")).status())
                .isEqualTo(400);
    }

    @Test
    void other_calls_do_not_get_past_the_gateway() {
        var unknown = sandbox.call("GET", Gps.V1 + "/nothing", null);

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text()).isEqualTo("{\"statusCode\":404,\"message\":\"Resource not found\"}");
        assertThat(sandbox.call("GET", Gps.V1 + "/info", null)
                        .json()
                        .path("environment")
                        .asText())
                .isEqualTo("sandbox");
    }
}
