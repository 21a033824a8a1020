package carovana.tenants;

import static carovana.tenants.Office.myPayConfig;
import static carovana.tenants.Office.myPayTenant;
import static carovana.tenants.Office.object;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Several who configure the payment proxy at once")
class WritersSpec {

    private static final int WRITERS = 6;

    @TempDir
    static Path home;

    private static Town town;
    private static Office mypay;

    @BeforeAll
    static void start() {
        town = new Town(
                home,
                "--carovana.tenants.origins[0]=https://www.bugliano.example",
                "--carovana.tenants.split-sum=lenient");
        mypay = new Office(town, "mypay");
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void lose_nothing_of_each_other() throws Exception {
        var config = myPayConfig(mypay.tenant());
        var at = "/configs/" + config.path("id").asText();
        mypay.call("POST", "/configs", config);
        assertThat(together(i -> mypay.call("PATCH", at, object("{\"mark_%d\": %d}".formatted(i, i)))
                        .status()))
                .containsOnly(200);
        var read = mypay.call("GET", at, null).body();
        for (int i = 0; i < WRITERS; i++) {
            assertThat(read.path("mark_" + i).asInt(-1)).isEqualTo(i);
        }
        assertThat(mypay.call("GET", at + "/history", null).body().path("history"))
                .hasSize(WRITERS + 1);
    }

    @Test
    void are_told_when_they_build_on_what_is_no_longer_so() throws Exception {
        var config = myPayConfig(mypay.tenant());
        var at = "/configs/" + config.path("id").asText();
        var tag = mypay.call("POST", "/configs", config).header("ETag");
        assertThat(together(i -> mypay.call("PATCH", at, object("{\"mark\": %d}".formatted(i)), "If-Match", tag)
                        .status()))
                .containsOnlyOnce(200)
                .containsOnly(200, 412);
    }

    @Test
    void save_one_id_once() throws Exception {
        var tenant = myPayTenant();
        assertThat(together(i -> mypay.call("POST", "/tenants", tenant).status()))
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
        assertThat(together(i -> mypay.call(
                                "DELETE", "/tenants/" + tenant.path("id").asText(), null)
                        .status()))
                .containsOnly(204);
        assertThat(mypay.call("GET", "/tenants/" + tenant.path("id").asText() + "/history", null)
                        .body()
                        .findValuesAsText("action"))
                .containsExactly("DELETED", "CREATED");
    }

    @Test
    void come_from_the_sites_that_are_configured() {
        var known = mypay.callWith(null, "OPTIONS", "/configs", null, "Origin", "https://www.bugliano.example");
        assertThat(known.header("Access-Control-Allow-Origin")).isEqualTo("https://www.bugliano.example");
        var other = mypay.callWith(null, "OPTIONS", "/configs", null, "Origin", "https://www.elsewhere.example");
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void read_what_is_doubtful_in_a_header() {
        var config = myPayConfig(mypay.tenant());
        ((ObjectNode) config.at("/items/0"))
                .putArray("split")
                .addObject()
                .put("id", "perché")
                .put("budget_chapter", "1")
                .put("amount", 1);
        var saved = mypay.call("POST", "/configs", config);
        assertThat(saved.status()).isEqualTo(201);
        assertThat(saved.header("Warning")).contains("items[0].split", "3.00");
    }

    @Test
    void can_try_it_with_the_examples() throws Exception {
        assertThat(mypay.call("POST", "/tenants", Files.readString(Path.of("examples/payment-tenant.json")))
                        .status())
                .isEqualTo(201);
        assertThat(mypay.call("POST", "/configs", Files.readString(Path.of("examples/payment-config.json")))
                        .status())
                .isEqualTo(201);
        town.leave("mensa.csv", Files.readString(Path.of("examples/mensa.csv")).getBytes(StandardCharsets.UTF_8));
        var outcome = town.outcome("mensa.csv.outcome.csv").lines().skip(1).toList();
        assertThat(outcome).hasSize(4);
        assertThat(outcome.get(0)).contains("CREATED", "|4650");
        assertThat(outcome.get(1)).contains("CREATED", "|4650");
        assertThat(outcome.get(2)).contains("CREATED", "|2325", "the config says 46,50");
        assertThat(outcome.get(3)).contains("REJECTED", "there is no payment config");
    }

    private interface Writer {
        int write(int number);
    }

    private static List<Integer> together(Writer writer) throws Exception {
        var threads = Executors.newFixedThreadPool(WRITERS);
        try {
            var statuses = new ArrayList<Integer>();
            for (var each : threads.invokeAll(IntStream.range(0, WRITERS)
                    .<Callable<Integer>>mapToObj(i -> () -> writer.write(i))
                    .toList())) {
                statuses.add(each.get());
            }
            return statuses;
        } finally {
            threads.shutdown();
        }
    }
}
