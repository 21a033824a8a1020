package carovana.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import carovana.Town;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs where the intermediaries' own documentation is at hand. */
@DisplayName("The intermediaries' own examples, sent to the payment proxy in the order of their documentation")
class SeedSpec {

    private static final Path DOCUMENTATION = Path.of("../shared/spec/002_3241653288be5755.txt");

    @TempDir
    Path home;

    private List<ObjectNode> examples;

    @BeforeEach
    void read() throws IOException {
        assumeTrue(Files.isRegularFile(DOCUMENTATION));
        examples = SeedTest.documents(Files.readString(DOCUMENTATION)).stream()
                .filter(each -> !each.has("components"))
                .toList();
        assertThat(examples).hasSize(10);
    }

    /** IRIS' own example has parts of 0.50 and an amount of 1. */
    @ParameterizedTest
    @ValueSource(strings = {"strict", "lenient"})
    void are_taken_but_for_what_their_own_documentation_forbids(String splitSum) {
        try (var town = new Town(
                home,
                "--carovana.tenants.split-sum=" + splitSum,
                "--carovana.organizations[0].fiscal-code=00337460224",
                "--carovana.organizations[0].name=Comune di Bugliano",
                "--carovana.organizations[0].segregation-code=01",
                "--carovana.organizations[1].fiscal-code=01234567891",
                "--carovana.organizations[1].name=Comune di Bugliano",
                "--carovana.organizations[1].segregation-code=02")) {
            var mypay = new Office(town, "mypay");
            var iris = new Office(town, "iris");

            is(201, mypay.call("POST", "/tenants", examples.get(0)));
            is(201, mypay.call("POST", "/configs", examples.get(1)));

            is(201, iris.call("POST", "/tenants", examples.get(2)));
            var tenant = "/tenants/" + examples.get(2).path("id").asText();
            is(200, iris.call("PUT", tenant, examples.get(3)));
            var patched = iris.call("PATCH", tenant, examples.get(4));
            is(422, patched);
            assertThat(patched.body().path("errors").findValuesAsText("field"))
                    .as("ten digits")
                    .containsExactly("tax_identification_number");
            is(409, iris.call("POST", "/tenants", examples.get(5)));

            var config = "/configs/" + examples.get(6).path("id").asText();
            for (var example : examples.subList(6, 9)) {
                var reply = iris.call("POST", "/configs", example);
                if (splitSum.equals("lenient")) {
                    is(201, reply);
                    assertThat(reply.header("Warning")).contains("split: the parts make 0.50");
                } else {
                    is(422, reply);
                    assertThat(reply.body().path("errors").findValuesAsText("field"))
                            .containsExactly("split");
                }
            }
            is(splitSum.equals("lenient") ? 200 : 404, iris.call("PATCH", config, examples.get(9)));
        }
    }

    private static void is(int status, Office.Reply reply) {
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(status);
    }
}
