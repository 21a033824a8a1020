package carovana.intake;

import static carovana.Patience.await;
import static carovana.Town.csv;
import static carovana.Town.json;
import static carovana.Town.row;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Bookkeeper;
import carovana.Town;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A body sent to POST /drops/{organization}")
class DropsDoorSpec {

    private static final String DOOR = "/drops/99000000010";
    private static final int MB = 1024 * 1024;

    @TempDir
    static Path home;

    private static Town town;
    private static Bookkeeper books;

    @BeforeAll
    static void start() {
        town = new Town(home, "--carovana.intake.rest-limit=1MB", "--carovana.submission.first-delay=200ms");
        books = new Bookkeeper(town);
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @AfterEach
    void everythingHasItsOutcome() throws IOException {
        books.checkTheBooks();
    }

    private static HttpResponse<String> post(String path, byte[] body, String... headers) {
        return town.send("POST", path, "sandbox-key", body, headers);
    }

    private static byte[] dues(String iupd) {
        return csv(row(iupd)).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode accepted(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        var drop = json(response);
        assertThat(response.headers().firstValue("Location"))
                .hasValue("/drops/" + drop.path("id").asLong());
        assertThat(drop.path("state").asText()).isIn("RECEIVED", "LOADING", "SUBMITTING", "DONE");
        return drop;
    }

    private static String outcome(JsonNode drop) {
        town.drop(drop.path("id").asLong(), "DONE");
        return town.send("GET", "/drops/" + drop.path("id").asLong() + "/outcome", "sandbox-key", null)
                .body();
    }

    @Test
    void is_a_csv_a_json_or_a_zip_whatever_its_type_says() throws IOException {
        var position = """
                {"iupd":"R-2","type":"F","fiscalCode":"VRDLRA80A41F205W","fullName":"Laura Verdi",
                 "paymentOption":[{"amount":1230,"description":"TARI","isPartialPayment":false,
                 "dueDate":"2099-12-16T22:59:59Z","transfer":[{"idTransfer":"1","amount":1230,
                 "remittanceInformation":"TARI","category":"9/0101101IM/"}]}]}""";

        var text = accepted(post(DOOR, dues("R-1"), "Content-Type", "text/csv"));
        var json = accepted(post(DOOR, position.getBytes(), "Content-Type", "application/json"));
        var zip =
                accepted(post(DOOR, RefusedDropSpec.zip("x.csv", csv(row("R-3"))), "Content-Type", "application/zip"));
        var form = accepted(post(DOOR, dues("R-4=&%zz+"), "Content-Type", "application/x-www-form-urlencoded"));
        var nothing = accepted(post(DOOR, dues("R-5")));
        var unknown = accepted(post(DOOR, dues("R-6"), "Content-Type", "x/y", "Accept", "image/png"));

        for (var each : List.of(text, zip, nothing, unknown)) {
            assertThat(outcome(each)).contains(";CREATED;");
        }
        assertThat(outcome(json)).contains("\"outcome\":\"CREATED\"");
        assertThat(outcome(form)).contains("R-4=&%zz+;VRDLRA80A41F205W");
        assertThat(town.folder("outbox").resolve("drop.outcome.csv")).exists();
    }

    @ParameterizedTest(name = "?name={0} is {1}")
    @CsvSource({
        "tari.csv,tari.csv",
        "citt%C3%A0%20%E2%82%AC.csv,città €.csv",
        "..%2F..%2Fx.csv,x.csv",
        "..%5C..%5Cy.csv,y.csv",
        "%2Fetc%2Fpasswd,passwd",
        "..,drop",
        "a%00b%0Ac%E2%80%AEd.csv,a_b_c_d.csv",
        "'',drop",
        ".hidden.csv,hidden.csv",
        "%20.part,part"
    })
    void has_the_name_that_the_query_says(String sent, String name) throws IOException {
        var drop = accepted(post(DOOR + "?name=" + sent, dues("N" + Integer.toHexString(sent.hashCode()))));

        assertThat(drop.path("name").asText()).isEqualTo(name);
        town.drop(drop.path("id").asLong(), "DONE");
        assertThat(books.kept("archive", drop))
                .singleElement()
                .extracting(each -> each.getFileName().toString())
                .isEqualTo(drop.path("id").asLong() + "-" + name);
        try (var outside = Files.list(home)) {
            assertThat(outside.map(each -> each.getFileName().toString()))
                    .isSubsetOf(
                            "inbox",
                            "archive",
                            "outbox",
                            "rejected",
                            "documents",
                            "ledger",
                            "keys",
                            "tenants.key",
                            "sandbox");
        }
    }

    @Test
    void may_have_a_name_of_any_length() throws IOException {
        for (var length : List.of(300, 1500)) {
            var drop = accepted(post(DOOR + "?name=" + "n".repeat(length) + ".csv", dues("LEN-" + length)));
            assertThat(drop.path("name").asText())
                    .hasSize(255)
                    .startsWith("nnn")
                    .endsWith("nn.csv");
            assertThat(outcome(drop)).contains(";CREATED;");
        }
    }

    @Test
    void may_be_named_in_its_header() {
        var header = "Content-Disposition";
        assertThat(accepted(post(DOOR, dues("CD-1"), header, "attachment; filename=\"../a b.csv\""))
                        .path("name")
                        .asText())
                .isEqualTo("a b.csv");
        assertThat(accepted(post(DOOR, dues("CD-2"), header, "attachment; filename*=UTF-8''citt%C3%A0.csv"))
                        .path("name")
                        .asText())
                .isEqualTo("città.csv");
        assertThat(accepted(post(DOOR + "?name=q.csv", dues("CD-3"), header, "attachment; filename=h.csv"))
                        .path("name")
                        .asText())
                .isEqualTo("q.csv");
        refused(post(DOOR, dues("CD-4"), header, "; filename"), 400, "The name cannot be read");
        refused(rawPost("?name=%zz", "", "iupd"), 400);
        assertThat(town.calls("CD-4", "create")).isZero();
    }

    private static void refused(HttpResponse<String> response, int status, String sentence) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(response).path("detail").asText()).contains(sentence);
        assertThat(json(response).path("status").asInt()).isEqualTo(status);
        assertThat(response.body()).doesNotContain("Exception", "at carovana", "\"trace\"");
    }

