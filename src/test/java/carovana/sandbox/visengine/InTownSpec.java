package carovana.sandbox.visengine;

import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Visengine, played inside the whole program")
class InTownSpec {

    private static final String JSON = "application/json";

    @Test
    void takes_its_own_credentials_past_the_program_s_doors(@TempDir Path home) {
        try (var town = new Town(home)) {
            String basic = "Basic " + Account.base64("ufficio@bugliano.example:sandbox-key");
            byte[] asked =
                    "{\"scopes\":[\"GET:test.visengine2.altravia.com/visure\"]}".getBytes(StandardCharsets.UTF_8);
            var given = town.send(
                    "POST", Account.OAUTH + "/tokens", null, asked, "Authorization", basic, "Content-Type", JSON);
            assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
            String bearer = "Bearer " + Town.json(given).at("/data/token").asText();

            var product =
                    town.send("GET", Account.BASE + "/visure/" + Account.PACKAGE, null, null, "Authorization", bearer);

            assertThat(Town.json(product).at("/data/nome_visura").asText()).isEqualTo("Pacchetto Finanziaria");
            assertThat(town.send("GET", Account.BASE + "/visure", null, null).statusCode())
                    .isEqualTo(401);
        }
    }
}
