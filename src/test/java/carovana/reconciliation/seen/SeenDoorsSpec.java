package carovana.reconciliation.seen;

import static carovana.Patience.await;
import static carovana.Town.BUGLIANO;
import static carovana.Town.csv;
import static carovana.Town.json;
import static carovana.Town.row;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import carovana.ledger.payments.AnomalyKind;
import carovana.ledger.payments.BankCredit;
import carovana.ledger.payments.BankCredit.Reading;
import carovana.ledger.payments.Credits;
import carovana.ledger.payments.MissedReceipts;
import carovana.ledger.payments.PaymentState;
import carovana.ledger.payments.Severity;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The doors of reconciliation")
class SeenDoorsSpec {

    private static final String OTHER = "99000000028";
    private static final String HERE = "/reconciliation/" + BUGLIANO;
    private static final String IUF = "2026-11-18PSPITM01-S000000001";
    private static final String HOSTILE = "=cmd|' /C calc'!A1 <script>alert(1)</script>";

    @TempDir
    static Path home;

    /** What is shown here is put into the ledger as it is to be shown. */
    static final String NOBODY_JUDGES = "--carovana.reconciliation.every=86400000";

    private static Town town;
    private static Known bugliano;

    @BeforeAll
    static void start() {
        town = new Town(
                home,
                NOBODY_JUDGES,
                "--carovana.organizations[0].fiscal-code=" + BUGLIANO,
                "--carovana.organizations[0].name=Comune di Bugliano",
                "--carovana.organizations[0].iban=IT60X0542811101000000123456",
                "--carovana.organizations[0].segregation-code=01",
                "--carovana.organizations[1].fiscal-code=" + OTHER,
                "--carovana.organizations[1].name=Comune di Fossombra",
                "--carovana.organizations[1].iban=IT60X0542811101000000123456",
                "--carovana.organizations[1].segregation-code=02");
        bugliano = new Known(town, BUGLIANO);
        bugliano.payment("07000000000000144", "rt-1", PaymentState.RECONCILED, 10_000, "2026-11-17T09:15:30Z", IUF);
        bugliano.payment("07000000000000245", "rt-2", PaymentState.REPORTED, 2_550, "2026-11-17T10:00:00Z", IUF);
        bugliano.payment("07000000000000346", "rt-3", PaymentState.PAID, 700, "2026-11-18T10:00:00Z", null);
        bugliano.payment("07000000000000447", "rt-4", PaymentState.REVERSED, 99, "2026-11-18T11:00:00Z", IUF);
        bugliano.flow(IUF, "2026-11-18", 3, "<flow>to be kept</flow>");
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void sum_up_some_days() {
        var summary = town.get(HERE + "/summary?from=2026-11-17&to=2026-11-18");
        assertThat(summary.path("paid").toString()).isEqualTo("{\"count\":3,\"amount\":13250}");
        assertThat(summary.path("reported").toString()).isEqualTo("{\"count\":2,\"amount\":12550}");
        assertThat(summary.path("reconciled").toString()).isEqualTo("{\"count\":1,\"amount\":10000}");
        assertThat(summary.path("open").toString()).isEqualTo("{\"count\":2,\"amount\":3250}");
        assertThat(summary.path("states").path("REVERSED").toString()).isEqualTo("{\"count\":1,\"amount\":99}");
        assertThat(summary.path("flows").path("total").asLong()).isEqualTo(3_000);
        assertThat(town.get(HERE + "/summary?from=2026-11-18&to=2026-11-18")
                        .path("paid")
                        .toString())
                .isEqualTo("{\"count\":1,\"amount\":700}");
    }

    @Test
    void count_what_is_dated_ahead_until_the_summary_ends_before_today() {
        var today = LocalDate.now(ZoneId.of("Europe/Rome"));
        var ahead = new BankCredit(
                BUGLIANO, "ahead", 4_200, today.plusDays(2), "text", Reading.OTHER, null, null, false, Known.NOW);
        long before = credited("");
        town.the(Credits.class).take(BUGLIANO, List.of(ahead));
        assertThat(credited("") - before).isEqualTo(4_200);
        assertThat(credited("?to=" + today.minusDays(1))).isEqualTo(before);
    }

    private static long credited(String days) {
        return town.get(HERE + "/summary" + days)
                .path("credited")
                .path("amount")
                .asLong();
    }

    @Test
    void list_payments_page_by_page_each_once() {
        var all = new ArrayList<String>();
        var next = HERE + "/payments?from=2026-11-17&to=2026-11-18&limit=1";
        int pages = 0;
        while (next != null) {
            var page = town.get(next);
            page.path("entries").forEach(each -> all.add(each.path("iuv").asText()));
            next = page.path("next").asText(null);
            pages++;
        }
        assertThat(pages).isEqualTo(4);
        assertThat(all)
                .containsExactly("07000000000000346", "07000000000000447", "07000000000000144", "07000000000000245");
        assertThat(ids(town.get(HERE + "/payments?state=reported&from=2026-11-17"), "iur"))
                .contains("rt-2");
        var one = town.get(HERE + "/payments?iuv=07000000000000144")
                .path("entries")
                .get(0);
        assertThat(one.path("amount").asLong()).isEqualTo(10_000);
        assertThat(one.path("paidAt").asText()).isEqualTo("2026-11-17T09:15:30Z");
        assertThat(one.path("flow").asText()).isEqualTo(IUF);
    }

    @Test
    void show_a_flow_with_its_lines_in_pages_and_as_it_came() {
        var listed = town.get(HERE + "/flows?from=2026-11-18&to=2026-11-18").path("entries");
        assertThat(listed).hasSize(1);
        long id = listed.get(0).path("id").asLong();
        assertThat(town.get(HERE + "/flows?iuf=" + IUF.toLowerCase()).path("entries"))
                .hasSize(1);

        var first = town.get(HERE + "/flows/" + id + "?limit=2");
        assertThat(first.path("flow").path("payments").asInt()).isEqualTo(3);
        assertThat(first.path("versions")).hasSize(1);
        assertThat(ids(first.path("lines"), "number")).containsExactly("1", "2");
        var second = town.get(first.path("next").asText());
        assertThat(ids(second.path("lines"), "number")).containsExactly("3");
        assertThat(second.has("next")).isFalse();

        var document = send("GET", HERE + "/flows/" + id + "/document", null);
        assertThat(document.body()).isEqualTo("<flow>to be kept</flow>");
        assertThat(document.headers().firstValue("Content-Type").orElse("")).startsWith("application/xml");
        assertThat(document.headers().firstValue("Content-Disposition").orElse(""))
                .contains("attachment", IUF + ".xml");

        refused(404, "GET", HERE + "/flows/999999", null);
        refused(404, "GET", "/reconciliation/" + OTHER + "/flows/" + id, null);
    }

    @Test
    void give_payments_and_flows_as_a_spreadsheet_over_all_pages() {
        var payments = sheet("/payments?from=2026-11-17&to=2026-11-18&limit=1");
        assertThat(payments.get(0)).isEqualTo("\ufeffiupd;iuv;nav;index;iur;state;amount;paidOn;paidAt;psp;flow;stamp");
        assertThat(payments.subList(1, payments.size()))
                .containsExactly(
                        ";07000000000000346;;1;rt-3;PAID;7,00;18/11/2026;18/11/2026 11:00;;;",
                        ";07000000000000447;;1;rt-4;REVERSED;0,99;18/11/2026;18/11/2026 12:00;PSPITM01;" + IUF + ";",
                        ";07000000000000144;;1;rt-1;RECONCILED;100,00;17/11/2026;17/11/2026 10:15;PSPITM01;" + IUF
                                + ";",
                        ";07000000000000245;;1;rt-2;REPORTED;25,50;17/11/2026;17/11/2026 11:00;PSPITM01;" + IUF + ";");
        assertThat(sheet("/payments?from=2026-11-17&to=2026-11-18&state=paid")).hasSize(2);
        assertThat(sheet("/payments?iuv=07000000000000144")).hasSize(2);

        var flows = sheet("/flows?from=2026-11-18&to=2026-11-18");
        assertThat(flows.get(0)).startsWith("\ufeffid;iuf;psp;revision;madeAt;fetchedAt;regulation;regulationDay;");
        assertThat(flows.get(1))
                .contains(";" + IUF + ";PSPITM01;0;")
                .endsWith(";TRN1;18/11/2026;3;0;30,00;0,00;ACCEPTED;UNCREDITED");
        assertThat(sheet("/flows?iuf=" + IUF)).hasSize(2);
        assertThat(sheet("/flows?from=2026-11-18&to=2026-11-18&credit=credited"))
                .hasSize(1);
        refused(400, "GET", HERE + "/payments?state=GONE", null);
    }

    private static List<String> sheet(String asked) {
        var sheet = town.send("GET", HERE + asked, "sandbox-key", null, "Accept", "text/csv");
        assertThat(sheet.statusCode()).as(sheet.body()).isEqualTo(200);
        assertThat(sheet.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        return sheet.body().lines().toList();
    }

    @Test
    void list_receipts_that_are_still_missing_and_why() {
        assertThat(town.get(HERE + "/receipts/failing").path("entries")).isEmpty();
        town.the(MissedReceipts.class)
                .missed(BUGLIANO, "07000000000000548", null, "GPD does not have it (404)", null, Known.NOW, Known.NOW);
        assertThat(town.get(HERE + "/receipts/failing").path("entries").toString())
                .isEqualTo("[{\"iuv\":\"07000000000000548\",\"missedAt\":\"2026-11-19T10:00:00Z\",\"tries\":1,"
                        + "\"trouble\":\"GPD does not have it (404)\"}]");
        assertThat(town.get("/reconciliation/" + OTHER + "/receipts/failing").path("entries"))
                .isEmpty();
    }

    @Test
    void give_out_a_receipt_and_what_came_of_it_later_with_other_contents() {
        var iuv = "07000000000000649";
        bugliano.receipt(iuv, "rt-6", 12_550, "<rt>first</rt>");
        bugliano.receipt(iuv, "rt-6", 13_000, "<rt>later</rt>");
        town.the(MissedReceipts.class)
                .missed(BUGLIANO, iuv, null, "it cannot be read", "{\"no\":1}".getBytes(), Known.NOW, Known.NOW);

        var kept = town.get(HERE + "/receipts/" + iuv).path("entries");
        assertThat(ids(kept, "role")).containsExactly("HOLDS", "OTHER", "INSTEAD");
        assertThat(ids(kept, "amount")).containsExactly("12550", "13000", "");
        assertThat(kept.findValuesAsText("document"))
                .extracting(each -> send("GET", each, null).body())
                .containsExactly("<rt>first</rt>", "<rt>later</rt>", "{\"no\":1}");
        var document = kept.get(0).path("document").asText();
        assertThat(send("GET", document, null)
                        .headers()
                        .firstValue("Content-Disposition")
                        .orElse(""))
                .contains("attachment", iuv + ".xml");

        refused(404, "GET", document.replace(iuv, "07000000000000144"), null);
        refused(404, "GET", document.replace(BUGLIANO, OTHER), null);
        assertThat(town.get("/reconciliation/" + OTHER + "/receipts/" + iuv).path("entries"))
                .isEmpty();
    }

    @Test
    void give_out_what_came_instead_of_a_flow_and_what_came_of_it_later_with_other_contents() {
        var iuf = "2026-10-20PSPITM01-S000000009";
        bugliano.unreadable(iuf, "<html>soon</html>");
        var failing = town.get(HERE + "/flows/failing").path("entries");
        assertThat(ids(failing, "state")).containsExactly("UNPARSABLE");
        assertThat(failing.get(0).path("iuf").asText()).isEqualTo(iuf);
        assertThat(failing.get(0).path("trouble").asText()).isEqualTo("not well-formed");
        var document = failing.get(0).path("document").asText();
        assertThat(send("GET", document, null).body()).isEqualTo("<html>soon</html>");
        refused(404, "GET", document.replace(BUGLIANO, OTHER), null);

        bugliano.flow(iuf, "2026-10-20", 1, "<flow>one</flow>");
        bugliano.flow(iuf, "2026-10-20", 2, "<flow>two</flow>");
        assertThat(town.get(HERE + "/flows/failing").path("entries"))
                .as("something was read since")
                .isEmpty();
        refused(404, "GET", document, null);
        long id = town.get(HERE + "/flows?iuf=" + iuf).at("/entries/0/id").asLong();
        var others = town.get(HERE + "/flows/" + id).path("others");
        assertThat(others.findValuesAsText("document"))
                .extracting(each -> send("GET", each, null).body())
                .containsExactly("<flow>two</flow>");
        refused(404, "GET", HERE + "/flows/" + id + "/documents/1", null);
    }

    @Test
    void list_anomalies_by_what_is_asked_for_and_as_a_spreadsheet() {
        bugliano.anomaly(AnomalyKind.REVERSAL, "P:list", "list/rt-1/1", Severity.WARN, "one");
        bugliano.anomaly(AnomalyKind.REVERSAL, "P:list", "list/rt-2/1", Severity.WARN, HOSTILE);
        bugliano.anomaly(AnomalyKind.REVERSAL_UNMATCHED, "P:list", "list/rt-3/1", Severity.BLOCK, "three");

        var about = HERE + "/anomalies?subject=list";
        assertThat(ids(town.get(about).path("entries"), "subject"))
                .containsExactly("list/rt-3/1", "list/rt-2/1", "list/rt-1/1");
        assertThat(ids(town.get(about + "&severity=block&state=OPEN").path("entries"), "kind"))
                .containsExactly("REVERSAL_UNMATCHED");
        assertThat(ids(town.get(about + "&kind=REVERSAL").path("entries"), "sentence"))
                .containsExactly(HOSTILE, "one");
        assertThat(town.get(about + "&state=CLOSED").path("entries")).isEmpty();
        var first = town.get(about + "&limit=2");
        assertThat(ids(town.get(first.path("next").asText()).path("entries"), "subject"))
                .containsExactly("list/rt-1/1");

        var sheet = town.send("GET", about, "sandbox-key", null, "Accept", "text/csv");
        assertThat(sheet.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(sheet.body().lines()).hasSize(4);
        assertThat(sheet.body())
                .startsWith("\ufeffid;kind;severity;state;subject;since;")
                .contains(";REVERSAL;WARN;OPEN;list/rt-1/1;19/11/2026 11:00;")
                .contains(";'=cmd|")
                .doesNotContain(";=cmd");
        assertThat(town.send("GET", about, "sandbox-key", null, "Accept", "*/*").body())
                .startsWith("{");
    }

    @Test
    void leave_open_what_only_a_new_version_of_a_flow_can_put_right() {
        bugliano.anomaly(AnomalyKind.FLOW_TOTAL_MISMATCH, "F:SUM", "SUM", Severity.BLOCK, "does not add up");
        var id = town.get(HERE + "/anomalies?subject=SUM")
                .path("entries")
                .get(0)
                .path("id")
                .asLong();
        var door = HERE + "/anomalies/" + id + "/close";
        assertThat(refused(409, "POST", door, "{\"reason\":\"never mind\"}")).contains("is not closed by hand");
        assertThat(json(send("POST", door, "{\"reason\":\"never mind\"}"))
                        .path("until")
                        .asText())
                .isEqualTo("a new version of the flow adds up");
        assertThat(town.get(HERE + "/anomalies?subject=SUM&state=OPEN").path("entries"))
                .hasSize(1);
    }

    @Test
    void close_an_anomaly_once_and_only_with_a_reason() {
        bugliano.anomaly(AnomalyKind.REVERSAL, "P:close", "close/rt-1/1", Severity.WARN, "one");
        var id = town.get(HERE + "/anomalies?subject=close")
                .path("entries")
                .get(0)
                .path("id")
                .asLong();
        var door = HERE + "/anomalies/" + id + "/close";

        refused(422, "POST", door, null);
        refused(422, "POST", door, "{\"reason\":\"  \"}");
        refused(422, "POST", door, "{\"reason\":\"" + "x".repeat(1001) + "\"}");
        refused(400, "POST", door, "{\"reason\":");
        refused(404, "POST", HERE + "/anomalies/999999999/close", "{\"reason\":\"seen\"}");
        refused(404, "POST", "/reconciliation/" + OTHER + "/anomalies/" + id + "/close", "{\"reason\":\"seen\"}");

        var closed = send("POST", door, "{\"reason\":\"seen with the PSP\"}");
        assertThat(closed.statusCode()).as(closed.body()).isEqualTo(200);
        assertThat(json(closed).path("state").asText()).isEqualTo("CLOSED");
        assertThat(json(closed).path("closedBy").asText()).isEqualTo("sandbox-key");
        assertThat(json(closed).path("reason").asText()).isEqualTo("seen with the PSP");
        assertThat(refused(409, "POST", door, "{\"reason\":\"again\"}")).contains("is closed already");
        assertThat(town.get(HERE + "/anomalies?subject=close&state=OPEN").path("entries"))
                .isEmpty();
    }

    @Test
    void take_from_a_person_which_flow_a_credit_pays() {
        town.the(Credits.class)
                .take(
                        BUGLIANO,
                        List.of(
                                credit("2026/77", Reading.UNREADABLE, null),
                                credit("E2E-1", Reading.OTHER, null),
                                credit("2026/78", Reading.FLOW, IUF)));
        var door = HERE + "/credits/assign?reference=";
        var body = "{\"iuf\":\"" + IUF.toLowerCase() + "\"}";

        var assigned = send("POST", door + encoded("2026/77"), body);
        assertThat(assigned.statusCode()).as(assigned.body()).isEqualTo(200);
        assertThat(json(assigned).path("reading").asText()).isEqualTo("ASSIGNED");
        assertThat(json(assigned).path("flow").asText())
                .as("as the flow writes it")
                .isEqualTo(IUF);
        assertThat(send("POST", HERE + "/credits/E2E-1/assign", body).statusCode())
                .isEqualTo(200);
        assertThat(town.get(HERE + "/credits?reference=E2E-1").path("flow").asText())
                .isEqualTo(IUF);

        refused(409, "POST", door + encoded("2026/78"), body);
        refused(404, "POST", door + encoded("2026/79"), body);
        refused(422, "POST", door + encoded("2026/77"), null);
        refused(422, "POST", door + encoded("2026/77"), "{\"iuf\":\"some flow\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/summary?from=yesterday",
                "/summary?from=2026-11-19&to=2026-11-18",
                "/summary?from=2020-01-01&to=2026-11-18",
                "/payments?state=GONE",
                "/payments?state=OPEN",
                "/payments?after=nonsense",
                "/payments?limit=many",
                "/flows?credit=some",
                "/flows?state=LISTED",
                "/flows?state=unparsable",
                "/flows?after=OTk5OTk5",
                "/flows/first",
                "/anomalies?kind=x",
                "/anomalies?after=*"
            })
    void refuse_what_cannot_be_read_in_a_sentence(String asked) {
        refused(400, "GET", HERE + asked, null);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /summary",
        "GET, /payments",
        "GET, /flows",
        "GET, /flows/failing",
        "GET, /receipts/failing",
        "GET, /receipts/07000000000000144",
        "GET, /receipts/07000000000000144/documents/1",
        "GET, /flows/failing/documents/1",
        "GET, /flows/1/documents/1",
        "GET, /flows/1",
        "GET, /flows/1/document",
        "GET, /anomalies",
        "POST, /anomalies/1/close",
        "POST, /run",
        "GET, /runs/1",
        "GET, /credits?reference=1",
        "POST, /credits/1/assign",
        "POST, /credits/assign?reference=1"
    })
    void open_to_their_own_organization_only(String method, String door) {
        var body = method.equals("POST") ? "{}" : null;
        assertThat(send(method, HERE + door, body, null).statusCode()).isEqualTo(401);
        assertThat(send(method, HERE + door, body, "sandbox-key-" + OTHER).statusCode())
                .isEqualTo(403);
        assertThat(send(method, "/reconciliation/99000000036" + door, body, "sandbox-key")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void show_receipt_flow_and_credit_in_the_journey_of_a_position() {
        town.leave("journey.csv", csv(row("JOURNEY-1", "125,50")));
        town.outcome("journey.csv.outcome.csv");
        var before = town.get("/positions/" + BUGLIANO + "/JOURNEY-1");
        assertThat(before.path("accounting").asText()).isEqualTo("UNPAID");
        var iuv = before.path("position").path("options").get(0).path("iuv").asText();

        bugliano.reconciled(iuv, "rt-journey", 12_550, "2026-10-14PSPITM01-J1");
        var door = "/positions/" + BUGLIANO + "/JOURNEY-1";
        await().until(() -> town.get(door).path("accounting").asText().equals("RECONCILED"));
        var journey = town.get(door);
        assertThat(journey.path("state").asText()).isEqualTo("CREATED");
        var payment = journey.path("payments").get(0);
        assertThat(payment.path("receipt").path("paidAt").asText()).isEqualTo("2026-10-13T08:15:30Z");
        assertThat(payment.path("flow").path("regulationDay").asText()).isEqualTo("2026-10-14");
        assertThat(payment.path("credits").get(0).path("day").asText()).isEqualTo("2026-10-15");
        assertThat(ids(journey.path("events"), "event")).contains("CREATED", "PAID", "REPORTED", "CREDITED");
        assertThat(ids(journey.path("events"), "reason"))
                .contains(iuv + ", 125.50 euro, receipt rt-journey of PSPITM01");
    }

    @Test
    void count_open_anomalies_for_whoever_watches() {
        bugliano.anomaly(AnomalyKind.REVERSAL, "P:watch", "watch/rt-1/1", Severity.BLOCK, "one");
        var line = "carovana_anomalies{organization=\"%s\",severity=\"block\"} %s.0";
        await().until(() -> metrics().contains(line.formatted(BUGLIANO, open("BLOCK"))));
        assertThat(open("BLOCK")).isPositive();
        assertThat(metrics()).contains(line.formatted(OTHER, 0));
    }

    private static int open(String severity) {
        return town.get(HERE + "/anomalies?limit=500&state=OPEN&severity=" + severity)
                .path("entries")
                .size();
    }

    private static String metrics() {
        var operator = "Basic " + Base64.getEncoder().encodeToString("operator:operator".getBytes());
        return town.send("GET", "/actuator/prometheus", null, null, "Authorization", operator)
                .body();
    }

    @Test
    void are_described() {
        var paths = town.get("/openapi.json").path("paths");
        for (var each : List.of("summary", "payments", "flows", "flows/{id}", "flows/{id}/document", "anomalies")) {
            var described = paths.path("/reconciliation/{organization}/" + each).path("get");
            assertThat(described.path("summary").asText()).as(each).isNotBlank();
            assertThat(described.path("responses").has("default")).as(each).isTrue();
        }
    }

    private static BankCredit credit(String reference, Reading reading, String iuf) {
        return new BankCredit(
                BUGLIANO,
                reference,
                1_000,
                LocalDate.parse("2026-11-19"),
                "text",
                reading,
                iuf,
                null,
                false,
                Known.NOW);
    }

    private static List<String> ids(JsonNode entries, String field) {
        var ids = new ArrayList<String>();
        (entries.has("entries") ? entries.path("entries") : entries)
                .forEach(each -> ids.add(each.path(field).asText()));
        return ids;
    }

    private static String refused(int status, String method, String path, String body) {
        var response = send(method, path, body);
        assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(response).path("detail").asText()).isNotBlank();
        assertThat(response.body()).doesNotContain("Exception", "carovana.", "org.springframework");
        return json(response).path("detail").asText();
    }

    private static HttpResponse<String> send(String method, String path, String body) {
        return send(method, path, body, "sandbox-key");
    }

    private static HttpResponse<String> send(String method, String path, String body, String key) {
        return town.send(
                method,
                path,
                key,
                body == null ? null : body.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