    private static void refused(String answer, int status) {
        assertThat(answer).startsWith("HTTP/1.1 " + status).doesNotContain("Exception", "at carovana");
    }

    @Test
    void is_rejected_with_a_sentence_when_it_is_empty() throws IOException {
        var drop = accepted(post(DOOR + "?name=nothing.csv", new byte[0]));

        assertThat(town.drop(drop.path("id").asLong(), "REJECTED")
                        .path("objections")
                        .get(0)
                        .asText())
                .startsWith("The file is empty");
        refused(
                town.send("GET", "/drops/" + drop.path("id").asLong() + "/outcome", "sandbox-key", null),
                409,
                "rejected");
    }

    @Test
    void may_not_be_larger_than_the_limit() throws Exception {
        var before = books.drops().size();
        var big = new byte[MB + 1];
        refused(post(DOOR, big), 413, "The body is larger than 1 MB (carovana.intake.rest-limit)");
        refused(chunked(big), 413, "The body is larger than 1 MB");
        assertThat(rawPost("", "Content-Length: 9000000000\r\nExpect: 100-continue\r\n", null))
                .as("asked before 9 GB were sent")
                .startsWith("HTTP/1.1 413");

        assertThat(books.drops()).hasSize(before);
        var row = csv(row("FULL-1"));
        var full = (row + " ".repeat(MB - row.length() - 1) + "\n").getBytes();
        assertThat(full).hasSize(MB);
        assertThat(outcome(accepted(post(DOOR, full)))).contains(";CREATED;");
    }

