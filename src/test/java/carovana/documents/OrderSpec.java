package carovana.documents;

import static carovana.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A document that is ordered")
class OrderSpec {

    @TempDir
    static Path home;

    private static Town town;
    private static Office office;

    @BeforeAll
    static void start() {
        town = new Town(home, Office.QUICK);
        office = new Office(town, town);
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @BeforeEach
    void reset() {
        office.control("POST", "/reset", null);
    }

    /** What is paid later would be counted by the next test. */
    @AfterEach
    void nothing_is_on_its_way() {
        var paidLater = Set.of("RECEIVED", "OPENING", "OPEN", "CLOSING", "LOOKED_FOR");
        await().until(
                        () -> town
                                .get("/documents/" + Town.BUGLIANO + "/requests")
                                .path("requests")
                                .findValuesAsText("state")
                                .stream()
                                .noneMatch(paidLater::contains));
    }

    @Test
    void is_paid_once_and_can_be_read() {
        long id = office.orders("A-1");
        office.await(id, "ORDERED");
        assertThat(office.charged()).isEqualTo(Office.PRICE);

        office.advance("P1D");
        var stored = office.await(id, "STORED");

        var files = stored.path("request").path("files");
        assertThat(files.findValuesAsText("name")).contains("001.pdf", "manifest.json");
        assertThat(office.read(id, "001.pdf").body()).startsWith("%PDF-");
        assertThat(Town.json(office.read(id, "manifest.json"))
                        .path("files")
                        .get(0)
                        .path("sha256"))
                .isEqualTo(files.get(0).path("sha256"));
        assertThat(office.request(id).path("readings").findValuesAsText("caller"))
                .containsExactly("sandbox-key", "sandbox-key");
        assertThat(office.request(id).findValuesAsText("at"))
                .as("all times are UTC and say so")
                .isNotEmpty()
                .allMatch(at -> at.endsWith("Z"));
        assertThat(office.charged()).isEqualTo(Office.PRICE);
    }

    @Test
    void is_the_same_one_when_it_comes_again_under_its_key() {
        long id = office.orders("A-2");
        var again = office.send(Office.order("A-2"), "");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(Town.json(again).path("id").asLong()).isEqualTo(id);

        var other = Office.order("A-2");
        other.put("options", List.of("urgenza"));
        var refused = office.send(other, "");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("request " + id, "a key of its own");
        office.await(id, "ORDERED");
        assertThat(office.charges()).hasSize(1);
    }

    @Test
    void tells_its_price_its_options_and_what_is_wrong_before_anything_is_ordered() {
        var order = Office.order("A-3");
        order.put("options", List.of("urgenza"));
        var quote = Town.json(office.send(order, "?dryRun=true"));

        assertThat(quote.path("total").asText()).isEqualTo("22.70");
        assertThat(quote.path("options").findValuesAsText("option")).containsExactly("urgenza", "assistenza_dedicata");
        assertThat(quote.path("objections")).isEmpty();

        order.put("options", List.of("espresso"));
        order.put("fields", Map.of("Nome", "Laura", "Codice fiscale", "VRDLRA80A41F205X", "Taglia", "M"));
        var objections =
                Town.json(office.send(order, "?dryRun=true")).path("objections").toString();
        assertThat(objections)
                .contains("check character", "no field of the name \\\"Taglia\\\"", "fields are missing", "no option")
                .doesNotContain("VRDLRA80A41F205X");
        assertThat(Town.json(town.send("GET", "/documents/" + Town.BUGLIANO + "/requests", "sandbox-key", null))
                        .path("requests")
                        .findValuesAsText("key"))
                .doesNotContain("A-3");
        assertThat(office.calls("create")).isZero();
    }

    @Test
    void that_is_wrong_is_refused_with_all_its_faults() {
        var order = Office.order("A-4");
        order.remove("files");
        var refused = office.send(order, "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(refused.body()).contains("fields are missing");
    }

    @Test
    void may_be_left_as_a_file_with_its_scans_beside_it() throws Exception {
        var order = Office.order("A/5");
        var files = new LinkedHashMap<String, Object>();
        files.put("Copia documento d'identità", "carta.pdf");
        files.put("Copia codice fiscale", "codice.pdf");
        order.put("files", files);
        office.leave("carta.pdf", Office.CARD);
        office.leave("codice.pdf", Office.CODE);
        office.leave("ordine.json", Office.json(order));

        var inbox = town.folder("inbox").resolve("documents");
        await().until(() -> {
            try (var left = Files.list(inbox)) {
                return left.findAny().isEmpty();
            }
        });
        await().until(() -> office.charged() == Office.PRICE);
        office.advance("P1D");
        var id = town.the(carovana.ledger.documents.DocumentRequests.class)
                .byKey(Town.BUGLIANO, "A/5")
                .orElseThrow()
                .id();
        var outcome = town.folder("outbox").resolve("documents").resolve("A_5~" + id + ".outcome.json");
        await().until(() -> Files.exists(outcome));
        assertThat(Files.readString(outcome)).contains("\"STORED\"", "001.pdf").doesNotContain(Office.CODICE_FISCALE);
    }

    @Test
    void says_for_which_field_a_file_is_not_there() {
        var order = Office.order("A-70");
        order.put("files", Map.of("Copia codice fiscale", "codice.pdf"));
        var refused = office.send(order, "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Town.json(refused).path("detail").asText())
                .startsWith("\"Copia codice fiscale\": the file that the order names is not there");
    }

    @Test
    void left_as_a_file_that_is_wrong_is_given_back_with_the_reasons() throws Exception {
        office.leave("falsch.json", "{\"key\": \"A-6\", \"product\": \"isee\"}".getBytes());
        var rejected = town.folder("rejected").resolve("documents");
        await().until(() -> {
            try (var files = Files.list(rejected)) {
                return files.anyMatch(each -> each.toString().endsWith("falsch.json.error.txt"));
            } catch (java.nio.file.NoSuchFileException notYet) {
                return false;
            }
        });
        try (var files = Files.list(rejected)) {
            var reasons = files.filter(each -> each.toString().endsWith(".error.txt"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(reasons)).contains("financial-package");
        }
    }

    @Test
    void may_come_as_a_form() {
        var order = Office.order("A-7");
        order.put("files", Map.of("$5", "carta", "$6", "codice.pdf"));
        var answer = town.send(
                "POST",
                "/documents/" + Town.BUGLIANO + "/requests",
                "sandbox-key",
                form(order),
                "Content-Type",
                "multipart/form-data; boundary=xx");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        office.await(Town.json(answer).path("id").asLong(), "ORDERED");
        assertThat(office.control("GET", "/visengine/requests", null).toString())
                .contains("carta.pdf", "codice.pdf", Integer.toString(Office.CARD.length));
    }

    @Test
    void in_a_form_of_thousands_of_parts_is_refused_at_the_thirty_first() throws Exception {
        var form = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < 31; i++) {
            part(form, "name=\"%d\"; filename=\"%d.pdf\"".formatted(i, i), Office.CARD);
        }
        part(form, "name=\"order\"", Office.json(Office.order("A-9")));
        form.writeBytes("--xx--\r\n".getBytes());
        var answer = town.send(
                "POST",
                "/documents/" + Town.BUGLIANO + "/requests",
                "sandbox-key",
                form.toByteArray(),
                "Content-Type",
                "multipart/form-data; boundary=xx");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("more than 30 parts");
        try (var work = Files.list(home.resolve("documents/.work"))) {
            assertThat(work.filter(each -> each.toString().endsWith(".draft"))).isEmpty();
        }
    }

    private static byte[] form(Object order) {
        var form = new java.io.ByteArrayOutputStream();
        part(form, "name=\"carta\"; filename=\"carta.pdf\"", Office.CARD);
        part(form, "name=\"order\"", Office.json(order));
        part(form, "name=\"two\"; filename=\"codice.pdf\"", Office.CODE);
        form.writeBytes("--xx--\r\n".getBytes());
        return form.toByteArray();
    }

    private static void part(java.io.ByteArrayOutputStream form, String disposition, byte[] content) {
        form.writeBytes(("--xx\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n").getBytes());
        form.writeBytes(content);
        form.writeBytes("\r\n".getBytes());
    }

    @Test
    void is_another_organizations_secret() {
        long id = office.orders("A-8");
        for (var path : List.of("", "/" + id, "/" + id + "/files/001.pdf")) {
            assertThat(town.send(
                                    "GET",
                                    "/documents/" + Town.BUGLIANO + "/requests" + path,
                                    "sandbox-key-99000000028",
                                    null)
                            .statusCode())
                    .isIn(401, 403);
        }
        assertThat(town.send("POST", "/documents/callbacks/nobody-s", null, null)
                        .statusCode())
                .isEqualTo(204);
    }
}
