package carovana.reconciliation.running;

import static carovana.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import carovana.Town;
import carovana.TownClock;
import carovana.ledger.payments.AskedRun;
import carovana.ledger.payments.AskedRuns;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** A town whose citizens pay: what pagoPA, the PSPs and the bank do is played by the sandbox, and then a run is asked for. */
final class Till implements AutoCloseable {

    /** A Wednesday, before the operating day closes. */
    static final String BEGIN = "2026-11-18T09:00:00Z";

    final TownClock clock = new TownClock(BEGIN);
    final Town town;
    private long last;

    Till(Path home, String... settings) {
        town = new Town(home, clock, settings);
        now(BEGIN);
    }

    /** What time it is for Carovana and for the played services. */
    void now(String moment) {
        clock.set(Instant.parse(moment));
        control("PUT", "/clock", "{\"now\":\"%s\"}".formatted(moment));
    }

    JsonNode control(String method, String path, String body) {
        var answer = town.send(
                method,
                "/sandbox/control" + path,
                null,
                body.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json");
        assertThat(answer.statusCode())
                .as(path + " " + body + ": " + answer.body())
                .isBetween(200, 299);
        return answer.headers().firstValue("Content-Type").orElse("").contains("json") ? Town.json(answer) : null;
    }

    /** @return the notice numbers of new positions with these IUPDs */
    List<String> owed(String... iupds) {
        return left(iupds[0], Arrays.stream(iupds).map(Town::row).toArray(String[]::new));
    }

    /** @return the notice numbers of two instalments of one position */
    List<String> owedInInstalments(String iupd) {
        return left(iupd, Town.row(iupd, "125,50"), Town.row(iupd, "74,50"));
    }

    private List<String> left(String iupd, String... rows) {
        var name = "owed-" + iupd + ".csv";
        town.leave(name, Town.csv(rows));
        var navs = new ArrayList<String>();
        for (var line : town.outcome(name + ".outcome.csv").lines().skip(1).toList()) {
            assertThat(line).contains(";CREATED;");
            navs.add(line.split(";CREATED;")[1].split(";")[1]);
        }
        return navs;
    }

    /** @param more such as {@code ,"receipt":false} */
    JsonNode pay(String nav, String more) {
        return control(
                "POST", "/pay", "{\"organization\":\"%s\",\"nav\":\"%s\"%s}".formatted(Town.BUGLIANO, nav, more));
    }

    /** @return the flows of that operating day */
    JsonNode closeDay(String date, String... troubles) {
        return control(
                        "POST",
                        "/close-day",
                        "{\"organization\":\"%s\",\"date\":\"%s\",\"troubles\":%s}"
                                .formatted(Town.BUGLIANO, date, list(troubles)))
                .path("flows");
    }

    /** The bank's list of what it credited for that operating day is left for the treasurer. */
    String credit(String name, String date, String... troubles) {
        var answer = town.send(
                "POST",
                "/sandbox/control/credit",
                null,
                "{\"organization\":\"%s\",\"date\":\"%s\",\"troubles\":%s}"
                        .formatted(Town.BUGLIANO, date, list(troubles))
                        .getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return treasury(name, answer.body());
    }

    /** @return what became of its rows */
    String treasury(String name, String content) {
        try {
            var folder = Files.createDirectories(
                    town.home().resolve("inbox").resolve(Town.BUGLIANO).resolve("treasury"));
            Files.writeString(folder.resolve(name), content);
            var outcome = town.folder("outbox").resolve("treasury").resolve(name + ".outcome.csv");
            await("what became of " + name).until(() -> Files.exists(outcome));
            return Files.readString(outcome);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String list(String... words) {
        return words.length == 0 ? "[]" : "[\"" + String.join("\",\"", words) + "\"]";
    }

    /** Asks for a run and waits for its end. */
    AskedRun run() {
        var runs = town.the(AskedRuns.class);
        long id = runs.ask(Town.BUGLIANO);
        await("the run").until(() -> runs.find(Town.BUGLIANO, id).orElseThrow().finishedAt() != null);
        return runs.find(Town.BUGLIANO, id).orElseThrow();
    }

    /** The states of all payments. */
    List<String> states() {
        return texts(entries("/payments"), "state");
    }

    /** The states of the payments of one position. */
    List<String> states(String iupd) {
        var states = new ArrayList<String>();
        entries("/payments?limit=500").forEach(each -> {
            if (each.path("iupd").asText().equals(iupd)) {
                states.add(each.path("state").asText());
            }
        });
        return states;
    }

    private JsonNode entries(String rest) {
        return town.get("/reconciliation/" + Town.BUGLIANO + rest).path("entries");
    }

    /** What is open, by its kind. */
    List<String> open() {
        return texts(entries("/anomalies?state=open&limit=500"), "kind");
    }

    /** What is open about that subject, by its kind. */
    List<String> open(String subject) {
        return texts(entries("/anomalies?state=open&subject=" + subject), "kind");
    }

    private static List<String> texts(JsonNode items, String field) {
        var texts = new ArrayList<String>();
        items.forEach(each -> texts.add(each.path(field).asText()));
        return texts.stream().sorted().toList();
    }

    /** What is open now is no longer told by {@link #newlyOpen}. */
    void forgetAnomalies() {
        last = town.the(JdbcTemplate.class).queryForObject("select coalesce(max(id), 0) from anomaly", Long.class);
    }

    /** The kinds of what was opened since, and is open still. */
    List<String> newlyOpen() {
        return town.the(JdbcTemplate.class)
                .queryForList(
                        "select kind from anomaly where closed_at is null and id > ? order by kind",
                        String.class,
                        last);
    }

    /** The only one of that kind which was opened since. */
    JsonNode anomaly(String kind) {
        var found = new ArrayList<JsonNode>();
        entries("/anomalies?state=open&limit=500&kind=" + kind).forEach(each -> {
            if (each.path("id").asLong() > last) {
                found.add(each);
            }
        });
        assertThat(found).as(kind + " among " + newlyOpen()).hasSize(1);
        return found.get(0);
    }

    /** A person closes it, and it stays closed. */
    void closeByHand(String kind) {
        var answer = post(
                "/reconciliation/%s/anomalies/%d/close"
                        .formatted(Town.BUGLIANO, anomaly(kind).path("id").asLong()),
                "{\"reason\":\"we looked into it\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        run();
        assertThat(newlyOpen()).doesNotContain(kind);
    }

    void assign(String reference, String flow) {
        var answer = post(
                "/reconciliation/%s/credits/assign?reference=%s".formatted(Town.BUGLIANO, reference),
                "{\"iuf\":\"%s\"}".formatted(flow));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private HttpResponse<String> post(String path, String body) {
        return town.send(
                "POST", path, "sandbox-key", body.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
    }

    /**
     * A position that another program brought to pagoPA.
     *
     * @return its IUV
     */
    String owedElsewhere(String iupd) {
        var base = "01999%010d".formatted(iupd.hashCode() & 0xffff);
        var iuv = base + "%02d".formatted(Long.parseLong("3" + base) % 93);
        gpd("POST", "?toPublish=true", position(iupd, iuv, 12_550), 201);
        return iuv;
    }

    /** Another program changed what is owed. */
    void changedElsewhere(String iupd, String iuv, long amount) {
        gpd("PUT", "/" + iupd + "?toPublish=true", position(iupd, iuv, amount), 200);
    }

    /** The notice was served by post, which costs so much more. */
    void served(String nav, long fee) {
        var answer = town.send(
                "PUT",
                "/sandbox/gpd/debt-positions-service/v1/organizations/%s/paymentoptions/%s/notificationfee"
                        .formatted(Town.BUGLIANO, nav),
                "sandbox-key",
                "{\"notificationFee\":%d}".formatted(fee).getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    /** Whether GPD gives the receipt of that IUV. */
    boolean isReceiptThere(String iuv) {
        return town.send(
                                "GET",
                                "/sandbox/gpd/payments-receipts-service/v1/payments/%s/receipts/%s"
                                        .formatted(Town.BUGLIANO, iuv),
                                "sandbox-key",
                                null)
                        .statusCode()
                == 200;
    }

    /** pagoPA learns late that a payment was reported. */
    void reportedElsewhere(String iuv) {
        var answer = town.send(
                "POST",
                "/sandbox/gpd/debt-positions-service/v1/organizations/%s/paymentoptions/%s/transfers/1/report"
                        .formatted(Town.BUGLIANO, iuv),
                "sandbox-key",
                new byte[0]);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private void gpd(String method, String rest, String body, int status) {
        var answer = town.send(
                method,
                "/sandbox/gpd/debt-positions-service/v1/organizations/%s/debtpositions%s"
                        .formatted(Town.BUGLIANO, rest),
                "sandbox-key",
                body.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    private static String position(String iupd, String iuv, long amount) {
        return """
                {"iupd":"%s","type":"F","fiscalCode":"VRDLRA80A41F205W","fullName":"Verdi Laura","companyName":"Comune di Bugliano",
                 "switchToExpired":false,"paymentOption":[{"iuv":"%s","amount":%d,"description":"TARI 2026","isPartialPayment":false,
                 "dueDate":"2099-12-16T22:59:59","transfer":[{"idTransfer":"1","amount":%d,"remittanceInformation":"TARI 2026",
                 "category":"9/0101101IM/","iban":"IT60X0542811101000000123456"}]}]}""".formatted(iupd, iuv, amount, amount);
    }

    @Override
    public void close() {
        town.close();
    }
}
