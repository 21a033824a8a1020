package carovana.enrollments;

import static carovana.Patience.await;
import static carovana.enrollments.Examples.IBAN;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Enrollments to spontaneous payments")
class EnrollmentsSpec {

    private static final String ORG = Town.BUGLIANO;
    private static final String OTHER = "99000000028";
    private static final String GPS = "/sandbox/gps/spontaneous-payments-service/v1/organizations/" + ORG;

    @TempDir
    static Path home;

    private static Town town;
    private static int files;

    @BeforeAll
    static void start() {
        town = new Town(
                home,
                "--carovana.upstream.gps.limit=off",
                "--carovana.enrollments.automatic=true",
                "--carovana.organizations[0].fiscal-code=" + ORG,
                "--carovana.organizations[0].name=Comune di Bugliano",
                "--carovana.organizations[0].iban=" + IBAN,
                "--carovana.organizations[0].segregation-code=01",
                "--carovana.organizations[1].fiscal-code=" + OTHER,
                "--carovana.organizations[1].name=Provincia di Bugliano",
                "--carovana.organizations[1].iban=" + IBAN,
                "--carovana.organizations[1].segregation-code=03",
                "--carovana.enrollments.declared[0].organization=" + OTHER,
                "--carovana.enrollments.declared[0].enrollments[0].service-id=donation",
                "--carovana.enrollments.declared[0].enrollments[0].remittance-information=Donazione");
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @BeforeEach
    void forget() {
        town.send("POST", "/sandbox/control/reset", null, null);
        declare("{\"enrollments\":[]}");
        town.send("POST", "/enrollments/%s/apply?removeForeign=true".formatted(ORG), "sandbox-key", null);
    }

    /** Leaves a declaration, and waits until it is answered; gives the file's name. */
    private static String declare(String content) {
        var name = leave(content);
        await().until(() -> Files.exists(home.resolve("outbox").resolve(ORG).resolve(name + ".outcome.json")));
        return name;
    }

    private static String leave(String content) {
        var name = "enrollments-%d.json".formatted(++files);
        try {
            var folder =
                    Files.createDirectories(home.resolve("inbox").resolve(ORG).resolve("enrollments"));
            Files.writeString(folder.resolve("." + name), content);
            Files.move(folder.resolve("." + name), folder.resolve(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return name;
    }

    private static String enrollment(String service, String reason) {
        return "{\"serviceId\":\"%s\",\"remittanceInformation\":\"%s\"}".formatted(service, reason);
    }

    private static String declaration(String... enrollments) {
        return "{\"enrollments\":[%s]}".formatted(String.join(",", enrollments));
    }

    private static JsonNode compare() {
        return town.get("/enrollments/" + ORG);
    }

    private static JsonNode apply(String query) {
        var response = send("POST", "/enrollments/" + ORG + "/apply" + query, null);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Town.json(response);
    }

    private static HttpResponse<String> send(String method, String path, String body) {
        return town.send(
                method,
                path,
                "sandbox-key",
                body == null ? null : body.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json");
    }

    private static void enrollByHand(String service) {
        var body = "{\"iban\":\"%s\",\"segregationCode\":\"01\",\"remittanceInformation\":\"By hand\"}".formatted(IBAN);
        assertThat(send("POST", GPS + "/services/" + service, body).statusCode())
                .isEqualTo(201);
    }

    private static List<String> services(JsonNode enrollments) {
        return StreamSupport.stream(enrollments.spliterator(), false)
                .map(each -> each.path("serviceId").asText())
                .toList();
    }

    private static int writes() {
        var calls = town.get("/sandbox/control/calls?service=gps").path("byIupd");
        return StreamSupport.stream(calls.spliterator(), false)
                .mapToInt(each -> each.path("create").asInt()
                        + each.path("update").asInt()
                        + each.path("delete").asInt())
                .sum();
    }

    @Test
    void are_shown_as_declared_and_as_they_are_and_made_equal() {
        var name = declare(declaration(enrollment("donation", "Donazione"), enrollment("revenue-stamp", "Bollo")));

        var before = compare();
        assertThat(before.path("source").asText()).isEqualTo(name);
        assertThat(services(before.path("declared"))).containsExactly("donation", "revenue-stamp");
        assertThat(before.path("declared").get(0).path("iban").asText()).isEqualTo(IBAN);
        assertThat(before.path("actual")).isEmpty();
        assertThat(services(before.at("/difference/add"))).containsExactly("donation", "revenue-stamp");
        assertThat(before.at("/institution/change").asText()).isEqualTo("ADD");

        var after = apply("");
        assertThat(after.path("applied").findValuesAsText("outcome"))
                .containsOnly("DONE")
                .hasSize(3);
        assertThat(services(after.path("actual"))).containsExactly("donation", "revenue-stamp");
        assertThat(after.at("/difference/add")).isEmpty();
        assertThat(after.has("note")).isFalse();

        int writes = writes();
        assertThat(apply("").path("applied")).isEmpty();
        assertThat(writes()).isEqualTo(writes);
    }

    @Test
    void are_changed_and_ended_when_they_are_declared_otherwise() {
        declare(declaration(enrollment("donation", "Donazione"), enrollment("revenue-stamp", "Bollo")));
        apply("");
        declare("{\"companyName\":\"Città di Bugliano\",\"enrollments\":[%s]}"
                .formatted(enrollment("donation", "Offerta")));

        var before = compare();
        assertThat(services(before.at("/difference/change"))).containsExactly("donation");
        assertThat(services(before.at("/difference/remove"))).containsExactly("revenue-stamp");
        assertThat(before.at("/institution/change").asText()).isEqualTo("CHANGE");

        var after = apply("");
        assertThat(after.path("applied").findValuesAsText("what")).containsExactly("CHANGE", "CHANGE", "REMOVE");
        assertThat(after.path("actual").findValuesAsText("remittanceInformation"))
                .containsExactly("Offerta");
        assertThat(after.at("/institution/actual/companyName").asText()).isEqualTo("Città di Bugliano");
        assertThat(after.at("/institution/actual/status").asText()).isEqualTo("ENABLED");
        assertThat(town.get("/enrollments/%s/steps?limit=1".formatted(ORG))
                        .at("/steps/0/askedBy")
                        .asText())
                .isEqualTo("sandbox-key");
    }

    @Test
    void of_others_are_left_alone_unless_somebody_says_otherwise() {
        declare(declaration(enrollment("donation", "Donazione")));
        apply("");
        enrollByHand("revenue-stamp");

        var left = apply("");
        assertThat(left.path("applied")).isEmpty();
        assertThat(left.path("foreign").get(0).asText()).isEqualTo("revenue-stamp");

        assertThat(services(apply("?removeForeign=true").path("actual"))).containsExactly("donation");
    }

    @Test
    void that_were_ended_and_enrolled_to_again_by_hand_are_others() {
        declare(declaration(enrollment("donation", "Donazione"), enrollment("revenue-stamp", "Bollo")));
        apply("");
        declare(declaration(enrollment("donation", "Donazione")));
        apply("");
        enrollByHand("revenue-stamp");

        assertThat(apply("").path("foreign").get(0).asText()).isEqualTo("revenue-stamp");
    }

    @Test
    void to_a_service_that_is_closed_or_unknown_are_not_sent() {
        declare(declaration(
                enrollment("closed-service", "x"), enrollment("nothing", "x"), enrollment("donation", "Donazione")));

        var after = apply("");

        assertThat(services(after.path("actual"))).containsExactly("donation");
        assertThat(after.at("/objections/closed-service").asText())
                .isEqualTo("the service is DISABLED at GPS: nobody can pay for it");
        assertThat(after.at("/objections/nothing").asText()).startsWith("GPS knows no such service");
        assertThat(after.path("note").asText()).startsWith("Not everything could be done");
    }

    @Test
    void are_added_where_gps_has_no_list_at_all() {
        send("POST", GPS, "{\"companyName\":\"Comune di Bugliano\"}");
        assertThat(send("GET", GPS + "/services/donation", null).statusCode()).isEqualTo(500);
        declare(declaration(enrollment("donation", "Donazione")));

        assertThat(services(apply("").path("actual"))).containsExactly("donation");
    }

    @Test
    void are_read_again_because_a_write_may_be_lost() {
        declare(declaration(enrollment("donation", "Donazione")));
        apply("");
        declare(declaration(enrollment("donation", "Offerta")));
        town.trouble(Map.of("service", "gps", "operation", "update", "kind", "garbage", "calls", 1));

        var after = apply("");

        assertThat(after.at("/applied/0/outcome").asText()).isEqualTo("DONE");
        assertThat(services(after.at("/difference/change"))).containsExactly("donation");
        assertThat(after.path("note").asText()).startsWith("GPS has something else than was just written");
        assertThat(apply("").has("note")).isFalse();
    }

    @Test
    void wait_for_gps_and_are_written_once_it_is_back() {
        declare(declaration(enrollment("donation", "Donazione")));
        town.trouble(Map.of("service", "gps", "operation", "create", "kind", "cut-after", "calls", 1));

        var refused = send("POST", "/enrollments/" + ORG + "/apply", null);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Town.json(refused).path("detail").asText()).contains("try again later");
        town.endTrouble();

        await().until(() -> send("POST", "/enrollments/" + ORG + "/apply", null).statusCode() == 200);
        assertThat(services(compare().path("actual"))).containsExactly("donation");
    }

    @Test
    void are_made_equal_by_the_clock_too() {
        declare(declaration(enrollment("donation", "Donazione")));
        var route = town.the(CamelContext.class).getRoute("apply-enrollments");
        assertThat(route.getEndpoint().getEndpointUri()).contains("cron=0+30+5");

        town.trouble(Map.of("service", "gps", "kind", "503", "calls", 1));
        goRound();
        await().until(() -> {
            goRound();
            return services(compare().path("actual")).contains("donation");
        });

        assertThat(town.get("/enrollments/%s/steps?limit=1".formatted(ORG))
                        .at("/steps/0/askedBy")
                        .asText())
                .isEqualTo("schedule");
    }

    private static void goRound() {
        var rounds = town.the(EnrollmentRounds.class);
        assertThat(rounds.organizations()).containsExactly(ORG, OTHER);
        rounds.organizations().forEach(rounds::apply);
    }

    @Test
    void that_the_settings_declare_are_changed_there() throws IOException {
        var applied = send("POST", "/enrollments/" + OTHER + "/apply", null);
        assertThat(services(Town.json(applied).path("actual"))).containsExactly("donation");
        assertThat(Town.json(applied).path("source").asText()).isEqualTo("settings");
        assertThat(Town.json(applied).at("/actual/0/segregationCode").asText()).isEqualTo("03");

        var folder =
                Files.createDirectories(home.resolve("inbox").resolve(OTHER).resolve("enrollments"));
        Files.writeString(folder.resolve("other.json"), declaration());
        assertThat(error(OTHER, "other.json")).contains("carovana.enrollments.declared: change them there");
    }

    @Test
    void that_are_wrong_are_rejected_with_every_reason() {
        var name =
                leave("{\"enrollments\":[{\"serviceId\":\"donation\",\"iban\":\"IT00\",\"segregationCode\":\"99\"}]}");

        assertThat(error(ORG, name))
                .contains("iban: IT00: has 4 characters")
                .contains("segregationCode: 99: carovana.organizations has 01")
                .contains("remittanceInformation: is missing")
                .contains("Correct it and leave it again.");
        assertThat(error(ORG, leave("{\"enrolments\":[]}"))).contains("\"enrolments\" (line 1, column");
        assertThat(error(ORG, leave("[1,2"))).contains("The file is");
        assertThat(error(ORG, leave("null"))).contains("must be a list of all enrollments");
        assertThat(error(ORG, leave(" ".repeat(1024 * 1024 + 1)))).contains("carovana.enrollments.file-size");
        assertThat(compare().path("declared")).isEmpty();
    }

    @Test
    void are_archived_byte_for_byte() throws IOException {
        var content = "\n {\"enrollments\": [ ] }  \n";
        var name = declare(content);

        await().until(() -> found("archive/%s/enrollments".formatted(ORG), name) != null);
        assertThat(Files.readString(found("archive/%s/enrollments".formatted(ORG), name)))
                .isEqualTo(content);
    }

    @Test
    void are_open_to_the_organizations_own_key() {
        assertThat(town.send("GET", "/enrollments/" + ORG, "sandbox-key-" + OTHER, null)
                        .statusCode())
                .isEqualTo(403);
        assertThat(town.send("GET", "/enrollments/" + ORG, null, null).statusCode())
                .isEqualTo(401);
        assertThat(send("GET", "/enrollments/99999999999", null).statusCode()).isEqualTo(404);
    }

    private static String error(String organization, String name) {
        var folder = "rejected/%s/enrollments".formatted(organization);
        await().until(() -> found(folder, name + ".error.txt") != null);
        try {
            return Files.readString(found(folder, name + ".error.txt"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path found(String folder, String end) {
        if (!Files.isDirectory(home.resolve(folder))) {
            return null;
        }
        try (var files = Files.list(home.resolve(folder))) {
            return files.filter(each -> !each.getFileName().toString().startsWith("."))
                    .filter(each -> each.toString().endsWith("-" + end))
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