    private static HttpResponse<String> chunked(byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + town.port() + DOOR))
                .header("ocp-apim-SUBSCRIPTION-key", "sandbox-key")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body)))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void is_no_form() {
        refused(
                post(DOOR, "--x\r\n\r\n--x--".getBytes(), "Content-Type", "multipart/form-data; boundary=x"),
                415,
                "Send the file itself as the body");
    }

    @ParameterizedTest
    @CsvSource({"Content-Length: 100000", "Transfer-Encoding: chunked"})
    void leaves_nothing_when_it_is_cut_off(String framing) throws IOException {
        var before = books.drops().size();
        try (var socket = new Socket("127.0.0.1", town.port())) {
            var start = framing.startsWith("T") ? "10000\r\n" : "";
            socket.getOutputStream()
                    .write(head("", framing + "\r\n")
                            .concat(start + csv(row("CUT-1")))
                            .getBytes());
            socket.getOutputStream().flush();
            await().until(() -> partials() == 1);
            socket.setSoLinger(true, 0);
        }

        await().until(() -> partials() == 0);
        assertThat(books.drops()).hasSize(before);
        assertThat(town.calls("CUT-1", "create")).isZero();
    }

    private static long partials() throws IOException {
        var archive = home.resolve("archive/99000000010");
        if (!Files.isDirectory(archive)) {
            return 0;
        }
        try (var files = Files.list(archive)) {
            return files.filter(each -> each.toString().endsWith(".part")).count();
        }
    }

    private static String head(String query, String headers) {
        return "POST " + DOOR + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Ocp-Apim-Subscription-Key: sandbox-key\r\n" + headers + "\r\n";
    }

    private static String rawPost(String query, String headers, String body) {
        try (var socket = new Socket("127.0.0.1", town.port())) {
            socket.setSoTimeout(60_000);
            var length = body == null ? "" : "Content-Length: " + body.length() + "\r\n";
            socket.getOutputStream().write((head(query, length + headers) + (body == null ? "" : body)).getBytes());
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void is_told_about_page_by_page() {
        accepted(post(DOOR + "?name=p1", dues("P-1")));
        accepted(post(DOOR + "?name=p2", dues("P-2")));
        accepted(post(DOOR + "?name=p3", dues("P-3")));

        var newest = town.get("/drops?limit=2").path("drops");
        assertThat(newest).hasSize(2);
        assertThat(newest.get(0).path("name").asText()).isEqualTo("p3");
        assertThat(newest.get(1).path("name").asText()).isEqualTo("p2");
        var next = town.get("/drops?limit=1&before=" + newest.get(1).path("id").asLong())
                .path("drops");
        assertThat(next)
                .singleElement()
                .satisfies(each -> assertThat(each.path("name").asText()).isEqualTo("p1"));
        assertThat(town.get("/drops?limit=0").path("drops")).hasSize(1);
        refused(town.send("GET", "/drops?limit=many", "sandbox-key", null), 400, "limit");
        refused(town.send("GET", "/drops?before=x", "sandbox-key", null), 400, "before");
    }

    @Test
    void is_on_its_way_until_every_row_has_its_outcome() {
        town.trouble(java.util.Map.of("service", "gpd", "kind", "503"));
        long drop = accepted(post(DOOR, dues("WAY-1"))).path("id").asLong();
        town.drop(drop, "SUBMITTING");
        refused(town.send("GET", "/drops/" + drop + "/outcome", "sandbox-key", null), 409, "no outcome yet");
        town.endTrouble();
        assertThat(town.drop(drop, "DONE").path("created").asInt()).isEqualTo(1);
        var head = town.send("HEAD", "/drops/" + drop + "/outcome", "sandbox-key", null);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Disposition").orElse("")).contains("drop.outcome.csv");
    }
}
